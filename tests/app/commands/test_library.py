"""Pipelines in and out of the library, and the history."""

import json

import pytest

from app.cli import main
from engine import files
from engine.pipeline import Node, Pipeline


@pytest.fixture
def imported(home, file, capsys):
    assert main(["import", file()]) == 0
    capsys.readouterr()


def test_an_empty_library_says_how_to_fill_it(home, capsys):
    assert main(["pipelines"]) == 0
    assert "siex import FILE" in capsys.readouterr().out


def test_an_imported_pipeline_is_listed_and_starts_switched_off(imported, told):
    code, listed = told("pipelines", "list")
    assert code == 0
    assert [(p["id"], p["name"], p["enabled"]) for p in listed["pipelines"]] == [
        ("words", "Long words", False)
    ]


def test_a_pipeline_can_be_run_by_its_name_and_by_its_id(imported, told):
    assert told("run", "Long words")[1]["status"] == "completed"
    assert told("run", "words")[1]["status"] == "completed"


def test_what_is_exported_is_what_was_imported(imported, told, tmp_path, capsys):
    out = tmp_path / "out.siex"
    assert main(["export", "words", str(out)]) == 0
    exported = json.loads(out.read_text("utf-8"))
    assert [node["id"] for node in exported["nodes"]] == ["limit", "size", "texts"]
    capsys.readouterr()
    assert main(["pipelines", "show", "words"]) == 0
    assert capsys.readouterr().out == out.read_text("utf-8")


def test_triggers_are_switched_on_and_off(imported, told):
    assert told("pipelines", "enable", "words")[1]["pipeline"]["enabled"] is True
    assert told("pipelines", "disable", "Long words")[1]["pipeline"]["enabled"] is False


def test_a_deleted_pipeline_is_gone_and_its_runs_stay(imported, told):
    told("run", "words")
    assert told("pipelines", "delete", "words") == (0, {"deleted": "words"})
    assert told("pipelines")[1] == {"pipelines": []}
    assert len(told("runs")[1]["runs"]) == 1


@pytest.mark.parametrize(
    "arguments", [["pipelines", "show"], ["pipelines", "list", "x"], ["runs", "show"]]
)
def test_an_action_without_its_id_is_bad_usage(home, arguments, capsys):
    assert main(arguments) == 2
    assert "id." in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["pipelines", "show", "x"],
        ["pipelines", "delete", "x"],
        ["runs", "show", "x"],
        ["export", "x", "y.siex"],
    ],
)
def test_what_is_not_there_is_told(home, arguments, capsys):
    assert main(arguments) == 2
    assert "“x”" in capsys.readouterr().err


def test_no_file_is_imported_when_one_is_bad(home, file, tmp_path, told, capsys):
    bad = tmp_path / "bad.siex"
    bad.write_text("{")
    assert main(["import", file(), str(bad)]) == 2
    assert "bad.siex" in capsys.readouterr().err
    assert told("pipelines")[1] == {"pipelines": []}


def test_runs_are_listed_shown_and_run_again(imported, told):
    first = told("run", "words")[1]
    assert told("runs", "show", first["run_id"])[1] == first
    code, again = told("runs", "retry", first["run_id"])
    assert code == 0
    assert again["run_id"] != first["run_id"]
    assert again["outputs"] == first["outputs"]
    listed = told(
        "runs", "--pipeline", "words", "--status", "completed", "--limit", "1"
    )[1]
    assert [run["run_id"] for run in listed["runs"]] == [again["run_id"]]


def test_an_import_leaves_out_what_only_a_person_may_allow(home, file, told, capsys):
    path = file(settings={"allow_private_hosts": ["nas"], "folders": ["/shared"]})
    assert main(["import", path]) == 0
    assert capsys.readouterr().err == (
        f"siex: The private hosts and folders in the settings of {path} are left out"
        " until you allow them in the Studio.\n"
    )
    assert main(["pipelines", "show", "words"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert "nas" not in json.dumps(shown.get("settings", {}))


def test_a_run_is_run_again_with_its_inputs_and_its_end(home, file, told):
    nodes = [
        {"id": "limit", "type": "flow.limit"},
        {"id": "more", "type": "flow.limit"},
    ]
    wire = {
        "from": {"node": "limit", "port": "out"},
        "to": {"node": "more", "port": "in"},
    }
    given = ("--input", '{"a": 1}', "--input", '{"a": 2}', "--until", "limit")
    first = told("run", file(nodes=nodes, edges=[wire]), *given, "--dry-run")[1]
    again = told("runs", "retry", first["run_id"])[1]
    assert again["outputs"] == {"limit": {"out": [{"a": 1}, {"a": 2}]}}
    third = told("runs", "retry", again["run_id"])[1]
    assert third["outputs"] == again["outputs"]


def test_a_webhook_is_shown_with_a_call_and_how_to_switch_it_on(home, tmp_path, capsys):
    path = tmp_path / "hooked.siex"
    files.save(Pipeline("hooked", nodes={"h": Node("h", "triggers.webhook")}), path)
    assert main(["import", str(path)]) == 0
    capsys.readouterr()

    assert main(["pipelines", "show", "hooked"]) == 0

    told = capsys.readouterr().err
    assert "siex: Try it: curl -X POST" in told
    assert "`siex pipelines enable hooked` switches it on." in told
