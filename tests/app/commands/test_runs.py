"""Finding runs in the history from the command line."""

from datetime import UTC, datetime, timedelta

import pytest

from app.cli import main
from app.commands.errors import BadInputError
from app.commands.times import point_in_time

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)


def failing(file):
    nodes = [{"id": "read", "type": "sources.file", "config": {"path": "gone.txt"}}]
    return file(nodes=nodes, edges=[], id="broken", name="Broken")


def test_runs_are_found_by_pipeline_status_time_and_error(told, file):
    _, well = told("run", file())
    _, ill = told("run", failing(file))
    assert ill["status"] == "failed"

    def found(*filters: str) -> list[str]:
        return [run["run_id"] for run in told("runs", "list", *filters)[1]["runs"]]

    assert found() == [ill["run_id"], well["run_id"]]
    assert found("--since", "1h", "--pipeline", "words") == [well["run_id"]]
    assert found("--until", "1h") == []
    assert found("--status", "failed") == [ill["run_id"]]
    assert found("--error", "GONE.TXT") == [ill["run_id"]]
    assert found("--error", "gone.txt", "--pipeline", "words") == []
    assert found("--before", ill["run_id"]) == [well["run_id"]]


def test_a_full_page_says_how_to_see_the_next(told, file, capsys):
    _, run = told("run", file())

    assert main(["runs", "--limit", "1"]) == 0
    assert capsys.readouterr().out.endswith(f"Older ones: --before {run['run_id']}\n")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--since", "yesterday"], "--since 'yesterday' is no point in time"),
        (["--error", "ab"], "--error needs at least 3 letters"),
        (["--before", "x"], "no run “x”"),
    ],
)
def test_what_cannot_be_looked_for_is_told(home, arguments, sentence, capsys):
    assert main(["runs", *arguments]) == 2
    assert sentence in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("90m", NOW - timedelta(minutes=90)),
        ("7d", NOW - timedelta(days=7)),
        ("2026-11-03T14:30+01:00", datetime(2026, 11, 3, 13, 30, tzinfo=UTC)),
        ("2026-11-03", datetime(2026, 11, 3).astimezone()),
    ],
)
def test_points_in_time_as_people_type_them(text, moment):
    assert point_in_time(text, "--since", NOW) == moment


@pytest.mark.parametrize("text", ["", "7", "d", "999999w", "2026-13-01", "-3d"])
def test_other_texts_are_no_points_in_time(text):
    with pytest.raises(BadInputError, match="--since"):
        point_in_time(text, "--since", NOW)


def words(text: str, count: int) -> list[dict[str, object]]:
    config = {"text": text, "split": "lines"}
    return [
        {"id": "texts", "type": "sources.text", "name": "Words", "config": config},
        {"id": "limit", "type": "flow.limit", "config": {"count": count}},
    ]


@pytest.fixture
def two_runs(told, file) -> tuple[str, str]:
    """The ids of two runs, between which texts and a setting have changed."""
    wire = {
        "from": {"node": "texts", "port": "out"},
        "to": {"node": "limit", "port": "in"},
    }
    first = told("run", file(nodes=words("a\nb", 2), edges=[wire]))[1]["run_id"]
    second = told("run", file(nodes=words("a\nc\nd", 3), edges=[wire]))[1]["run_id"]
    return first, second


def test_two_runs_are_compared_by_what_left_their_ports(two_runs, told):
    code, found = told("runs", "compare", *two_runs)

    assert code == 0
    assert [found["before"]["run_id"], found["after"]["run_id"]] == list(two_runs)
    assert "“Limit” › records: 2 → 3" in found["changes"]
    ports = [(p["node"], p["added"], p["changed"], p["same"]) for p in found["ports"]]
    assert ports == [("texts", 1, 1, 1), ("limit", 1, 1, 1)]


def test_the_records_of_a_node_are_compared_by_a_field(two_runs, told, capsys):
    _, found = told("runs", "compare", *two_runs, "--node", "Words", "--key", "text")
    [port] = found["ports"]
    assert [d["kind"] for d in port["differences"]] == ["gone", "added", "added"]

    assert main(["runs", "compare", *two_runs, "--node", "texts", "--key", "@id"]) == 0
    out = capsys.readouterr().out
    assert "texts → out 1 added, 0 gone, 1 changed, 1 same, by record id" in out
    assert "text: b → c" in out


@pytest.mark.parametrize(
    "more", [["--node", "nowhere"], ["--node", "texts", "--port", "nowhere"]]
)
def test_a_port_that_is_not_there_is_named(two_runs, more, capsys):
    assert main(["runs", "compare", *two_runs, *more]) == 2
    assert capsys.readouterr().err.startswith("siex: ")


def test_comparing_wants_two_runs(two_runs, capsys):
    assert main(["runs", "compare", two_runs[0]]) == 2
    assert "needs the ids of two runs" in capsys.readouterr().err


def test_a_run_is_retried_from_a_node(two_runs, told):
    code, again = told("runs", "retry", two_runs[0], "--from", "limit")

    assert code == 0
    reused = [key for key, node in again["nodes"].items() if "reused_from" in node]
    assert reused == ["texts"]
    assert again["notes"] == []
    assert again["outputs"]["limit"]["out"] == again["outputs"]["texts"]["out"]


def test_a_run_that_failed_is_retried_with_the_pipeline_of_today(told, file, capsys):
    main(["import", failing(file)])
    capsys.readouterr()
    _, ill = told("run", "broken")
    mended = [{"id": "read", "type": "sources.text", "config": {"text": "a"}}]
    main(["import", file(nodes=mended, edges=[], id="broken", name="Broken")])
    capsys.readouterr()

    assert told("runs", "retry", ill["run_id"], "--from-failed")[0] == 1
    code, well = told(
        "runs", "retry", ill["run_id"], "--from-failed", "--version", "current"
    )
    assert (code, well["status"]) == (0, "completed")


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (["--from-failed"], "Nothing failed in this run."),
        (["--only-failed"], "Nothing failed in this run."),
        (["--from", "nowhere"], "There is no node “nowhere”"),
        (["--from", "limit", "--from-failed"], "Leave out --from"),
    ],
)
def test_a_retry_that_makes_no_sense_is_told(two_runs, more, sentence, capsys):
    assert main(["runs", "retry", two_runs[0], *more]) == 2
    assert sentence in capsys.readouterr().err
