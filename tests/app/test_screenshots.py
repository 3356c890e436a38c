"""Pictures of every panel with sample data, light and dark, for people to look at.

They go to ``build/screenshots`` (or the folder named in ``SIEX_SCREENSHOTS``).
``studio.png`` among them is the picture of the README, `docs/images/studio.png`.
"""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QDialog, QPushButton, QTabWidget

from app.compose import Studio
from app.panels.message_bar import Message
from app.panels.quick_add import QuickAdd
from app.panels.results import KEYWORDS, Results
from app.window import HISTORY, LOG, PROBLEMS, RESULTS, RUN
from engine import edit, files
from engine.pipeline import Node, Pipeline, Position
from engine.protocol import LogLine, OpenEffect
from resources.folders import TEMPLATES
from tests.helpers.engine import FakeEngine
from tests.helpers.keywords import EXPLANATION, keyword_record

ROOT = Path(__file__).parents[2]
FOLDER = Path(os.environ.get("SIEX_SCREENSHOTS", ROOT / "build" / "screenshots"))
LARGEST_README_PICTURE = 300_000
TEXTS = (
    (
        "Teak garden furniture that stays outside",
        "en",
        "teak furniture",
        "garden table",
    ),
    ("Surdegsbröd för nybörjare", "sv", "surdegsbröd", "rågmjöl"),
    ("Pour over coffee at home", "en", "pour-over coffee", "grind size"),
    ("Wärmepumpe im Altbau", "de", "Wärmepumpe", "Vorlauftemperatur"),
    ("Cómo elegir un buen aceite de oliva", "es", "aceite de oliva", "virgen extra"),
)


@pytest.fixture
def sample() -> Pipeline:
    """The pipeline that comes with the program."""
    return files.load(TEMPLATES / "sample.siex")


def records() -> list[dict]:
    return [
        {
            "title": title,
            "language": language,
            "words": 1200 - 137 * number,
            "keywords": [
                {"text": word, "score": round(0.92 - 0.3 * i, 2), "type": "phrase"}
                for i, word in enumerate(words)
            ],
        }
        for number, (title, language, *words) in enumerate(TEXTS)
    ]


def picture(studio: Studio, name: str) -> Path:
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / f"{name}-{studio.looks.theme.name}.png"
    assert studio.window.grab().save(str(path))
    return path


def outputs_of(studio: Studio) -> dict[str, dict[str, list[dict]]]:
    found = {
        node: {"kept" if node == "filter" else "out": records()}
        for node in studio.desk.front.pipeline.nodes
    }
    if "extract" in found:
        found["extract"]["out"] = [keyword_record(), *records()]
    return found


def run(studio: Studio, engine: FakeEngine, qtbot, errors: dict[str, str]) -> None:
    before = studio.running.run
    studio.actions["run"].trigger()
    qtbot.waitUntil(lambda: studio.running.run not in (None, before))
    run_id = studio.running.run.id
    for message in ("Read 5 texts", "Found 187 keywords in 4 languages"):
        line = {"level": "info", "message": message, "at": "2026-11-23T09:00:01Z"}
        engine.tell(LogLine(run_id=run_id, node="extract", **line))
    engine.reasons = {"lantern festival": EXPLANATION}
    outputs = outputs_of(studio)
    engine.finish(
        run_id, "failed" if errors else "completed", outputs=outputs, errors=errors
    )
    qtbot.waitUntil(lambda: not studio.running.run.is_live)
    qtbot.waitUntil(studio.actions["run"].isEnabled)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_panel_can_be_looked_at(studio: Studio, engine, qtbot, theme):
    if studio.looks.theme.name != theme:
        studio.looks.switch()
    studio.window.resize(QSize(1440, 900))
    qtbot.wait(10)
    picture(studio, "start")
    sheet = studio.filing.open_sample()
    run(studio, engine, qtbot, {})
    sheet.canvas.fit()
    sheet.selection.choose(["extract"])
    show_run_pages(studio, qtbot)
    show_nodes(studio, qtbot)
    show_inspector_tabs(studio, qtbot)
    show_trouble(studio, engine, qtbot)
    show_popup(studio, qtbot)
    show_measuring(studio, qtbot)
    show_permission_card(studio, qtbot)
    show_decision_card(studio, engine, qtbot)
    assert len(list(FOLDER.glob(f"*-{theme}.png"))) >= 20


def show_permission_card(studio: Studio, qtbot) -> None:
    asked = {
        "hook": ("web.request", {"url": "http://127.0.0.1:9000/hook"}),
        "feed": ("sources.feed", {"url": "https://example.com/feed.xml"}),
        "texts": ("sources.folder", {"folder": "/home/reader/texts"}),
        "table": ("files.csv", {"path": "week.csv"}),
    }
    nodes = {
        name: Node(name, kind, config=config, position=Position(240.0 * i, 0.0))
        for i, (name, (kind, config)) in enumerate(asked.items())
    }
    afar = Pipeline("afar", "Weekly words", nodes=nodes)
    sheet = studio.desk.open(studio.arrivals.admit(afar), is_saved=True)
    studio.running.start()
    sheet.canvas.fit()
    qtbot.wait(50)
    picture(studio, "permission-card")


def show_decision_card(studio: Studio, engine: FakeEngine, qtbot) -> None:
    post = Node(
        "post", "web.request", name="Tell the shop", config={"url": "https://a.b"}
    )
    sheet = studio.desk.open(
        Pipeline("orders", "Orders", nodes={"post": post}), is_saved=True
    )
    before = studio.running.run
    studio.actions["run"].trigger()
    qtbot.waitUntil(lambda: studio.running.run not in (None, before))
    open_effects = [
        OpenEffect(
            node="post",
            key=f"orders-{n}",
            record={"order": 4710 + n, "customer": "Ann Teak", "total": 99.5 * n},
        )
        for n in (1, 2, 3)
    ]
    engine.leave(studio.running.run.id, *open_effects)
    qtbot.waitUntil(lambda: bool(studio.messages.texts()))
    studio.running._open_run(studio.running.run.summary)
    studio.window.show_run_page(RUN)
    qtbot.waitUntil(lambda: bool(studio.running.run.open_effects))
    sheet.canvas.fit()
    qtbot.wait(50)
    picture(studio, "decision-card")


def show_run_pages(studio: Studio, qtbot) -> None:
    pages = {"run": RUN, "results": RESULTS, "log": LOG, "history": HISTORY}
    for name, page in pages.items():
        studio.window.show_run_page(page)
        qtbot.wait(150)
        picture(studio, name)
    studio.window.show_run_page(RESULTS)
    studio.results.show_view(1)
    qtbot.wait(50)
    picture(studio, "results-json")
    show_keywords(studio, qtbot)
    studio.results.show_view(0)


def show_keywords(studio: Studio, qtbot) -> None:
    studio.results.show_view(KEYWORDS)
    qtbot.wait(150)
    picture(studio, "results-keywords")
    tabs = studio.inspector.findChild(QTabWidget, "inspector_tabs")
    tabs.setCurrentIndex(2)
    output = tabs.currentWidget()
    assert isinstance(output, Results)
    output.show_view(KEYWORDS)
    studio.window.resizeDocks([studio.window.right], [420], Qt.Orientation.Horizontal)
    studio.window.below.hide()
    qtbot.wait(150)
    picture(studio, "inspector-keywords")
    output.show_view(0)
    tabs.setCurrentIndex(0)
    studio.window.below.show()


def show_measuring(studio: Studio, qtbot) -> None:
    studio.actions["measure"].trigger()
    page = studio.window.findChild(QDialog, "measure")
    for name in ("measure-new", "measure"):
        qtbot.wait(20)
        page.grab().save(str(FOLDER / f"{name}-{studio.looks.theme.name}.png"))
        studio.measuring.start(studio.measuring.texts)
        qtbot.waitUntil(lambda: not studio.measuring.is_running)
    page.close()


def show_nodes(studio: Studio, qtbot) -> None:
    for node_id in ("filter", "texts", "sort", "pages", "report"):
        studio.desk.front.selection.choose([node_id])
        qtbot.wait(100)
        picture(studio, f"node-{node_id}")
    studio.desk.front.selection.clear()
    qtbot.wait(50)
    picture(studio, "pipeline")


def show_inspector_tabs(studio: Studio, qtbot) -> None:
    studio.desk.front.selection.choose(["extract"])
    tabs = studio.inspector.findChild(QTabWidget, "inspector_tabs")
    for tab, name in enumerate(("settings", "input", "output", "help")):
        tabs.setCurrentIndex(tab)
        qtbot.wait(100)
        picture(studio, f"inspector-{name}")
    tabs.setCurrentIndex(0)


def show_trouble(studio: Studio, engine: FakeEngine, qtbot) -> None:
    sheet = studio.desk.front
    typed = edit.with_setting(sheet.pipeline, "extract", "top_k", "12a")
    sheet.document.change("Change", typed)
    run(studio, engine, qtbot, {"table": "The disk is full; nothing was written."})
    studio.messages.show_message(
        Message(
            "The engine stopped. It goes on with what ran when it is back.",
            "error",
            (("Start it now", lambda: None),),
        )
    )
    studio.checks.judge()
    studio.window.show_run_page(PROBLEMS)
    qtbot.wait(100)
    picture(studio, "problems")
    studio.window.show_run_page(RUN)
    qtbot.wait(100)
    picture(studio, "failed")


def show_popup(studio: Studio, qtbot) -> None:
    from nodes.registry import node_types

    popup = QuickAdd(node_types(), studio.looks.theme, studio.desk.front.canvas)
    popup.show_at(studio.window.mapToGlobal(QPoint(500, 300)))
    qtbot.wait(20)
    popup.grab().save(str(FOLDER / f"quick-add-{studio.looks.theme.name}.png"))
    popup.close()
    studio.actions["shortcuts"].trigger()
    dialog = studio.window.findChild(QDialog, "words")
    qtbot.wait(20)
    dialog.grab().save(str(FOLDER / f"shortcuts-{studio.looks.theme.name}.png"))
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_the_picture_of_the_readme(studio: Studio, engine, qtbot):
    if studio.looks.theme.is_dark:
        studio.looks.switch()
    studio.window.resize(QSize(1440, 860))
    studio.window.findChild(QPushButton, "open_sample").click()
    run(studio, engine, qtbot, {})
    studio.desk.front.canvas.fit()
    studio.desk.front.selection.choose(["extract"])
    studio.window.show_run_page(RESULTS)
    qtbot.wait(400)
    path = picture(studio, "studio").rename(FOLDER / "studio.png")
    assert path.stat().st_size < LARGEST_README_PICTURE
