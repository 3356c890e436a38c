"""Tests of `engine.transform.prose.dates`."""

import pytest

from engine.transform.prose.dates import dates
from engine.transform.prose.text import prose


@pytest.mark.parametrize(
    ("language", "written", "iso"),
    [
        ("en", "March 1, 2024", "2024-03-01"),
        ("en", "25 May 2018", "2018-05-25"),
        ("en", "the 3rd of June 2020", "2020-06-03"),
        ("en", "2024-02-29", "2024-02-29"),
        ("en", "13/04/2024", "2024-04-13"),
        ("sv", "den 14 februari 2021", "2021-02-14"),
        ("de", "12. März 2019", "2019-03-12"),
        ("de", "3.4.2020", "2020-04-03"),
        ("fr", "1er juin 2020", "2020-06-01"),
        ("es", "3 de noviembre de 2020", "2020-11-03"),
        ("it", "30 giugno 2003", "2003-06-30"),
        ("pt", "5 de março de 2019", "2019-03-05"),
        ("nl", "9 augustus 2022", "2022-08-09"),
        ("nb", "17. mai 2014", "2014-05-17"),
        ("el", "4 Μαΐου 2019", "2019-05-04"),
        ("lt", "2020 m. gegužės 5 d.", "2020-05-05"),
    ],
)
def test_a_day_is_read_in_every_language(language, written, iso):
    assert [it.iso for it in dates(prose(f"x {written}, y", language))] == [iso]


def test_a_day_that_could_be_two_is_left_open():
    assert [it.iso for it in dates(prose("on 03/04/2024", "en"))] == [None]
    assert [it.iso for it in dates(prose("03/04/2024", "fr"))] == ["2024-04-03"]


@pytest.mark.parametrize(
    "text", ["30 February 2024", "2024-13-01", "chapter 12", "May 2018 was warm"]
)
def test_what_is_no_day_is_left(text):
    assert list(dates(prose(text, "en"))) == []
