"""Set-up: what is locked, and what a machine is told that cannot be set up."""

import re
import sys
import tomllib
from pathlib import Path

import pytest

import setup_env

ROOT = Path(setup_env.__file__).parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-bench.lock")


def locked(name: str) -> set[str]:
    """Return what a lock file pins, as ``name==version``."""
    return set(
        re.findall(r"^[\w.-]+==[^\s;\\]+", (ROOT / name).read_text(), re.MULTILINE)
    )


def named(requirements: list[str]) -> set[str]:
    """Return the names in a list of requirements, as lock files write them."""
    return {
        re.match(r"[\w.-]+", line)[0].lower().replace("_", "-") for line in requirements
    }


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [
        ("requirements.lock", PROJECT["project"]["dependencies"]),
        ("requirements-dev.lock", PROJECT["dependency-groups"]["dev"]),
        ("requirements-bench.lock", PROJECT["dependency-groups"]["bench"]),
    ],
)
def test_everything_that_the_project_names_is_locked(lock, wanted):
    assert named(wanted) <= {pin.split("==")[0].lower() for pin in locked(lock)}


def test_people_run_what_was_tested():
    assert locked("requirements.lock") <= locked("requirements-dev.lock")
    assert locked("requirements-dev.lock") <= locked("requirements-bench.lock")


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_hashes_and_no_lock_names_an_index(lock):
    text = (ROOT / lock).read_text()
    blocks = re.split(r"\n(?=[a-z])", text)
    assert all("--hash=sha256:" in block for block in blocks if "==" in block)
    assert "://" not in text


@pytest.mark.parametrize("version", [(3, 10, 2), (3, 14, 0), (4, 0, 0)])
def test_another_python_is_refused_in_one_sentence(version, monkeypatch):
    monkeypatch.setattr(sys, "version_info", version)
    with pytest.raises(
        setup_env.SetupError, match=r"needs Python 3\.11, 3\.12 or 3\.13"
    ):
        setup_env.check_python()


def test_a_library_that_is_not_there_names_its_package():
    libraries = {"libc.so.6": "libc6", "libnobody-has-this.so.9": "libnobody9"}
    assert setup_env.missing(libraries) == ["libnobody9"]


def test_a_changed_lock_calls_for_a_new_setup(tmp_path, monkeypatch):
    monkeypatch.setattr(setup_env, "ROOT", tmp_path)
    (tmp_path / "pyproject.toml").write_text("[project]")
    lock = tmp_path / "requirements-dev.lock"
    lock.write_text("one==1")
    before = setup_env.fingerprint(lock)
    assert setup_env.fingerprint(lock) == before
    lock.write_text("one==2")
    assert setup_env.fingerprint(lock) != before
