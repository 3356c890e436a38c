"""An error reaches the caller from a worker process with its sentence."""

import pickle

import pytest

from engine.siex import extract
from engine.siex.errors import SiexError, UnknownLanguageError


def test_an_error_survives_the_way_between_processes():
    with pytest.raises(UnknownLanguageError) as caught:
        extract("A text about ferries.", language="xx")
    arrived = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own bytes
    assert isinstance(arrived, UnknownLanguageError)
    assert isinstance(arrived, SiexError)
    assert str(arrived) == str(caught.value)
    assert "xx" in str(arrived)
