"""Bytes become text by what they declare or look like."""

import pytest

from nodes.charset import decode

GREEK = "Η γρήγορη καφέ αλεπού πηδάει πάνω από το τεμπέλικο σκυλί κάθε πρωί"


@pytest.mark.parametrize(
    ("content", "content_type", "text"),
    [
        ("é".encode(), "text/html; charset=utf-8", "é"),
        (b"\xe9", "text/html; charset=ISO-8859-1", "é"),
        (b"\x80", "text/html; charset=latin1", "€"),
        (b"\xe9", 'text/plain; charset="windows-1252"', "é"),
        ("é".encode(), "text/plain; charset=nobody-knows", "é"),
        ("é".encode(), "text/plain; charset=base64", "é"),
        (b"\xef\xbb\xbf\xc3\xa9", "text/html; charset=latin1", "é"),
        ("é".encode("utf-16"), "", "é"),
        (b"caf\xe9", "", "café"),
        (b"\xff\xfeh\x00i\x00", "text/html", "hi"),
    ],
)
def test_declared_charsets_and_marks(content: bytes, content_type: str, text: str):
    assert decode(content, content_type).text == text


@pytest.mark.parametrize(
    ("head", "charset"),
    [
        ('<meta charset="iso-8859-7">', "iso8859-7"),
        (
            "<meta http-equiv=content-type content='text/html; charset=cp1253'>",
            "cp1253",
        ),
        ('<?xml version="1.0" encoding="iso-8859-7"?>', "iso8859-7"),
    ],
)
def test_markup_declares_its_own_charset(head: str, charset: str):
    content = (head + GREEK).encode(charset)
    assert decode(content, "text/html", markup=True) == (head + GREEK, charset)


def test_a_header_beats_what_the_page_says():
    page = '<meta charset="iso-8859-7">é'.encode()
    assert decode(page, "text/html; charset=utf-8", markup=True).text.endswith("é")


def test_a_page_that_wrongly_claims_to_be_utf8_is_read_by_its_letters():
    page = "Räksmörgås är gott".encode("latin-1")
    assert decode(page, "text/html; charset=utf-8").text == "Räksmörgås är gott"


def test_a_torn_letter_does_not_change_the_charset_of_a_page():
    page = "Räksmörgås är gott, å".encode()[:-1]
    assert decode(page, "text/html; charset=utf-8").text == "Räksmörgås är gott, \ufffd"


def test_longer_text_without_any_hint_is_read_by_its_letters():
    assert decode(GREEK.encode("cp1253")).text == GREEK


def test_a_short_latin_text_is_read_as_western():
    assert decode("Größe;Straße".encode("latin-1")) == ("Größe;Straße", "cp1252")
