"""Running a transformer from the command line."""

import io
import json
import sys
from types import SimpleNamespace

import pytest

from app.cli import main

TEXT = "Teak garden furniture stays outside all year. It needs oil once in spring, before the first rain falls."


def test_a_person_gets_a_summary(tmp_path, capsys):
    file = tmp_path / "page.txt"
    file.write_text(TEXT, "utf-8")
    assert main(["transform", "seo", "--file", str(file)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("SEO: ")
    assert "Language: en" in lines


@pytest.mark.parametrize("given", [TEXT, json.dumps({"text": TEXT}), f"\ufeff{TEXT}"])
def test_standard_input_is_a_text_or_an_object(given, monkeypatch, capsys):
    stream = SimpleNamespace(buffer=io.BytesIO(given.encode()), isatty=bool)
    monkeypatch.setattr(sys, "stdin", stream)
    assert main(["transform", "seo", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["language"] == "en"


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("page.json", '{"text": 3}', "page.json, “text”: should be a text."),
        (
            "page.txt",
            ' {\n"text": x}',
            "not JSON (Expecting value at line 2, column 9)",
        ),
        ("page.json", "Teak", "page.json: this is not JSON"),
        ("page.json", "[]", "page.json: a JSON object should stand here"),
        ("page.txt", " \n", "page.txt: the text is empty"),
    ],
)
def test_a_bad_input_is_told_with_file_place_and_reason(
    tmp_path, capsys, name, text, told
):
    file = tmp_path / name
    file.write_text(text, "utf-8")
    assert main(["transform", "seo", "--file", str(file)]) == 2
    assert told in capsys.readouterr().err


def test_an_unknown_transformer_and_a_missing_file_are_told(tmp_path, capsys):
    assert main(["transform", "sea", "--file", "x"]) == 2
    assert "no transformer “sea”. Choose one of seo" in capsys.readouterr().err
    assert main(["transform", "seo", "--file", str(tmp_path / "no.txt")]) == 2
    assert "there is no such file" in capsys.readouterr().err
