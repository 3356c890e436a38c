"""The main job by hand: draw, set, run, save, close; then the same file without a window."""

import asyncio
import csv
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTreeWidgetItemIterator,
    QWidget,
)
from qasync import QEventLoop

from app.compose import Studio
from app.panels.node_list import TYPE_ID
from engine.client import EngineClient
from engine.home import Home
from engine.pipeline import Endpoint, Pipeline
from tests.canvas.conftest import Hand
from tests.e2e.servers import served
from tests.helpers.web import Page, Site

TEXTS = {
    "teak": "Teak garden furniture stays outside all year. Teak furniture needs oil in spring. "
    "Garden furniture made of teak turns grey without oil.",
    "coffee": "Pour over coffee needs fresh beans and a paper filter. Grind the coffee beans "
    "just before the pour over, and rinse the paper filter.",
    "weather": "Rain in the morning, sun in the afternoon, and wind from the west all day.",
}
PATIENCE_MS = 60_000


def page(name: str, text: str) -> Page:
    html = f"<html><head><title>{name}</title></head><body><article><h1>{name}</h1><p>{text}</p></article></body></html>"
    return Page(html.encode(), headers={"Content-Type": "text/html; charset=utf-8"})


@pytest.fixture
def site() -> Iterator[Site]:
    """A feed, the pages that it names, and a receiver of webhooks."""
    routes: dict[str, Any] = {
        f"/{name}": page(name, text) for name, text in TEXTS.items()
    }
    routes["/hook"] = Page(b"{}", headers={"Content-Type": "application/json"})
    with served(routes) as running:
        items = "".join(
            f"<item><title>{name}</title><link>{running.url('/' + name)}</link><guid>{name}</guid></item>"
            for name in TEXTS
        )
        feed = f'<rss version="2.0"><channel><title>News</title>{items}</channel></rss>'
        routes["/feed"] = Page(
            feed.encode(), headers={"Content-Type": "application/rss+xml"}
        )
        yield running


@pytest.fixture
def loop(qapp: QApplication) -> Iterator[QEventLoop]:
    made = QEventLoop(qapp)
    asyncio.set_event_loop(made)
    asyncio.events._set_running_loop(made)
    yield made
    asyncio.events._set_running_loop(None)
    made.close()
    asyncio.set_event_loop(None)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


@pytest.fixture
def studio(qtbot, loop: QEventLoop, qapp: QApplication, home: Home) -> Iterator[Studio]:
    """An open Studio with an engine process of its own."""
    made = Studio(qapp, home.path, EngineClient(home), lambda: Pipeline("none"))
    made.show()
    made.window.resize(1440, 900)  # room for a hand; the screen of the tests is small
    qtbot.waitUntil(lambda: made.link.state == "ready", timeout=PATIENCE_MS)
    yield made
    closing = asyncio.ensure_future(made.close())
    qtbot.waitUntil(closing.done, timeout=PATIENCE_MS)
    made.window.deleteLater()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


class Person:
    """Does what a person does, with mouse and keys."""

    def __init__(self, studio: Studio, qtbot: Any) -> None:
        self.studio, self._qtbot = studio, qtbot

    @property
    def pipeline(self) -> Pipeline:
        assert self.studio.desk.front
        return self.studio.desk.front.pipeline

    def find(self, kind: type, name: str) -> Any:
        """Wait for a visible widget of the form on the right."""

        def visible() -> list[Any]:
            found = self.studio.inspector.findChildren(kind, name)
            return [each for each in found if each.isVisible()]

        self._qtbot.waitUntil(lambda: bool(visible()))
        return visible()[0]

    def place(self, words: str, type_id: str) -> str:
        """Search the palette, double-click what is found; answer the node's id."""
        search, tree = self.studio.palette.search, self.studio.palette.tree
        search.clear()
        self._qtbot.keyClicks(search, words)
        walk = QTreeWidgetItemIterator(tree)
        while (item := walk.value()) and item.data(0, TYPE_ID) != type_id:
            walk += 1
        tree.scrollToItem(item)
        spot = tree.visualItemRect(item).center()
        left = Qt.MouseButton.LeftButton
        self._qtbot.mouseClick(tree.viewport(), left, pos=spot)
        self._qtbot.mouseDClick(tree.viewport(), left, pos=spot)
        return list(self.pipeline.nodes)[-1]

    def pull_wire(self, source: Endpoint, target: Endpoint) -> None:
        """Drag from an output port to an input port."""
        canvas = self.studio.desk.front.canvas
        canvas.fit()
        canvas.grab()
        place_of = canvas.stage.scene.layout.place_of
        start, end = place_of(source, is_output=True), place_of(target, is_output=False)
        Hand(canvas).drag((start.x(), start.y()), (end.x(), end.y()))

    def choose(self, *ids: str) -> None:
        self.studio.desk.front.selection.choose(ids)

    def type(self, kind: type, name: str, text: str) -> None:
        """Type into a field of the form on the right."""
        widget = self.find(kind, name)
        widget.selectAll()
        self._qtbot.keyClicks(widget, text)

    def add_condition(self, field: str, operator: str, value: str) -> None:
        self._qtbot.mouseClick(
            self.find(QPushButton, "add_condition"), Qt.MouseButton.LeftButton
        )
        named = self.find(QComboBox, "field").lineEdit()
        named.selectAll()
        self._qtbot.keyClicks(named, field)
        combo = self.find(QComboBox, "operator")
        combo.setCurrentIndex(combo.findData(operator))
        combo.activated.emit(combo.currentIndex())
        self.type(QLineEdit, "value", value)

    def save_as(self, name: str) -> None:
        """Save; a dialog asks for the name."""
        self.studio.actions["save"].trigger()
        self._qtbot.waitUntil(lambda: self._dialog() is not None)
        line = self._dialog().findChild(QLineEdit, "name")
        line.selectAll()
        self._qtbot.keyClicks(line, name)
        self._qtbot.keyClick(line, Qt.Key.Key_Return)
        document = self.studio.desk.front.document
        self._qtbot.waitUntil(lambda: not document.is_dirty, timeout=PATIENCE_MS)

    def run(self) -> str:
        """Press Run and wait for the end; answer how it went."""
        self.studio.actions["run"].trigger()
        running = self.studio.running
        self._qtbot.waitUntil(
            lambda: running.run is not None and not running.run.is_live,
            timeout=PATIENCE_MS,
        )
        return running.run.summary.error or running.run.summary.status

    def close(self) -> None:
        closing = asyncio.ensure_future(self.studio.close())
        self._qtbot.waitUntil(closing.done, timeout=PATIENCE_MS)

    def _dialog(self) -> QWidget | None:
        shown = (w for w in QApplication.topLevelWidgets() if w.isVisible())
        return next((w for w in shown if isinstance(w, QDialog)), None)


def draw(person: Person, site: Site) -> None:
    """Feed → page → keywords → filter → csv and webhook, from an empty canvas."""
    person.studio.actions["new"].trigger()
    person.place("feed", "sources.feed")
    person.type(QLineEdit, "url", site.url("/feed"))
    person.place("web page", "web.page")
    person.place("extract", "siex.extract")
    kept = person.place("filter", "flow.filter")
    person.add_condition("title", "not_equals", "weather")
    person.place("csv", "files.csv")
    person.type(QLineEdit, "path", "found.csv")
    person.choose()
    hook = person.place("http request", "web.request")
    person.pull_wire(Endpoint(kept, "kept"), Endpoint(hook, "in"))
    person.choose(hook)
    person.type(QPlainTextEdit, "url", site.url("/hook"))
    person.choose()
    person.type(QPlainTextEdit, "allow_private_hosts", site.host)


def told(site: Site) -> list[dict[str, Any]]:
    """Return what the webhook was told so far, in an order of its own."""
    bodies = [json.loads(asked.body) for asked in site.asked if asked.path == "/hook"]
    for body in bodies:
        body.pop("fetched_at", None)
    return sorted(bodies, key=lambda body: body["url"])


def rows(home: Path) -> list[dict[str, str]]:
    with (home / "output" / "found.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_what_the_studio_does_the_command_line_does_too(
    studio, site, home, qtbot, tmp_path
):
    person = Person(studio, qtbot)
    draw(person, site)
    person.save_as("News")
    assert person.run() == "completed"
    person.close()
    by_hand, seen_by_hand = rows(home.path), told(site)
    assert [row["title"] for row in by_hand] == ["teak", "coffee"]
    assert "Teak" in by_hand[0]["keywords"]
    assert [Path(body["url"]).name for body in seen_by_hand] == ["coffee", "teak"]

    site.asked.clear()
    file = tmp_path / "news.siex"
    siex("export", "News", str(file), home=home.path)
    elsewhere = tmp_path / "elsewhere"
    run = json.loads(siex("run", str(file), "--json", home=elsewhere))
    assert run["status"] == "completed"
    assert rows(elsewhere) == by_hand
    assert told(site) == seen_by_hand


def siex(*arguments: str, home: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "app", *arguments],
        env={**os.environ, "SIEX_HOME": str(home)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode("utf-8")
