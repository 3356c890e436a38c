"""Versions of pipelines, limits of the history, and backups from the command line."""

from pathlib import Path

import pytest

from app.cli import main
from engine.home import find_home
from engine.lock import holding


@pytest.fixture
def three_versions(told, file, capsys) -> None:
    for name in ("One", "Two", "Three"):
        assert main(["import", file(name=name)]) == 0
    capsys.readouterr()


def test_versions_are_listed_compared_and_restored(three_versions, told, capsys):
    listed = told("pipelines", "versions", "words")[1]["versions"]
    assert [(v["version"], v["is_current"]) for v in listed] == [
        (3, True),
        (2, False),
        (1, False),
    ]
    changes = told("pipelines", "diff", "words", "1", "3")[1]["changes"]
    assert [c["text"] for c in changes] == ["Name: “One” → “Three”"]

    restored = told("pipelines", "restore", "words", "1")[1]["pipeline"]
    assert (restored["name"], restored["version"]) == ("One", 4)
    assert main(["pipelines", "diff", "words", "1", "4"]) == 0
    assert "do not differ" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["diff", "words", "1"], "needs 2 versions"),
        (["restore", "words"], "needs 1 version"),
        (["restore", "words", "9"], "There is no version “9"),
        (["show", "words", "1"], "takes no version"),
    ],
)
def test_versions_that_are_not_there_are_told(
    three_versions, arguments, sentence, capsys
):
    assert main(["pipelines", *arguments]) == 2
    assert sentence in capsys.readouterr().err


def test_limits_are_shown_and_changed(home, told, capsys):
    assert told("settings")[1]["history"]["limits"]["runs"] == 100_000
    told("settings", "keep-runs", "5000")
    told("settings", "keep-days", "all")

    limits = told("settings")[1]["history"]["limits"]
    assert (limits["runs"], limits["days"]) == (5_000, None)
    assert main(["settings"]) == 0
    assert "5,000" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments", [["keep-runs"], ["keep-runs", "0"], ["keep-runs", "many"]]
)
def test_a_limit_that_makes_no_sense_is_told(home, arguments, capsys):
    assert main(["settings", *arguments]) == 2
    assert capsys.readouterr().err.startswith("siex: ")


def test_runs_beyond_the_limits_are_pruned(told, file):
    for _ in range(3):
        told("run", file())
    told("settings", "keep-runs", "1")
    told("runs", "prune")

    assert len(told("runs")[1]["runs"]) == 1
    assert told("settings")[1]["history"]["runs"] == 1


def test_a_backup_brings_everything_back(three_versions, told, file, home, tmp_path):
    run = told("run", file())[1]
    backup = str(tmp_path / "all.backup")
    code, done = told("backup", backup)
    assert (code, done["with_records"]) == (0, True)
    told("pipelines", "delete", "words")

    code, restored = told("restore", backup)

    assert (code, restored["state"]) == (0, "restored")
    assert Path(restored["set_aside"]).is_dir()
    assert len(told("pipelines")[1]["pipelines"]) == 1
    assert told("runs", "show", run["run_id"])[1]["outputs"] == run["outputs"]


def test_a_backup_waits_while_an_engine_works(three_versions, told, home, tmp_path):
    backup = str(tmp_path / "all.backup")
    told("backup", backup)
    told("pipelines", "delete", "words")
    with holding(find_home(home), "siex serve"):
        assert told("restore", backup)[1]["state"] == "waiting"

    assert len(told("pipelines")[1]["pipelines"]) == 1


def test_an_existing_file_is_not_overwritten(home, tmp_path, capsys):
    file = tmp_path / "all.backup"
    file.write_text("mine")

    assert main(["backup", str(file)]) == 2
    assert "is there already" in capsys.readouterr().err
    assert main(["restore", str(file)]) == 2
    assert file.read_text() == "mine"
