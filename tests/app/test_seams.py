"""Small parts of the Studio that need no window."""

import asyncio

import pytest

from app import display
from app.errors import StudioError, sentence
from app.settings import Settings
from app.stylesheet import sheet
from app.tasks import Tasks
from canvas.theme import DARK, LIGHT
from engine.errors import EngineError


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda each: each.name)
def test_the_style_sheet_is_filled_in(theme):
    text = sheet(theme)
    assert "$" not in text
    assert theme.accent in text


def test_settings_survive_a_restart(tmp_path):
    settings = Settings(tmp_path)
    settings.remember(theme="dark")
    settings.opened("a", "A")
    settings.opened("b", "B")
    settings.opened("a", "A2")
    again = Settings(tmp_path).values
    assert again.theme == "dark"
    assert again.recent == (("a", "A2"), ("b", "B"))


def test_damaged_settings_are_left_aside(tmp_path):
    (tmp_path / "studio.json").write_text('{"theme": 3, "recent": [1, ["a", "A"]]')
    assert Settings(tmp_path).values == Settings(tmp_path / "none").values


def test_settings_that_cannot_be_written_do_no_harm(tmp_path):
    (tmp_path / "home").write_text("a file where the folder should be")
    settings = Settings(tmp_path / "home")
    settings.remember(theme="dark")
    assert settings.values.theme == "dark"


def test_expected_trouble_is_said_as_it_is():
    assert sentence("Saving", EngineError("The disk is full.")) == "The disk is full."
    assert sentence("Saving", StudioError("No screen.")) == "No screen."


def test_trouble_with_a_file_names_it():
    error = PermissionError(13, "Permission denied", "/x/y.siex")
    assert sentence("Exporting", error) == (
        "Exporting did not work: /x/y.siex Permission denied."
    )


def test_a_mistake_of_ours_is_said_and_logged(caplog):
    text = sentence("Running", KeyError("x"))
    assert text.startswith("Running did not work because of a mistake in the program")
    assert "Traceback" not in text
    assert caplog.records[0].exc_info


async def test_tasks_tell_errors_and_are_awaited_at_the_end():
    told: list[tuple[str, str]] = []
    ended: list[str] = []
    tasks = Tasks(lambda what, error: told.append((what, str(error))))

    async def fail() -> None:
        raise EngineError("no")

    async def wait() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.append("clean")

    tasks.spawn(fail(), "Saving")
    tasks.spawn(wait(), "Waiting")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    await tasks.close()
    tasks.spawn(wait(), "Too late")
    assert told == [("Saving", "no")]
    assert ended == ["clean"]


@pytest.mark.parametrize(
    ("platform", "variables", "expected"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"QT_QPA_PLATFORM": "offscreen"}, True),
        ("darwin", {}, True),
    ],
)
def test_a_screen_is_looked_for(monkeypatch, platform, variables, expected):
    monkeypatch.setattr("sys.platform", platform)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert display.has_display() is expected


def test_missing_libraries_are_named_with_the_command_to_install_them():
    text = display.missing_library(ImportError("libEGL.so.1: cannot open"))
    assert "libEGL.so.1" in text
    assert "sudo apt-get install -y libegl1" in text
