"""What somebody who watches a run sees meanwhile."""

import io

from app.commands.progress import Progress
from engine.protocol import LogLine, NodeChanged, NodeResult, Notice


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def running(records_in: int) -> NodeChanged:
    result = NodeResult(
        node="fetch", type="web.page", status="running", records_in=records_in
    )
    return NodeChanged(run_id="r", result=result)


def test_a_terminal_shows_one_moving_line(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    screen = Terminal()
    progress = Progress(screen)
    progress.hear(running(1))
    progress.hear(running(1200))
    progress.clear()
    assert screen.getvalue().split("\r\x1b[K")[1:] == [
        "fetch: 1 record",
        "fetch: 1,200 records",
        "",
    ]


def test_a_pipe_gets_warnings_and_notices_only():
    pipe = io.StringIO()
    progress = Progress(pipe)
    progress.hear(running(1))
    at = "2026-01-05T09:00:00Z"
    progress.hear(
        LogLine(run_id="r", node="fetch", level="info", message="fine", at=at)
    )
    progress.hear(
        LogLine(run_id="r", node="fetch", level="warning", message="slow", at=at)
    )
    progress.hear(Notice(run_id="r", title="Done", text="12 rows"))
    assert pipe.getvalue() == "fetch: slow\nDone: 12 rows\n"
