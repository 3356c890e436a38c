"""A bundle for whoever helps: versions, counts and the program's log, without secrets.

What nodes said stays out, since it may quote records; of the rest, addresses, tokens, mail
addresses, names of folders and whatever looks like a key are taken out.
"""

import json
import platform
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import orjson

from engine.commands import Commands
from engine.home import Home
from engine.log_file import LINES
from nodes.redaction import HIDDEN, hide

PACKAGES = (
    "siex-studio",
    "pydantic",
    "sqlalchemy",
    "httpx",
    "httptools",
    "PySide6-Essentials",
    "numpy",
    "orjson",
)
OF_RUNS = "engine.runs"
MOST_RUNS = 1_000
ADDRESS = re.compile(r"\b[a-z][a-z0-9+.-]*://\S+", re.IGNORECASE)
MAIL = re.compile(r"\b[\w.+-]+@[\w-]+\.[\w.-]+")
QUOTED = re.compile(r"“[^”]*”|'[^'\n]*'|\"[^\"\n]*\"")
KEY_LIKE = re.compile(r"(?<![\w-])[A-Za-z0-9_+/=-]{20,}(?![\w-])")
RUN_ID = re.compile(r"\d{8}-\d{6}-\d{6}-[0-9a-f]{4}")
NAMED = re.compile(
    r"(?i)\b(bearer|basic|token|password|passwd|secret|api[_-]?key|authorization)\b\s*[:=]?\s*\S+"
)


async def support_bundle(home: Home, engine: Commands) -> dict[str, bytes]:
    """Return the files of a bundle by their names."""
    facts = {
        "versions": _versions(),
        "system": {
            "platform": platform.platform(),
            "python": platform.python_version(),
        },
        "counts": await _counts(engine),
        "folder_bytes": _sizes(home),
    }
    secrets = _known_secrets(home)
    log = "".join(line + "\n" for line in _log(home, secrets))
    return {
        "facts.json": json.dumps(facts, indent=2).encode(),
        "log.jsonl": log.encode(),
    }


def write_bundle(path: Path, files: Mapping[str, bytes]) -> None:
    """Write the files into one archive."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)


def redacted(text: str, secrets: Iterable[str], home: Path) -> str:
    """Return a message without what others must not see."""
    text = hide(text, secrets).replace(str(home), "HOME").replace(str(Path.home()), "~")
    for pattern in (ADDRESS, MAIL, NAMED, QUOTED):
        text = pattern.sub(HIDDEN, text)
    return KEY_LIKE.sub(
        lambda found: found[0] if RUN_ID.fullmatch(found[0]) else HIDDEN, text
    )


def _log(home: Home, secrets: set[str]) -> Iterator[str]:
    """Yield the program's own lines, oldest first."""
    files = sorted(home.logs.glob(f"{LINES}*"), key=lambda path: path.stat().st_mtime)
    for path in files:
        for line in path.read_text("utf-8", "replace").splitlines():
            try:
                told: dict[str, Any] = json.loads(line)
            except ValueError:
                continue
            if told.get("logger") != OF_RUNS:
                yield json.dumps(
                    {
                        name: it
                        if name in ("at", "level", "logger")
                        else redacted(str(it), secrets, home.path)
                        for name, it in told.items()
                    },
                    ensure_ascii=False,
                )


def _known_secrets(home: Home) -> set[str]:
    """Return the secrets that lie in the data folder."""
    found: set[str] = set()
    for path in (home.holder, home.webhooks):
        try:
            told = orjson.loads(path.read_bytes())
        except (OSError, ValueError):
            continue
        found |= {it for it in told.values() if isinstance(it, str)}
    return found


async def _counts(engine: Commands) -> dict[str, Any]:
    pipelines = await engine.pipelines()
    runs = await engine.runs(limit=MOST_RUNS)
    by_status = Counter[str](run.status for run in runs)
    return {
        "pipelines": len(pipelines),
        "switched_on": sum(one.enabled for one in pipelines),
        "nodes": sum(one.nodes for one in pipelines),
        f"last_{MOST_RUNS}_runs": dict(by_status),
    }


def _versions() -> dict[str, str]:
    return {name: _version(name) for name in PACKAGES}


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


def _sizes(home: Home) -> dict[str, int]:
    places = {
        "database": home.database,
        "history": home.history,
        "results": home.results,
        "logs": home.logs,
    }
    return {name: _size(path) for name, path in places.items()}


def _size(path: Path) -> int:
    if path.is_file():
        return path.stat().st_size
    return sum(one.stat().st_size for one in path.rglob("*") if one.is_file())
