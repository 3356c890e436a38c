"""What holds for every test: its ring, and that it leaves nothing behind.

The ring comes from the folder: `tests/app` and `tests/canvas` may use Qt, `tests/e2e`
starts the whole program, everything else is plain. A test fails when it leaves a task,
a thread or a window behind, or logs a warning that it did not ask for; a test that
takes ``caplog`` looks at the log itself.
"""

import asyncio
import inspect
import logging
import os
import sys
import threading
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

HERE = Path(__file__).parent
RINGS = {"app": "qt", "canvas": "qt", "e2e": "e2e"}
GRACE_S = 2.0


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark each test with its ring, and watch the tasks of those that are async."""
    for item in items:
        ring = RINGS.get(item.path.relative_to(HERE).parts[0])
        if ring:
            item.add_marker(ring)
        if inspect.iscoroutinefunction(getattr(item, "function", None)):
            item.fixturenames.insert(0, "no_task_left")


@pytest.fixture
async def no_task_left() -> AsyncIterator[None]:
    """Fail a test that leaves a task running."""
    yield
    ours = asyncio.current_task()
    left = [task for task in asyncio.all_tasks() if task is not ours]
    if left:
        await asyncio.wait(left, timeout=GRACE_S)
    left = [task for task in left if not task.done()]
    assert not left, f"tasks left behind: {left}"


@pytest.fixture(autouse=True)
def no_thread_left() -> Iterator[None]:
    """Fail a test that leaves a thread running."""
    before = set(threading.enumerate())
    yield
    until = time.monotonic() + GRACE_S
    for thread in set(threading.enumerate()) - before:
        if not _is_looked_after(thread):
            thread.join(max(0.0, until - time.monotonic()))
            assert not thread.is_alive(), f"a thread was left behind: {thread}"


def _is_looked_after(thread: threading.Thread) -> bool:
    """Tell Qt's own threads, and those of an event loop, which joins them at its end."""
    return isinstance(thread, threading._DummyThread) or thread.name.startswith(
        "asyncio_"
    )


@pytest.fixture(autouse=True)
def no_window_left() -> Iterator[None]:
    """Fail a test that leaves a window open."""
    yield
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return
    left = [w for w in widgets.QApplication.topLevelWidgets() if w.isVisible()]
    for window in left:
        window.close()
    assert not left, f"windows left open: {left}"


class Warnings(logging.Handler):
    """Keeps what is logged at WARNING and above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def no_unexpected_warning(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that logs a warning, unless it looks at the log itself."""
    handler = Warnings()
    logging.getLogger().addHandler(handler)
    yield
    logging.getLogger().removeHandler(handler)
    if "caplog" not in request.fixturenames:
        assert not handler.lines, f"unexpected log lines: {handler.lines}"
