"""Pictures of every panel with sample data, light and dark, for people to look at.

They go to ``build/screenshots`` (or the folder named in ``SIEX_SCREENSHOTS``), and one
of them is the picture of the README.
"""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QPixmap

from app.compose import HISTORY, LOG, PROBLEMS, RESULTS, RUN, Studio
from engine.protocol import LogLine
from tests.helpers.engine import FakeEngine

ROOT = Path(__file__).parents[2]
FOLDER = Path(os.environ.get("SIEX_SCREENSHOTS", ROOT / "build" / "screenshots"))
TEXTS = (
    (
        "Teak garden furniture",
        "en",
        ("teak furniture", "weatherproof cushions", "garden table"),
    ),
    ("Surdegsbröd för nybörjare", "sv", ("surdegsbröd", "levain", "rågmjöl")),
    ("Guide to pour-over coffee", "en", ("pour-over coffee", "grind size", "bloom")),
    ("Wärmepumpe im Altbau", "de", ("Wärmepumpe", "Altbau", "Vorlauftemperatur")),
)


def records() -> list[dict]:
    return [
        {
            "title": title,
            "language": language,
            "words": 1200 - 137 * number,
            "keywords": [
                {"text": word, "score": round(0.92 - 0.2 * i, 2), "type": "phrase"}
                for i, word in enumerate(words)
            ],
            "path": f"samples/{number}.md",
        }
        for number, (title, language, words) in enumerate(TEXTS * 12)
    ]


def picture(studio: Studio, name: str) -> QPixmap:
    FOLDER.mkdir(parents=True, exist_ok=True)
    made = studio.window.grab()
    made.save(str(FOLDER / f"{name}-{studio.looks.theme.name}.png"))
    return made


def run(studio: Studio, engine: FakeEngine, qtbot) -> None:
    studio.actions["run"].trigger()
    qtbot.waitUntil(lambda: studio.running.run is not None)
    run_id = studio.running.run.id
    found = records()
    for message in ("Read 4 texts", "Found 187 keywords in 4 languages"):
        engine.tell(
            LogLine(
                run_id=run_id,
                node="extract",
                level="info",
                message=message,
                at="2026-11-23T09:00:01+00:00",
            )
        )
    engine.finish(
        run_id,
        outputs={
            "start": {"out": [{}]},
            "text": {"out": found},
            "extract": {"out": found},
            "filter": {"kept": found[:24], "dropped": found[24:]},
            "limit": {"out": found[:5]},
        },
    )
    qtbot.waitUntil(lambda: not studio.running.run.is_live)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_panel_can_be_looked_at(studio: Studio, engine, qtbot, theme):
    if studio.looks.theme.name != theme:
        studio.looks.switch()
    studio.window.resize(QSize(1440, 900))
    qtbot.wait(10)
    picture(studio, "start")
    studio.filing.open_sample()
    run(studio, engine, qtbot)
    sheet = studio.desk.front
    sheet.canvas.fit()
    pages = {"run": RUN, "results": RESULTS, "log": LOG, "problems": PROBLEMS}
    for name, page in {**pages, "history": HISTORY}.items():
        sheet.selection.choose(["extract"])
        studio.window.show_run_page(page)
        qtbot.wait(60)
        picture(studio, name)
    for node in ("filter", "text", "limit"):
        sheet.selection.choose([node])
        qtbot.wait(60)
        picture(studio, f"node-{node}")
    for tab, name in enumerate(("settings", "input", "output", "help")):
        sheet.selection.choose(["extract"])
        studio.inspector._tabs.setCurrentIndex(tab)
        qtbot.wait(60)
        picture(studio, f"inspector-{name}")
    assert len(list(FOLDER.glob(f"*-{theme}.png"))) >= 13
