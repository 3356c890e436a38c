"""How a finished run is told."""

import pytest

from app.commands.report import as_json, print_report
from engine.protocol import NodeError, NodeResult, RunDetail, StoredRecord


@pytest.fixture
def run() -> RunDetail:
    return RunDetail(
        run_id="r1",
        pipeline_id="p1",
        pipeline_name="Weekly",
        status="failed",
        started_at="2026-01-05T09:00:00Z",
        duration_ms=1500,
        error="“Send” failed.",
        nodes={
            "texts": NodeResult(
                node="texts",
                type="sources.text",
                status="completed",
                records_out={"out": 12},
            ),
            "send": NodeResult(
                node="send",
                type="web.request",
                status="failed",
                records_in=12,
                error=NodeError(kind="away", message="The server does not answer."),
            ),
        },
        pipeline={
            "format": "siex-pipeline",
            "format_version": 1,
            "id": "p1",
            "nodes": [
                {"id": "texts", "type": "sources.text", "name": "Texts"},
                {"id": "send", "type": "web.request", "name": "Send"},
            ],
            "edges": [],
        },
    )


@pytest.fixture
def outputs() -> dict[str, dict[str, list[StoredRecord]]]:
    rows = [StoredRecord(id=str(n), data={"n": n, "word": "ö"}) for n in range(12)]
    return {"texts": {"out": rows}}


def test_a_person_sees_each_node_the_ending_and_the_first_records(run, outputs, capsys):
    print_report(run, outputs)
    assert capsys.readouterr().out.splitlines()[:9] == [
        "Weekly",
        "  ✓ Texts  12 records  0 ms",
        "  ✗ Send   The server does not answer.",
        "✗ Failed after 1.5 s  run r1",
        "",
        "Texts: 12 records, the first 10",
        "n  word",
        "0  ö",
        "1  ö",
    ]


def test_json_has_what_scripts_were_promised(run, outputs):
    told = as_json(run, outputs)
    assert list(told) == [
        "run_id", "status", "pipeline", "started_at", "duration_ms", "nodes", "outputs",
    ]  # fmt: skip
    assert told["pipeline"] == {"id": "p1", "name": "Weekly"}
    assert list(told["nodes"]["send"]) == [
        "type", "status", "records_in", "records_out", "attempts", "duration_ms", "error",
    ]  # fmt: skip
    assert told["nodes"]["send"]["error"] == {
        "kind": "away",
        "message": "The server does not answer.",
    }
    assert told["nodes"]["texts"]["error"] is None
    assert told["outputs"]["texts"]["out"][0] == {"n": 0, "word": "ö"}
