"""The Studio as a program: a window, its event loop, and a clean end."""

import asyncio
import gc
import importlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from app.display import missing_library
from app.errors import StudioError

if TYPE_CHECKING:
    from app.compose import Studio
    from engine.pipeline import Pipeline


BEFORE_QT = ("numpy", "engine.files", "engine.protocol")
"""What is needed anyway and loads faster now: Qt for Python slows all later imports."""
SETTLED_S = 3.0
"""When a start is over, and the collector of garbage may go to work again."""


def open_studio(home: Path, file: Path | None = None) -> int:
    """Open the window and return the exit code when it is closed.

    Raises:
        StudioError: Qt cannot be loaded here; says what to install.
    """
    gc.disable()  # nothing that a start makes is garbage; looking costs a tenth of it
    for name in BEFORE_QT:
        importlib.import_module(name)
    try:
        from PySide6.QtWidgets import QApplication
    except ImportError as error:
        raise StudioError(missing_library(error)) from error
    from qasync import QEventLoop

    from app.compose import Studio
    from canvas.icons import icon
    from canvas.theme import LIGHT
    from engine.client import EngineClient
    from engine.home import Home

    sys.setswitchinterval(0.001)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("siex-studio")
    app.setApplicationDisplayName("SIE-X Studio")
    app.setStyle("Fusion")
    app.setQuitOnLastWindowClosed(False)
    app.setWindowIcon(icon("keywords", LIGHT.accent, 64))
    loop = QEventLoop(app)
    asyncio.set_event_loop(loop)
    loop.call_later(SETTLED_S, _collect_garbage)
    with loop:
        studio = Studio(app, home, EngineClient(Home(home)), _sample)
        studio.show(file)
        loop.run_until_complete(_until_closed(studio))
    return 0


def _collect_garbage() -> None:
    """Let the collector work, but not through what stays: that would stop the window."""
    gc.freeze()
    gc.enable()


def _sample() -> "Pipeline":
    from engine.files import load
    from resources.folders import TEMPLATES

    return load(TEMPLATES / "sample.siex")


async def _until_closed(studio: "Studio") -> None:
    await studio.gone
    await studio.close()
