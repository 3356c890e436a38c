"""What the status of an answer means."""

import pytest

from nodes.answers import refuse_errors
from nodes.errors import InputError, TryLaterError
from tests.helpers.context import FakeResponse


@pytest.mark.parametrize(
    ("status", "kind", "sentence"),
    [
        (404, InputError, "answers 404 (Not Found): there is nothing at this address"),
        (403, InputError, "answers 403 (Forbidden): it does not let this program in"),
        (418, InputError, "(I'm a Teapot): the server refuses the request."),
        (499, InputError, "answers 499: the server refuses the request."),
        (500, TryLaterError, "the server has trouble of its own; try later."),
    ],
)
def test_an_error_is_told_and_away_differs_from_refused(
    status: int, kind: type[Exception], sentence: str
):
    with pytest.raises(kind) as caught:
        refuse_errors(FakeResponse(status=status, url="https://s.test/a?key=hidden"))
    assert str(caught.value).startswith("https://s.test/a?key=••• answers")
    assert sentence.lower() in str(caught.value).lower()


@pytest.mark.parametrize("status", [200, 204, 304])
def test_an_answer_without_error_passes(status: int):
    refuse_errors(FakeResponse(status=status))
