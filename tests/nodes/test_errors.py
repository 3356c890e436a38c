"""Tests of `nodes.errors`."""

import pytest

from nodes import errors


@pytest.mark.parametrize(
    "error",
    [
        errors.TryLaterError("The server is busy."),
        errors.SignInError("Sign in again."),
        errors.SettingsError("url", "This is no address."),
        errors.InputError("This record has no text."),
        errors.NotAllowedError("The folder is not granted."),
    ],
    ids=lambda error: type(error).__name__,
)
def test_every_error_is_its_sentence(error):
    assert isinstance(error, errors.NodeError)
    assert str(error).endswith(".")


def test_errors_carry_what_the_engine_needs():
    assert errors.TryLaterError("Busy.", after_s=3).after_s == 3
    assert errors.TryLaterError("Busy.").after_s is None
    assert errors.SettingsError("url", "No.").field == "url"
