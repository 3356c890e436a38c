"""Node-RED as a peer: its flows for the steps that we measure."""

import json
import time
import urllib.request
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench.automation import Peer, Running, running

NODE_RED = Peer("Node-RED 4", "node-red", ("node-red@4",), "node-red/red.js")
WEBHOOK = "/webhook"
ITEMS = "/items"
SCORE = {"t": "set", "p": "payload.score", "pt": "msg", "to": "payload.n * 2", "tot": "jsonata"}  # fmt: skip
MAKE = """
for (let n = 0; n < msg.payload.count; n++) {
  const payload = {n, title: "Title " + n, url: "https://example.com/" + n};
  node.send({payload});
}
node.send([null, msg]);
"""
COUNT = """
let held = context.get("held") || {count: 0, message: null, wanted: -1};
if (msg.payload.count !== undefined) {
  held.message = msg; held.wanted = msg.payload.count - 5;
} else { held.count += 1; }
if (held.count === held.wanted) {
  held.message.payload = {passed: held.count}; node.send(held.message);
  held = {count: 0, message: null, wanted: -1};
}
context.set("held", held);
"""
"""Takes the place of a limit: it lets all pass, and answers when all have passed."""


@contextmanager
def node_red() -> Generator[Running]:
    """Start Node-RED with both flows and no editor."""
    with running(NODE_RED, _arguments, _settings, "/ready") as started:
        yield started


def five_steps() -> dict[str, float]:
    """Return what 100,000 records through the five steps take."""
    with node_red() as started:
        seconds_for(started, 20_000)  # its compiler has seen the code by then
        wall_s = seconds_for(started, 100_000)
        return {"wall_s": round(wall_s, 2), "peak_mb": started.peak_mb}


def seconds_for(started: Running, count: int) -> float:
    """Return how long ``count`` records take through the five steps."""
    began = time.perf_counter()
    body = json.dumps({"count": count}).encode()
    kind = {"Content-Type": "application/json"}
    request = urllib.request.Request(started.url + ITEMS, body, kind)  # noqa: S310 - ours
    with urllib.request.urlopen(request, timeout=600) as answer:  # noqa: S310 - ours
        told = json.loads(answer.read())
    if told["passed"] != count - 5:
        message = f"Node-RED let {told['passed']} records pass"
        raise RuntimeError(message)
    return time.perf_counter() - began


def _arguments(folder: Path, port: int) -> list[str]:
    settings = {
        "uiPort": port,
        "uiHost": "127.0.0.1",
        "httpAdminRoot": False,
        "flowFile": "flows.json",
        "credentialSecret": False,
        "logging": {"console": {"level": "warn", "metrics": False, "audit": False}},
    }
    text = f"module.exports = {json.dumps(settings)}"
    (folder / "settings.js").write_text(text, "utf-8")
    (folder / "flows.json").write_text(json.dumps(_flows()), "utf-8")
    return ["--userDir", str(folder), "--settings", str(folder / "settings.js")]


def _settings(folder: Path, port: int) -> Mapping[str, str]:
    del folder, port
    return {"NODE_ENV": "production"}


def _flows() -> list[dict[str, Any]]:
    return [
        {"id": "tab", "type": "tab", "label": "bench"},
        *_chain("ready", "get", "/ready", []),
        *_chain(
            "web",
            "post",
            WEBHOOK,
            [
                {"type": "change", "rules": [SCORE]},
                _switch(0),
                _template("score {{payload.score}}"),
            ],
        ),
        *_items(),
    ]


def _chain(
    name: str, method: str, url: str, steps: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    """Return a web address, some steps behind it, and the answer."""
    nodes = [
        {"type": "http in", "method": method, "url": url, "upload": False},
        *steps,
        {"type": "http response", "statusCode": "200", "headers": {}},
    ]
    last = len(nodes) - 1
    return [
        {
            "id": f"{name}{at}",
            "z": "tab",
            "wires": [[f"{name}{at + 1}"]] if at < last else [],
            **node,
        }
        for at, node in enumerate(nodes)
    ]


def _items() -> list[dict[str, Any]]:
    """Return the flow of many records: the fastest way that Node-RED has for them."""
    made, *steps, counted, answer = _chain(
        "items",
        "post",
        ITEMS,
        [
            {"type": "function", "func": MAKE, "outputs": 2, "libs": []},
            {"type": "change", "rules": [SCORE]},
            _switch(10),
            _template("{{payload.score}} {{payload.title}}"),
            {"type": "function", "func": COUNT, "outputs": 1, "libs": []},
        ],
    )
    steps[0]["wires"] = [["items2"], ["items5"]]
    return [made, *steps, counted, answer]


def _switch(least: int) -> dict[str, Any]:
    return {
        "type": "switch",
        "property": "payload.score",
        "propertyType": "msg",
        "rules": [{"t": "gte", "v": str(least), "vt": "num"}],
        "checkall": "true",
        "outputs": 1,
    }


def _template(text: str) -> dict[str, Any]:
    return {
        "type": "template",
        "field": "payload.text",
        "fieldType": "msg",
        "format": "handlebars",
        "syntax": "mustache",
        "template": text,
        "output": "str",
    }
