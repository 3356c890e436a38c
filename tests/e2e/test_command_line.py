"""The command line as other programs meet it: processes, pipes, signals."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from resources.folders import TEMPLATES
from tests.e2e.servers import served
from tests.helpers.web import Page

SIEX = [sys.executable, "-m", "app"]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {
        **os.environ,
        "SIEX_HOME": str(tmp_path / "home"),
        "PYTHONIOENCODING": "latin-1",
    }


def siex(
    environment: dict[str, str], *arguments: str, **more
) -> subprocess.CompletedProcess:
    return subprocess.run(
        [*SIEX, *arguments], env=environment, capture_output=True, check=False, **more
    )


def test_output_is_utf8_and_progress_stays_out_of_it(environment):
    done = siex(environment, "run", str(TEMPLATES / "sample.siex"), "--json")
    assert done.returncode == 0, done.stderr
    run = json.loads(done.stdout.decode("utf-8"))
    assert run["status"] == "completed"
    assert "Wärmepumpe" in done.stdout.decode("utf-8")


def test_a_text_comes_through_a_pipe(environment):
    text = "Surdegsbröd för nybörjare. Ett surdegsbröd behöver tid."
    done = siex(environment, "extract", "--json", input=text.encode())
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["language"] == "sv"


def test_a_reader_that_goes_away_is_no_trouble(environment):
    process = subprocess.Popen(
        [*SIEX, "nodes", "--json"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    process.stdout.close()
    _, error = process.communicate()
    assert error == b""


def wait_for(process: subprocess.Popen, words: bytes) -> None:
    for line in process.stderr:
        if words in line:
            return
    raise AssertionError(f"{words} was never said")


def test_serve_holds_the_folder_lends_its_engine_and_ends_when_asked(environment):
    serving = subprocess.Popen(
        [*SIEX, "serve"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    wait_for(serving, b"The engine works on")
    try:
        home = Path(environment["SIEX_HOME"])
        while (
            not (home / "engine.json").exists()
            or b"port" not in (home / "engine.json").read_bytes()
        ):
            assert serving.poll() is None
        refused = siex(environment, "run", str(TEMPLATES / "sample.siex"))
        assert refused.returncode == 3
        assert f"process {serving.pid}".encode() in refused.stderr
        imported = siex(environment, "import", str(TEMPLATES / "sample.siex"))
        assert imported.returncode == 0, imported.stderr
        listed = siex(environment, "pipelines", "--json")
        assert [p["id"] for p in json.loads(listed.stdout)["pipelines"]] == ["sample"]
    finally:
        serving.send_signal(signal.SIGTERM)
        _, error = serving.communicate(timeout=30)
    assert serving.returncode == 0
    assert b"Traceback" not in error


def test_an_interrupted_run_ends_with_130_and_is_kept_as_canceled(
    environment, tmp_path
):
    with served({"/": Page(hangs=True)}) as site:
        file = tmp_path / "waits.siex"
        file.write_text(json.dumps(fetching(site.url("/"), site.host)))
        running = subprocess.Popen(
            [*SIEX, "run", str(file)],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        while not site.asked:
            assert running.poll() is None
            time.sleep(0.02)
        running.send_signal(signal.SIGINT)
        out, error = running.communicate(timeout=30)
    assert (running.returncode, out) == (130, b"")
    assert b"Traceback" not in error
    listed = json.loads(siex(environment, "runs", "--json").stdout)
    assert [run["status"] for run in listed["runs"]] == ["canceled"]


def fetching(url: str, host: str) -> dict[str, Any]:
    """Return a pipeline that fetches one page."""
    return {
        "format": "siex-pipeline",
        "format_version": 1,
        "id": "waits",
        "settings": {"allow_private_hosts": [host]},
        "nodes": [
            {"id": "where", "type": "sources.text", "config": {"text": url}},
            {
                "id": "page",
                "type": "web.page",
                "config": {"url": "{{ text }}", "respect_robots": False},
            },
        ],
        "edges": [
            {
                "from": {"node": "where", "port": "out"},
                "to": {"node": "page", "port": "in"},
            }
        ],
    }
