"""`siex --self-check`: sees whether this program, frozen or not, is complete.

A frozen program fails silently: an empty palette, an engine that never answers, an icon
that is missing. This tries each of them as a person would and names what is missing.
"""

import asyncio
import importlib
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.commands.printing import counted, styled
from resources.folders import ICONS, RESOURCES, SAMPLES, TEMPLATES

PACKAGES = ("app", "canvas", "engine", "nodes", "sync", "resources")
LIBRARIES = (
    "trafilatura", "feedparser", "openpyxl", "xlsxwriter", "docx", "pypdf",
    "cel_expr_python", "defusedxml", "protego",
)  # fmt: skip
BUILT_NODES = RESOURCES / "nodes.txt"
PAGE = "<html><body><article><h1>Teak</h1><p>Teak furniture stays outside all year, and needs oil in spring.</p></article></body></html>"
PATIENCE_S = 90


class MissingError(Exception):
    """Something that belongs to the program is not there."""


def self_check() -> int:
    """Print what is there; return 1 when something is missing."""
    verdicts = [_is_there(title, check) for title, check in CHECKS.items()]
    if all(verdicts):
        print("Everything is there.")
        return 0
    print(f"{verdicts.count(False)} of {len(verdicts)} checks failed.", file=sys.stderr)
    return 1


def _is_there(title: str, check: Callable[[], str]) -> bool:
    try:
        print(f"{styled('ok', 'green')}       {title}: {check()}", flush=True)
    except Exception as error:  # noqa: BLE001 - whatever is wrong is what we look for
        told = str(error) if isinstance(error, MissingError) else repr(error)
        print(f"{styled('missing', 'red')}  {title}: {told}", flush=True)
        return False
    return True


def _packages() -> str:
    found = {name: importlib.import_module(name).__file__ for name in PACKAGES}
    return "".join(f"\n           {name}: {file}" for name, file in found.items())


def _libraries() -> str:
    for name in LIBRARIES:
        importlib.import_module(name)
    return ", ".join(LIBRARIES)


def _readers() -> str:
    """Try the libraries that bring data files of their own."""
    import docx
    import trafilatura

    if "oil in spring" not in (trafilatura.extract(PAGE) or ""):
        raise MissingError("the main text of a page cannot be found")
    docx.Document()
    return "main text of a page, empty document"


def _nodes() -> str:
    from nodes.registry import node_types

    found, expected = set(node_types()), expected_nodes()
    if not found or found != expected:
        gone = ", ".join(sorted(expected - found)) or "those that were built in"
        raise MissingError(f"{counted(len(found), 'node type')}, without {gone}")
    return counted(len(found), "node type")


def expected_nodes() -> set[str]:
    """Return the ids of the nodes that were built in, or that lie in the checkout."""
    if BUILT_NODES.is_file():
        return set(BUILT_NODES.read_text("utf-8").split())
    import nodes

    root = Path(str(nodes.__file__)).parent
    return {
        ".".join(file.relative_to(root).with_suffix("").parts)
        for file in root.glob("*/**/*.py")
        if "\n@node(" in file.read_text("utf-8")
    }


def _icons() -> str:
    from nodes.registry import node_types

    wanted = {kind.icon for kind in node_types().values()}
    gone = [name for name in sorted(wanted) if not (ICONS / f"{name}.svg").is_file()]
    if gone:
        raise MissingError(f"no icon for {', '.join(gone)}")
    return counted(len(list(ICONS.glob("*.svg"))), "file")


def _templates() -> str:
    from engine.check import problems
    from engine.files import load
    from nodes.registry import node_types

    files = sorted(TEMPLATES.glob("*.siex"))
    for file in files:
        found = problems(load(file), node_types())
        if found:
            raise MissingError(f"{file.name}: {found[0]}")
    if not files or not any(SAMPLES.iterdir()):
        raise MissingError("the sample pipeline or its texts")
    return f"{counted(len(files), 'pipeline')}, {counted(len(list(SAMPLES.iterdir())), 'text')}"


def _model() -> str:
    from engine.siex import LANGUAGES, extract
    from engine.siex.compiled import is_compiled

    for language in LANGUAGES:
        if not extract("Teak: teak garden 2026. Teak garden.", language=language):
            raise MissingError(f"no keywords in {language}")
    how = "compiled" if is_compiled() else "uncompiled, slower"
    return f"{how}, {', '.join(LANGUAGES)}"


def _engine() -> str:
    """Run the sample through an engine process, whose workers extract the keywords."""
    with tempfile.TemporaryDirectory() as folder:
        return asyncio.run(_run_sample(Path(folder)))


async def _run_sample(folder: Path) -> str:
    from engine.client import EngineClient
    from engine.files import load
    from engine.home import find_home

    async with asyncio.timeout(PATIENCE_S), EngineClient(find_home(folder)) as engine:
        run_id = await engine.start_run(load(TEMPLATES / "sample.siex"))
        run = await engine.finished(run_id)
        given = {key: sum(done.records_out.values()) for key, done in run.nodes.items()}
        if run.status != "completed" or not all(given.values()):
            raise MissingError(f"the sample run is {run.status}: {run.error or given}")
        return f"process {engine.engine_pid}, {counted(max(given.values()), 'keyword')}"


def _window() -> str:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication

    app: Any = QApplication.instance() or QApplication(["siex"])
    importlib.import_module("app.compose")
    from canvas.icons import icon
    from canvas.theme import LIGHT

    if icon("keywords", LIGHT.accent, 32).isNull():
        raise MissingError("icons cannot be drawn")
    return f"Qt {importlib.import_module('PySide6').__version__}, {app.platformName()}"


CHECKS = {
    "packages": _packages,
    "libraries": _libraries,
    "readers": _readers,
    "nodes": _nodes,
    "icons": _icons,
    "pipelines": _templates,
    "keyword model": _model,
    "engine and workers": _engine,
    "window": _window,
}
