"""A backup is restored from the menu: said before, checked, done at the next start."""

import asyncio
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox, QPushButton

from app.compose import Studio
from engine.home import Home
from engine.store.archive import write_archive
from engine.store.store import Store
from tests.app.test_history import picture
from tests.helpers.clock import FakeClock


@pytest.fixture
def backup(studio: Studio, qtbot, tmp_path: Path) -> Path:
    async def write() -> Path:
        home = Home(tmp_path / "other")
        store = Store(home, FakeClock())
        await store.open()
        await store.save({"id": "p", "name": "Pipeline"})
        await store.close()
        write_archive(home, tmp_path / "all.siexbackup", with_records=True)
        return tmp_path / "all.siexbackup"

    writing = asyncio.ensure_future(write())
    qtbot.waitUntil(writing.done)
    return writing.result()


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


def restore(studio: Studio, file: Path) -> None:
    studio.tasks.spawn(studio.restoring.restore(file, studio.window), "Restoring")


def question(studio: Studio, qtbot) -> QMessageBox:
    def box() -> QMessageBox | None:
        return studio.window.findChild(QMessageBox, "question")

    qtbot.waitUntil(lambda: box() is not None)
    return box()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_takes_its_place_at_the_next_start(
    studio: Studio, qtbot, backup: Path, home: Home, theme: str
):
    if studio.looks.theme.name != theme:
        studio.looks.switch()
    restore(studio, backup)
    box = question(studio, qtbot)
    picture(box, f"restore-{theme}")
    assert "set aside in the data folder" in box.informativeText()
    assert not home.restoring.exists()
    box.findChild(QPushButton, "yes").click()

    qtbot.waitUntil(
        lambda: any("it takes its place" in t.lower() for t in texts(studio))
    )
    assert (home.restoring / "ready.json").is_file()
    picture(studio.window, f"restore-waits-{theme}")


def test_a_person_may_think_better_of_it(
    studio: Studio, qtbot, backup: Path, home: Home
):
    restore(studio, backup)
    question(studio, qtbot).findChild(QPushButton, "yes").click()
    qtbot.waitUntil(lambda: bool(texts(studio)))
    [drop] = [
        button
        for button in studio.messages.findChildren(QPushButton)
        if button.text() == "Do not restore"
    ]
    drop.click()

    assert not home.restoring.exists()
    assert texts(studio) == ("Nothing is restored; all stays as it is.",)


def test_what_is_no_backup_is_told(studio: Studio, qtbot, tmp_path: Path, home: Home):
    (tmp_path / "notes.txt").write_text("no backup", "utf-8")
    restore(studio, tmp_path / "notes.txt")

    qtbot.waitUntil(lambda: any("cannot be restored" in t for t in texts(studio)))
    assert not home.restoring.exists()


def texts(studio: Studio) -> tuple[str, ...]:
    return studio.messages.texts()
