"""Figures for Prometheus: `engine.metrics`."""

import asyncio

import pytest

from engine.metrics import Metrics, MetricsPortError
from engine.protocol import RunFinished, RunStarted, RunStatus, RunSummary


def run(status: RunStatus = "running") -> RunSummary:
    return RunSummary(
        run_id="r",
        pipeline_id="private name",
        pipeline_name="private name",
        status=status,
        started_at="",
        duration_ms=1500.0,
    )


async def asked(port: int, path: str = "/metrics", host: str = "127.0.0.1") -> str:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    head = f"GET {path} HTTP/1.1\r\nhost: {host}:{port}\r\nconnection: close\r\n\r\n"
    writer.write(head.encode())
    async with asyncio.timeout(30):
        answer = await reader.read()
    writer.close()
    return answer.decode()


async def test_runs_are_counted_by_how_they_ended():
    metrics = Metrics()
    for _ in range(3):
        metrics.hear(RunStarted(run=run()))
    metrics.hear(RunFinished(run=run("completed")))
    metrics.hear(RunFinished(run=run("failed")))
    port = await metrics.listen(0)

    answer = await asked(port)
    metrics.close()

    lines = answer.splitlines()
    assert lines[0] == "HTTP/1.1 200 OK"
    assert "siex_runs_started_total 3" in lines
    assert 'siex_runs_ended_total{status="completed"} 1' in lines
    assert 'siex_runs_ended_total{status="canceled"} 0' in lines
    assert "siex_runs_going 1" in lines
    assert "siex_run_seconds_total 3.0" in lines
    assert "private name" not in answer


async def test_only_programs_of_this_machine_get_the_figures():
    metrics = Metrics()
    port = await metrics.listen(0)

    answers = [await asked(port, host="evil.example"), await asked(port, "/other")]
    metrics.close()

    assert [answer.split()[1] for answer in answers] == ["421", "404"]


async def test_a_port_that_cannot_be_used_is_told():
    metrics = Metrics()
    port = await metrics.listen(0)

    with pytest.raises(MetricsPortError, match=f"Port {port} of this machine"):
        await Metrics().listen(port)
    metrics.close()


async def test_a_port_that_no_machine_has_is_told():
    with pytest.raises(MetricsPortError, match="ports go from 1 to 65535"):
        await Metrics().listen(99_999)
