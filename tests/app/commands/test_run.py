"""Running a pipeline from the command line."""

import json

import pytest

from app.cli import main
from engine.home import find_home
from engine.lock import holding


def test_json_holds_the_run_its_nodes_and_their_first_records(told, file):
    code, run = told("run", file())
    assert code == 0
    assert run["status"] == "completed"
    assert run["pipeline"] == {"id": "words", "name": "Long words"}
    limit = run["nodes"]["limit"]
    assert (limit["type"], limit["status"]) == ("flow.limit", "completed")
    assert limit["records_out"] == {"out": 2}
    rows = run["outputs"]["limit"]["out"]
    assert [(row["text"], row["n"]) for row in rows] == [("a", 1), ("bbb", 3)]


def test_a_person_sees_the_nodes_and_a_table(home, file, capsys):
    assert main(["run", file()]) == 0
    out, err = capsys.readouterr()
    lines = out.splitlines()
    assert lines[0] == "Long words"
    assert lines[2].startswith("  ✓ Size   3 records")
    assert "Limit: 2 records" in lines
    assert err == ""


def test_until_runs_no_further(told, file):
    _code, run = told("run", file(), "--until", "Size")
    assert list(run["nodes"]) == ["texts", "size"]


def test_one_node_works_on_what_the_last_run_gave(told, file):
    _code, first = told("run", file())
    code, run = told("run", file(), "--only", "Size")
    assert code == 0
    assert list(run["nodes"]) == ["texts", "size"]
    assert run["nodes"]["texts"]["reused_from"] == first["run_id"]
    assert "reused_from" not in run["nodes"]["size"]
    assert run["outputs"]["texts"] == first["outputs"]["texts"]
    assert run["outputs"]["size"] == first["outputs"]["size"]


def test_from_a_node_on_what_follows_runs(told, file):
    _code, first = told("run", file())
    _code, run = told("run", file(), "--from", "size")
    reused = {key for key, node in run["nodes"].items() if "reused_from" in node}
    assert reused == {"texts"}
    assert run["outputs"]["limit"] == first["outputs"]["limit"]


def test_a_person_sees_what_was_not_run_again(home, file, capsys):
    main(["run", file()])
    capsys.readouterr()
    main(["run", file(), "--only", "Size"])
    out, _err = capsys.readouterr()
    assert "3 records  from an earlier run" in out


def test_a_node_alone_goes_with_no_other_part(home, file, capsys):
    assert main(["run", file(), "--only", "size", "--from", "size"]) == 2
    assert "leave out --from and --until" in capsys.readouterr().err


def test_an_unknown_node_is_told_with_the_known_ones(home, file, capsys):
    assert main(["run", file(), "--until", "lmit"]) == 2
    err = capsys.readouterr().err
    assert err == "siex: There is no node “lmit”; the ids are texts, size, limit.\n"


@pytest.fixture
def echo(file):
    """A pipeline that passes on what it is given."""
    return file(
        nodes=[{"id": "all", "type": "flow.limit", "config": {"count": 50}}], edges=[]
    )


def test_records_can_be_handed_to_the_run(told, echo, tmp_path):
    more = tmp_path / "more.jsonl"
    more.write_text('{"n": 2}\n{"n": 3}\n')
    _code, run = told("run", echo, "--input", '{"n": 1}', "--input-file", str(more))
    assert run["outputs"]["all"]["out"] == [{"n": 1}, {"n": 2}, {"n": 3}]


def test_at_most_100_records_of_a_port_are_printed(told, tmp_path, file):
    rows = tmp_path / "rows.jsonl"
    rows.write_text("".join(f'{{"n": {n}}}\n' for n in range(150)))
    echo = file(
        nodes=[{"id": "all", "type": "flow.limit", "config": {"count": 500}}], edges=[]
    )
    _code, run = told("run", echo, "--input-file", str(rows))
    assert run["nodes"]["all"]["records_out"] == {"out": 150}
    assert [row["n"] for row in run["outputs"]["all"]["out"]] == list(range(100))


def test_a_failed_run_ends_with_1_and_says_which_node(told, file):
    nodes = [
        {"id": "texts", "type": "sources.text", "config": {"text": "a"}},
        {"id": "split", "type": "flow.split", "config": {"field": "nothing"}},
    ]
    edges = [
        {
            "from": {"node": "texts", "port": "out"},
            "to": {"node": "split", "port": "in"},
        }
    ]
    code, run = told("run", file(nodes=nodes, edges=edges))
    assert code == 1
    assert run["status"] == "failed"
    assert run["nodes"]["texts"]["status"] == "completed"
    assert run["nodes"]["split"]["error"]["kind"] == "input"


def test_wrong_settings_are_told_before_anything_runs(home, file, capsys):
    nodes = [{"id": "limit", "type": "flow.limit", "config": {"count": 0}}]
    assert main(["run", file(nodes=nodes, edges=[])]) == 2
    err = capsys.readouterr().err
    assert "words.siex" in err
    assert "Limit" in err
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('{"format": "siex-pipeline", "for', "words.siex"),
        ("[" * 5000, "words.siex"),
        ('{"format": "siex-pipeline", "format_version": 99}', "format version 99"),
    ],
)
def test_a_bad_file_is_told_with_its_name(home, tmp_path, text, complaint, capsys):
    path = tmp_path / "words.siex"
    path.write_text(text)
    assert main(["run", str(path)]) == 2
    err = capsys.readouterr().err
    assert err.startswith("siex: ")
    assert complaint in err


def test_a_name_that_nobody_has_is_told(home, capsys):
    assert main(["run", "Weekly"]) == 2
    assert "no pipeline of that id or name" in capsys.readouterr().err


def test_a_folder_in_use_ends_with_3_and_says_by_whom(home, file, capsys):
    with holding(find_home(home), "SIE-X Studio"):
        assert main(["run", file()]) == 3
    err = capsys.readouterr().err
    assert "in use by SIE-X Studio (process" in err
    assert main(["run", file()]) == 0


def test_the_older_form_runs(told, file, tmp_path):
    path = tmp_path / "old.json"
    path.write_text(
        json.dumps(
            {
                "name": "Old",
                "trigger": {"type": "manual", "config": {}},
                "nodes": [
                    {
                        "id": "f",
                        "type": "filter",
                        "config": {"min_score": 0.5},
                        "position": {"x": 0, "y": 0},
                    }
                ],
                "edges": [{"from_node": "trigger", "to_node": "f"}],
            }
        )
    )
    given = {"keywords": [{"text": "a", "score": 0.9}, {"text": "b", "score": 0.1}]}
    code, run = told("run", str(path), "--input", json.dumps(given))
    assert code == 0
    kept = [rows for ports in run["outputs"].values() for rows in ports.values()][-1]
    assert [keyword["text"] for keyword in kept[0]["keywords"]] == ["a"]


def test_a_record_is_traced_back(told, file, home, capsys):
    _code, run = told("run", file())
    code, found = told("runs", "trace", run["run_id"], "texts-1")
    assert code == 0
    assert [step["node"] for step in found["steps"]] == ["limit", "size", "texts"]

    assert main(["runs", "trace", run["run_id"], "texts-1"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Text  texts-1"
    assert "    text: bbb" in lines


def test_a_trace_needs_a_record(home, capsys):
    assert main(["runs", "trace", "run"]) == 2
    assert "the ids of a run and of a record" in capsys.readouterr().err
