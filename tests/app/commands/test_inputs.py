"""What a person hands to a command, and what they are told when it cannot be read."""

import io
import sys
from types import SimpleNamespace

import pytest

from app.commands.errors import BadInputError
from app.commands.inputs import json_lines, json_object, read_text


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("{", "--input: this is not JSON"),
        ("[1]", "--input: a JSON object should stand here, not [1]"),
        ("7", "a JSON object should stand here"),
        ("[" * 100_000, "--input: this JSON is nested more than 100 levels deep."),
        ('{"a":' * 101 + "1" + "}" * 101, "nested more than 100 levels deep."),
        (
            '{"a": ' + "9" * 5000 + "}",
            "--input: this holds a number that is too large.",
        ),
    ],
)
def test_what_is_no_json_object_is_told_with_its_place(text, complaint):
    with pytest.raises(BadInputError) as caught:
        json_object(text, "--input")
    assert complaint in str(caught.value)


def test_lines_are_read_with_their_numbers_and_empty_ones_are_passed_over(tmp_path):
    file = tmp_path / "in.jsonl"
    file.write_bytes('\ufeff{"a": "ö"}\r\n\n{"b": 2}'.encode())
    assert list(json_lines(str(file))) == [(1, {"a": "ö"}), (3, {"b": 2})]


def test_a_bad_line_is_told_after_the_good_ones_before_it(tmp_path):
    file = tmp_path / "in.jsonl"
    file.write_text('{"a": 1}\n{"a": \n')
    lines = json_lines(str(file))
    assert next(lines) == (1, {"a": 1})
    with pytest.raises(BadInputError, match=r"in\.jsonl, line 2: this is not JSON"):
        next(lines)


def test_latin_1_is_told_with_what_to_do(tmp_path):
    file = tmp_path / "old.txt"
    file.write_bytes("smörgås".encode("latin-1"))
    with pytest.raises(
        BadInputError, match=r"old\.txt: this is not UTF-8 text \(byte 3\); save"
    ):
        read_text(str(file))


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path):
    with pytest.raises(BadInputError, match="there is no such file"):
        read_text(str(tmp_path / "nothing"))
    with pytest.raises(BadInputError, match="it is a folder"):
        read_text(str(tmp_path))


def test_a_dash_is_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO("ä".encode())))
    assert read_text("-") == "ä"
