"""A whole Studio over a fake engine, and its event loop, for tests that use it as people do."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from app.compose import Studio
from engine.pipeline import Pipeline
from tests.helpers.engine import FakeEngine
from tests.helpers.pipelines import keyword_pipeline


@pytest.fixture
def loop(qapp: QApplication) -> Iterator[QEventLoop]:
    """Qt's event loop as the running one of asyncio."""
    made = QEventLoop(qapp)
    asyncio.set_event_loop(made)
    asyncio.events._set_running_loop(made)
    yield made
    asyncio.events._set_running_loop(None)
    made.close()
    asyncio.set_event_loop(None)


@pytest.fixture
def engine() -> FakeEngine:
    """An engine in memory."""
    return FakeEngine()


@pytest.fixture
def sample() -> Pipeline:
    """Text, keywords, a filter, a table."""
    return keyword_pipeline()


@pytest.fixture
def studio(
    qtbot, loop: QEventLoop, engine: FakeEngine, sample: Pipeline, tmp_path: Path
) -> Iterator[Studio]:
    """An open Studio with a connected engine and no document."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    looks = app.palette(), app.styleSheet()
    made = Studio(app, tmp_path / "home", engine, lambda: sample)
    made.show()
    qtbot.waitUntil(lambda: made.link.state == "ready")
    yield made
    closing = asyncio.ensure_future(made.close(), loop=loop)
    qtbot.waitUntil(closing.done)
    made.window.deleteLater()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    app.setPalette(looks[0])
    app.setStyleSheet(looks[1])
