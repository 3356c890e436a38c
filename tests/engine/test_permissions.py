"""What a pipeline may reach, by what its author wrote."""

from pathlib import Path
from typing import Any

import pytest

from engine.files import from_json
from engine.older_form import converted
from engine.permissions import (
    Permission,
    is_private,
    literal_host,
    permissions,
    private_hosts,
    readable_paths,
    writable_paths,
)
from engine.pipeline import Node, Pipeline, Settings


def one(node_type: str, **config: Any) -> Pipeline:
    return Pipeline("p", nodes={"n": Node("n", node_type, config=config)})


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("http://127.0.0.1:8080/feed", "127.0.0.1:8080"),
        (" http://LocalHost/feed ", "localhost:80"),
        ("https://nas./", "nas:443"),
        ("http://[::1]:9000/", "[::1]:9000"),
        ("http://127.0.0.1:8080/{{ path }}", "127.0.0.1:8080"),
        ("http://127.0.0.1:8080?q={{ word }}", "127.0.0.1:8080"),
        ("http://reader:pw@nas:81/", "nas:81"),
        ("nas:81/sitemap.xml", "nas:81"),
        ("http://127.0.0.1:80{{ port }}/", "None"),
        ("http://127.0.0.{{ last }}/", "None"),
        ("http://{{ host }}:8080/", "None"),
        ("http://127.0.0.1{{ at }}@other/", "None"),
        ("http://nas:{{ pw }}@127.0.0.1/", "None"),
        ("{{ link }}", "None"),
        ("http://nas:99999/", "None"),
        ("http://[::1/", "None"),
        ("ftp://nas/", "None"),
        ("", "None"),
    ],
)
def test_a_host_counts_where_it_is_written_out(text: str, host: str):
    assert str(literal_host(text)) == host


@pytest.mark.parametrize(
    ("host", "private"),
    [
        ("localhost", True),
        ("feeds.localhost", True),
        ("nas", True),
        ("printer.local", True),
        ("127.0.0.1", True),
        ("192.168.1.9", True),
        ("::1", True),
        ("example.com", False),
        ("local.example.com", False),
        ("93.184.215.14", False),
        ("169.254.169.254", False),
        ("0.0.0.0", False),
    ],
)
def test_names_and_numbers_tell_private_hosts(host: str, private: bool):
    assert is_private(host) is private


def test_a_typed_address_opens_its_private_host():
    found = permissions(one("sources.feed", url="http://127.0.0.1:8080/feed"))
    assert found == {Permission("web"), Permission("private_host", "127.0.0.1:8080")}


def test_a_public_address_is_named_and_opens_nothing_private():
    pipeline = one("web.request", url="https://hooks.example.com/{{ id }}")
    assert permissions(pipeline) == {
        Permission("web"),
        Permission("host", "hooks.example.com"),
    }
    assert private_hosts(pipeline) == ()


def test_what_comes_out_of_records_opens_nothing_private():
    assert permissions(one("web.page", url="{{ link }}")) == {Permission("web")}


def test_hosts_in_the_settings_stay_open():
    settings = Settings(allow_private_hosts=("NAS ", "10.0.0.0/8", ""))
    assert private_hosts(Pipeline("p", settings=settings)) == ("10.0.0.0/8", "nas")


def test_a_webhook_in_the_older_form_opens_its_host():
    hook = {
        "id": "hook",
        "type": "webhook",
        "config": {"url": "http://127.0.0.1:9000/hook", "method": "POST"},
    }
    form = {"name": "Old", "trigger": {"type": "manual"}, "nodes": [hook], "edges": []}
    assert private_hosts(from_json(converted(form))) == ("127.0.0.1:9000",)


def test_the_author_grants_the_paths_that_the_settings_name():
    nodes = {
        "in": Node("in", "sources.folder", config={"folder": "/texts"}),
        "out": Node("out", "files.csv", config={"path": "/out/week/{{ date }}/a.csv"}),
        "half": Node("half", "files.csv", config={"path": 7}),
        "odd": Node("odd", "nobody.knows", config={"path": "/etc/passwd"}),
    }
    pipeline = Pipeline("p", nodes=nodes, settings=Settings(folders=("/shared",)))
    assert readable_paths(pipeline) == (Path("/texts"),)
    assert writable_paths(pipeline) == (Path("/out/week"), Path("/shared"))


@pytest.mark.parametrize("path", ["a.csv", "{{ date }}/etc/a.csv"])
def test_a_relative_path_means_the_output_folder(path: str):
    pipeline = one("files.csv", path=path)
    assert permissions(pipeline) == {Permission("write")}
    assert writable_paths(pipeline) == ()


def test_notifications_are_named():
    assert permissions(one("desktop.notify")) == {Permission("notify")}


def test_words_alone_reach_nothing():
    assert permissions(one("sources.text", text="http://127.0.0.1/")) == frozenset()
