"""n8n as a peer: its workflows for the steps that we measure."""

import json
import os
import subprocess
import time
import urllib.request
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any

from bench.automation import MissingPeerError, Peer, Running, install, running

N8N = Peer(
    "n8n 1.123",
    "n8n",
    ("n8n@1.123",),
    "n8n/bin/n8n",
    options=("--legacy-peer-deps", "--ignore-scripts"),
    overrides={"xlsx": "0.18.5", "@langchain/core": "^1.2"},
    afterwards=(("rebuild", "sqlite3"),),
)
"""``xlsx`` is asked for from a place of its own; the one of the registry does."""
WEBHOOK = "/webhook/score"
ITEMS = "/webhook/items"
ENVIRONMENT = {
    "N8N_LISTEN_ADDRESS": "127.0.0.1",
    "N8N_EXPRESSION_ENGINE": "legacy",  # its fastest
    "N8N_RUNNERS_ENABLED": "false",
    "N8N_PAYLOAD_SIZE_MAX": "500",
    "N8N_DIAGNOSTICS_ENABLED": "false",
    "N8N_VERSION_NOTIFICATIONS_ENABLED": "false",
    "N8N_TEMPLATES_ENABLED": "false",
    "N8N_LOG_LEVEL": "warn",
    "DB_SQLITE_POOL_SIZE": "2",
    "NODE_OPTIONS": "--max-old-space-size=8000",
}


@contextmanager
def n8n() -> Generator[Running]:
    """Start n8n with both workflows switched on."""
    with running(N8N, _arguments, _settings, "/healthz") as started:
        _wait_for_webhooks(started)
        yield started


def five_steps() -> dict[str, float]:
    """Return what 100,000 records through the five steps take."""
    with n8n() as started:
        seconds_for(started, 1_000)
        wall_s = seconds_for(started, 100_000)
        return {"wall_s": round(wall_s, 2), "peak_mb": started.peak_mb}


def seconds_for(started: Running, count: int) -> float:
    """Return how long ``count`` records take through the five steps."""
    items = [
        {"n": n, "title": f"Title {n}", "url": f"https://example.com/{n}"}
        for n in range(count)
    ]
    body = json.dumps({"items": items}).encode()
    began = time.perf_counter()
    _post(started.url + ITEMS, body)
    return time.perf_counter() - began


def _post(url: str, body: bytes) -> bytes:
    request = urllib.request.Request(url, body, {"Content-Type": "application/json"})  # noqa: S310 - ours
    with urllib.request.urlopen(request, timeout=900) as answer:  # noqa: S310 - ours
        return answer.read()


def _wait_for_webhooks(started: Running) -> None:
    until = time.monotonic() + 120
    while True:
        try:
            _post(started.url + WEBHOOK, b'{"n": 1}')
            _post(started.url + ITEMS, b'{"items": [{"n": 9, "title": "a"}]}')
        except OSError as error:
            if time.monotonic() > until:
                message = f"{N8N.name}: its webhook does not answer ({error})"
                raise MissingPeerError(message) from error
            time.sleep(0.3)
        else:
            return


def _arguments(folder: Path, port: int) -> list[str]:
    """Bring the workflows in, switch them on, and say how to start."""
    install(N8N)
    environment = {**ENVIRONMENT, **_settings(folder, port)}
    for name, flow in (("score", _webhook()), ("items", _items())):
        path = folder / f"{name}.json"
        path.write_text(json.dumps([{"id": name, "name": name, **flow}]), "utf-8")
        _call(folder, environment, "import:workflow", f"--input={path}")
        _call(folder, environment, "update:workflow", f"--id={name}", "--active=true")
    return ["start"]


def _call(folder: Path, environment: Mapping[str, str], *command: str) -> None:
    done = subprocess.run(  # noqa: S603 - a program that was asked for
        ["node", str(N8N.script), *command],  # noqa: S607 - as it is found everywhere
        cwd=folder,
        env={**os.environ, "HOME": str(folder), **environment},
        capture_output=True,
        timeout=180,
        check=False,
    )
    if done.returncode:
        told = (done.stderr or done.stdout).decode("utf-8", "replace").strip()[-300:]
        message = f"{N8N.name}: {command[0]} failed ({told})"
        raise MissingPeerError(message)


def _settings(folder: Path, port: int) -> Mapping[str, str]:
    return {**ENVIRONMENT, "N8N_USER_FOLDER": str(folder), "N8N_PORT": str(port)}


def _webhook() -> dict[str, Any]:
    return _flow(
        [
            _start("score"),
            _set("Score", "score", "number", "={{ $json.body.n * 2 }}"),
            _filter(0),
            _set("Text", "text", "string", "=score {{ $json.score }}"),
        ]
    )


def _items() -> dict[str, Any]:
    return _flow(
        [
            _start("items"),
            _node("Split", "splitOut", 1, {"fieldToSplitOut": "body.items"}),
            _set("Score", "score", "number", "={{ $json.n * 2 }}"),
            _filter(10),
            _set("Text", "text", "string", "={{ $json.score }} {{ $json.title }}"),
            _node("Limit", "limit", 1, {"maxItems": 3}),
        ]
    )


def _flow(nodes: list[dict[str, Any]]) -> dict[str, Any]:
    names = [node["name"] for node in nodes]
    wires = {
        left: {"main": [[{"node": right, "type": "main", "index": 0}]]}
        for left, right in pairwise(names)
    }
    return {"nodes": nodes, "connections": wires, "settings": {}, "active": False}


def _node(name: str, kind: str, version: float, settings: dict[str, Any]) -> Any:
    return {
        "id": name,
        "name": name,
        "type": f"n8n-nodes-base.{kind}",
        "typeVersion": version,
        "position": [0, 0],
        "parameters": settings,
    }


def _start(path: str) -> dict[str, Any]:
    settings = {"httpMethod": "POST", "path": path, "responseMode": "lastNode"}
    return {**_node("Webhook", "webhook", 2, settings), "webhookId": path}


def _set(name: str, field: str, kind: str, value: str) -> dict[str, Any]:
    row = {"id": field, "name": field, "type": kind, "value": value}
    settings = {
        "assignments": {"assignments": [row]},
        "includeOtherFields": True,
        "options": {},
    }
    return _node(name, "set", 3.4, settings)


def _filter(least: int) -> dict[str, Any]:
    row = {
        "id": "least",
        "leftValue": "={{ $json.score }}",
        "rightValue": least,
        "operator": {"type": "number", "operation": "gte"},
    }
    options = {"caseSensitive": True, "leftValue": "", "typeValidation": "strict"}
    settings = {
        "conditions": {
            "options": {**options, "version": 2},
            "conditions": [row],
            "combinator": "and",
        },
        "options": {},
    }
    return _node("Filter", "filter", 2.2, settings)
