"""Finding keywords from the command line."""

import io
import json
import sys
from types import SimpleNamespace

import pytest

from app.cli import main

TEXT = "Teak garden furniture stays outside. Teak furniture needs oil once a year. Oil the teak in spring."


def test_a_person_gets_a_table(capsys):
    assert main(["extract", TEXT]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["keyword", "score", "confidence", "type", "count"]
    assert any(line.startswith(("teak", "Teak")) for line in lines)


def test_a_person_is_told_when_nothing_is_left(capsys):
    assert main(["extract", TEXT, "--top-k", "0"]) == 0
    told = capsys.readouterr()
    assert not told.out
    assert told.err == "No keywords are left by what was asked for.\n"


def test_a_file_that_is_given_as_a_text_is_a_text_and_the_way_to_read_it_is_told(
    tmp_path, capsys
):
    file = tmp_path / "notes.txt"
    file.write_text(TEXT)
    assert main(["extract", str(file)]) == 0
    assert f"--file {file} reads the file." in capsys.readouterr().err


def test_json_holds_language_and_keywords_with_offsets(capsys):
    assert main(["extract", TEXT, "--json", "--top-k", "3"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["language"] == "en"
    assert len(told["keywords"]) == 3
    first = told["keywords"][0]
    assert list(first) == [
        *("text", "score", "confidence", "type", "count", "offsets"),
        *("variants", "related", "cluster"),
    ]
    for start, end in first["offsets"]:
        assert TEXT[start:end].casefold() in {
            first["text"].casefold(),
            first["text"].casefold() + "s",
        }


def test_a_file_and_standard_input_give_the_same_as_an_argument(
    tmp_path, monkeypatch, capsys
):
    file = tmp_path / "text.txt"
    file.write_text(TEXT)
    monkeypatch.setattr(
        sys, "stdin", SimpleNamespace(buffer=io.BytesIO(TEXT.encode()), isatty=bool)
    )
    answers = []
    for arguments in ([TEXT], ["--file", str(file)], []):
        assert main(["extract", *arguments, "--json"]) == 0
        answers.append(json.loads(capsys.readouterr().out))
    assert answers[0] == answers[1] == answers[2]


def test_lines_are_answered_in_their_order_with_offsets_into_title_and_text(
    tmp_path, capsys
):
    rows = [
        {
            "id": n,
            "title": "Träkol 🪵" if n % 2 else None,
            "text": f"{TEXT} Nummer {n}.",
            "lang": "en",
        }
        for n in range(70)
    ]
    file = tmp_path / "in.jsonl"
    file.write_text(
        "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8"
    )
    assert main(["extract", "--jsonl", str(file), "--top-k", "5"]) == 0
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [answer["id"] for answer in answers] == list(range(70))
    for row, answer in zip(rows, answers, strict=True):
        content = f"{row['title']}. {row['text']}" if row["title"] else row["text"]
        for keyword in answer["keywords"]:
            assert len(keyword["offsets"]) == keyword["count"]
            start, end = keyword["offsets"][0]
            assert content[start:end].casefold()[:3] == keyword["text"].casefold()[:3]


def test_the_answer_can_go_to_a_file_which_is_never_half_written(tmp_path, capsys):
    file, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    file.write_text(json.dumps({"id": 1, "text": TEXT}) + "\n{oops\n")
    out.write_text("before")
    assert main(["extract", "--jsonl", str(file), "--output", str(out)]) == 2
    assert out.read_text() == "before"
    file.write_text(json.dumps({"id": 1, "text": TEXT}) + "\n")
    assert main(["extract", "--jsonl", str(file), "--output", str(out)]) == 0
    assert json.loads(out.read_text())["id"] == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.jsonl", "out.jsonl"]


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ('{"text": "a"}', "line 1: “id” is missing."),
        ('{"id": 1}', "line 1: “text” should be a text."),
        ('{"id": 1, "text": 5}', "line 1: “text” should be a text."),
        ('{"id": 1, "text": "a", "title": 5}', "line 1: “title” should be a text."),
        (
            '{"id": 1, "text": "a", "lang": "xx"}',
            "line 1: “lang” should be one of en, sv",
        ),
    ],
)
def test_a_bad_line_is_told_with_its_number(tmp_path, line, complaint, capsys):
    file = tmp_path / "in.jsonl"
    file.write_text(line)
    assert main(["extract", "--jsonl", str(file)]) == 2
    assert complaint in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--language", "xx", TEXT], "xx"),
        (["--top-k", "-1", TEXT], "top_k"),
        (["  "], "The text is empty"),
        ([TEXT, "--file", "x"], "not allowed with"),
        (["--file", "/nothing"], "/nothing cannot be read: there is no such file."),
    ],
)
def test_what_cannot_be_done_is_told(arguments, complaint, capsys):
    assert main(["extract", *arguments]) == 2
    assert complaint in capsys.readouterr().err


def test_keywords_are_picked_by_what_is_asked(capsys):
    asked = [
        "--max-words",
        "1",
        "--min-score",
        "0.01",
        "--genre",
        "web",
        "--diversity",
        "0.2",
    ]
    assert main(["extract", TEXT, "--json", *asked]) == 0
    texts = [k["text"] for k in json.loads(capsys.readouterr().out)["keywords"]]
    assert texts
    assert all(" " not in text for text in texts)


def test_phrases_are_barred_and_asked_for_and_types_left_out(capsys):
    first, *_ = _texts(capsys, [])
    assert first not in _texts(capsys, ["--stop-phrase", first])
    assert first in _texts(capsys, ["--must-consider", first, "--top-k", "1"])
    assert first not in _texts(capsys, ["--without-types", "CONCEPT"])
    assert first in _texts(capsys, ["--types", "CONCEPT, LOC"])


def _texts(capsys, asked):
    assert main(["extract", TEXT, "--json", *asked]) == 0
    return [k["text"] for k in json.loads(capsys.readouterr().out)["keywords"]]


@pytest.mark.parametrize(
    "asked",
    [
        ["--types", "ANIMAL"],
        ["--genre", "poem"],
        ["--diversity", "2"],
        ["--top-k", "-1"],
    ],
)
def test_what_makes_no_sense_is_told_in_a_sentence(capsys, asked):
    assert main(["extract", TEXT, *asked]) == 2
    assert asked[1] in capsys.readouterr().err
