"""Small places are known by number."""

import pytest

from engine.siex.kinds.gazetteer import is_village


@pytest.mark.parametrize("name", ["vansbro", "shepton mallet", "reeth", "guillestre"])
def test_villages_are_known(name):
    assert is_village(name)


@pytest.mark.parametrize("name", ["", "vansbroo", "keyword research", "ångström"])
def test_other_words_are_not(name):
    assert not is_village(name)
