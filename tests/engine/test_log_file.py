"""The log of an engine."""

import io
import json
import logging

import pytest

from engine.home import find_home
from engine.log_file import Log, logging_to_file


def test_what_is_logged_lands_in_the_data_folder(tmp_path):
    home = find_home(tmp_path)
    before = logging.getLogger().handlers[:]
    with logging_to_file(home):
        logging.getLogger("engine").info("Something happened: %s", "ö")
    assert "INFO    engine: Something happened: ö" in (
        home.logs / "engine.log"
    ).read_text("utf-8")
    assert logging.getLogger().handlers == before


class FullDisk(io.StringIO):
    def write(self, text: str) -> int:
        raise OSError(28, "No space left on device")

    def flush(self) -> None:
        raise OSError(28, "No space left on device")


def test_a_full_disk_loses_lines_of_the_log_and_nothing_else(
    tmp_path, capsys: pytest.CaptureFixture[str]
):
    log = Log(tmp_path / "engine.log", delay=True)
    log.stream = FullDisk()
    log.emit(logging.makeLogRecord({"msg": "lost"}))
    log.close()
    assert capsys.readouterr() == ("", "")


def test_a_message_with_line_breaks_stays_one_line(tmp_path):
    home = find_home(tmp_path)
    with logging_to_file(home):
        logging.getLogger("engine").info(
            "Title: %s", "x\n2026-01-01 ERROR\x1b[2J\u2028y"
        )

    [line] = (home.logs / "engine.log").read_text("utf-8").splitlines()
    assert line.endswith(r"Title: x\n2026-01-01 ERROR\x1b[2J\u2028y")


def test_programs_get_the_log_as_json_lines(tmp_path, caplog):
    home = find_home(tmp_path)
    with logging_to_file(home):
        logging.getLogger("engine").warning("Two\nlines, “quoted”")

    [line] = (home.logs / "engine.jsonl").read_text("utf-8").splitlines()
    told = json.loads(line)
    assert told.pop("at").endswith("+00:00")
    assert told == {
        "level": "warning",
        "logger": "engine",
        "message": "Two\nlines, “quoted”",
    }
