"""One engine per data folder."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from engine.errors import HomeTakenError
from engine.home import Home, find_home
from engine.local import LocalEngine
from engine.lock import holder_of, holding

HOLD = """
import sys
from engine.home import Home
from engine.lock import holding
from pathlib import Path
with holding(Home(Path(sys.argv[1])), "another program"):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


@pytest.fixture
def other(home: Home):
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(home.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdout
    assert process.stdout.readline().strip() == b"held"
    yield process
    process.kill()
    process.communicate()


def test_a_second_engine_is_told_who_holds_the_folder(
    home: Home, other: "subprocess.Popen[bytes]"
):
    with (
        pytest.raises(HomeTakenError, match=r"in use by another program") as taken,
        holding(home, "me"),
    ):
        pass

    assert taken.value.pid == other.pid
    assert str(home.path) in str(taken.value)


def test_the_lock_of_a_killed_engine_is_free(
    home: Home, other: "subprocess.Popen[bytes]"
):
    other.kill()
    other.wait()
    assert holder_of(home)["pid"] == other.pid

    with holding(home, "me"):
        assert holder_of(home)["pid"] == os.getpid()


def test_the_lock_can_be_taken_again_after_it_was_left(home: Home):
    for _ in range(2):
        with holding(home, "me"):
            pass

    assert holder_of(home) == {}


@pytest.mark.skipif(os.name == "nt", reason="rights are other things there")
def test_only_the_user_can_read_how_to_reach_the_engine(home: Home):
    with holding(home, "me") as holder:
        holder.tell(token="secret")

        assert home.holder.stat().st_mode & 0o777 == 0o600


async def test_a_local_engine_holds_the_folder(home: Home):
    async with LocalEngine(home.path):
        with pytest.raises(HomeTakenError):
            async with LocalEngine(home.path):
                pass


def test_the_data_folder_is_the_given_one_or_the_environments(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("SIEX_HOME", str(tmp_path / "env"))

    assert find_home(tmp_path / "given").path == tmp_path / "given"
    assert find_home().path == tmp_path / "env"
