"""Hosts of the reader's own network: what a file names is open, the rest is refused."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.cli import main
from tests.e2e.servers import served
from tests.helpers.web import Asked, Page, Site

INSIDE = "http://10.0.0.1/router"


def feed(asked: Asked) -> Page:
    site = f"http://{asked.headers['host']}"
    links = (f"<item><link>{site}{path}</link></item>" for path in ("/a", "/away"))
    body = f"<rss version='2.0'><channel>{''.join(links)}</channel></rss>"
    return Page(body.encode(), headers={"Content-Type": "application/rss+xml"})


@pytest.fixture
def site() -> Iterator[Site]:
    routes = {
        "/feed": feed,
        "/a": Page(b"<p>hello</p>", headers={"Content-Type": "text/html"}),
        "/away": Page(status=302, headers={"Location": INSIDE}),
        "/hook": Page(b"ok"),
    }
    with served(routes) as running:
        yield running


@pytest.fixture
def reader(file: Callable[..., str], site: Site) -> str:
    """A file whose feed is written out; its pages are the links of the feed."""
    nodes = [
        {"id": "feed", "type": "sources.feed", "config": {"url": site.url("/feed")}},
        {
            "id": "page",
            "type": "web.page",
            "config": {"url": "{{ link }}", "respect_robots": False},
            "on_error": "port",
        },
    ]
    return file(nodes=nodes, edges=[wire("feed", "page")])


def wire(source: str, target: str) -> dict[str, Any]:
    return {
        "from": {"node": source, "port": "out"},
        "to": {"node": target, "port": "in"},
    }


def test_a_typed_feed_its_links_and_nothing_else_are_reached(told, reader):
    code, run = told("run", reader)
    assert code == 0
    found = run["outputs"]["page"]
    assert [record["status"] for record in found["out"]] == [200]
    assert [record["error"]["message"] for record in found["error"]] == [
        f"{found['error'][0]['link']} redirects to {INSIDE}, but 10.0.0.1 is a private"
        " address, which this pipeline may not reach; if you trust it, add 10.0.0.1:80"
        " to “Private hosts” in the pipeline's settings, or run it with --allow-host"
        " 10.0.0.1:80."
    ]


def test_the_hosts_that_a_file_names_are_told(home, reader, site: Site, capsys):
    main(["run", reader])
    told = f"siex: This file names hosts in your network: {site.host}.\n"
    assert capsys.readouterr().err.startswith(told)


def test_a_webhook_in_the_older_form_reaches_this_machine(
    told, tmp_path: Path, site: Site
):
    config = {"url": site.url("/hook"), "method": "POST"}
    form = {
        "name": "Old",
        "trigger": {"type": "manual", "config": {}},
        "nodes": [{"id": "hook", "type": "webhook", "config": config}],
        "edges": [],
    }
    path = tmp_path / "old.json"
    path.write_text(json.dumps(form))
    code, _run = told("run", str(path), "--input", '{"text": "hello"}')
    assert code == 0
    assert [(asked.method, asked.path) for asked in site.asked] == [("POST", "/hook")]


@pytest.fixture
def follower(file: Callable[..., str]) -> str:
    """A file that asks for whatever address the record holds."""
    config = {"url": "{{ url }}", "respect_robots": False}
    return file(nodes=[{"id": "page", "type": "web.page", "config": config}], edges=[])


def test_a_host_out_of_a_record_is_refused_until_it_is_allowed(
    told, follower: str, site: Site
):
    given = ("--input", json.dumps({"url": site.url("/a")}))
    code, run = told("run", follower, *given)
    assert code == 1
    assert f"--allow-host {site.host}" in run["nodes"]["page"]["error"]["message"]
    code, _run = told("run", follower, *given, "--allow-host", "127.0.0.1:1")
    assert code == 1
    assert site.asked == []
    code, _run = told("run", follower, *given, "--allow-host", site.host)
    assert code == 0


def test_an_address_is_no_host(home, follower: str, capsys):
    assert main(["run", follower, "--allow-host", "http://nas/"]) == 2
    assert capsys.readouterr().err == (
        "siex: “http://nas/” is no host; write --allow-host nas or nas:8080.\n"
    )
