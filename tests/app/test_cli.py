"""The command line as a whole: help, version, complaints, exit codes."""

import pytest

from app import __version__
from app.cli import main


def test_the_version_is_one_line(capsys):
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"siex {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["frobnicate"], "There is no such command"),
        (["nodes", "--colour"], "is not understood. `siex nodes --help` shows"),
        (["nodes", "--home"], "expected one argument"),
    ],
)
def test_bad_usage_gets_one_sentence_and_code_2(arguments, complaint, capsys):
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert complaint in err
    assert err.count("\n") == 1
    assert "Traceback" not in err


def test_without_a_display_the_studio_says_what_can_be_done_instead(
    monkeypatch, capsys
):
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert main([]) == 2
    assert "`siex run FILE` runs a pipeline without it" in capsys.readouterr().err


def test_a_data_folder_that_cannot_be_made_gets_one_sentence(capsys):
    assert main(["runs", "--home", "/dev/null/home"]) == 2
    told = capsys.readouterr().err
    assert told.startswith("siex: The data folder cannot be made at /dev/null/home: ")
    assert "--home" in told
