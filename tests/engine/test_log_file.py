"""The log of an engine."""

import logging

from engine.home import find_home
from engine.log_file import logging_to_file


def test_what_is_logged_lands_in_the_data_folder(tmp_path):
    home = find_home(tmp_path)
    before = logging.getLogger().handlers[:]
    with logging_to_file(home):
        logging.getLogger("engine").info("Something happened: %s", "ö")
    assert "INFO    engine: Something happened: ö" in (
        home.logs / "engine.log"
    ).read_text("utf-8")
    assert logging.getLogger().handlers == before
