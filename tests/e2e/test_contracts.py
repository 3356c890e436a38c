"""Each import contract catches what it is there to catch."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"][
    "importlinter"
]["contracts"]
PLANTED = {
    "Imports point down": ("nodes/flow/limit.py", "import engine.pipeline"),
    "Qt stays in app and canvas": ("engine/edit.py", "from PySide6 import QtCore"),
    "The canvas knows nothing of the account, the network or the database": (
        "canvas/document.py",
        "import httpx",
    ),
    "SQL lives in the store": ("nodes/flow/limit.py", "import sqlalchemy"),
    "The model stands alone": ("engine/siex/__init__.py", "import engine.pipeline"),
    "The transformers know the model and nothing else of the engine": (
        "engine/transform/contract.py",
        "import engine.pipeline",
    ),
    "Nobody imports the account server": ("sync/__init__.py", "import cloud"),
}


@pytest.fixture(scope="module")
def copied_tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = tmp_path_factory.mktemp("tree")
    packages = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"][
        "importlinter"
    ]
    for package in packages["root_packages"]:
        shutil.copytree(ROOT / package, copy / package, ignore=only_python)
    shutil.copy(ROOT / "pyproject.toml", copy)
    return copy


def only_python(folder: str, names: list[str]) -> list[str]:
    inside = Path(folder)
    return [n for n in names if (inside / n).is_file() and not n.endswith(".py")]


def verdicts(tree: Path) -> dict[str, str]:
    """Return KEPT or BROKEN by the name of the contract."""
    tool = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [tool, "--no-cache"], cwd=tree, capture_output=True, text=True, check=False
    )
    lines = [line.rsplit(" ", 1) for line in done.stdout.splitlines()]
    return {line[0]: line[1] for line in lines if line[-1] in ("KEPT", "BROKEN")}


def test_every_contract_is_kept_and_has_a_violation_to_plant(copied_tree):
    names = [contract["name"] for contract in CONTRACTS]
    assert verdicts(copied_tree) == dict.fromkeys(names, "KEPT")
    assert sorted(PLANTED) == sorted(names)


@pytest.mark.parametrize("contract", PLANTED)
def test_a_planted_violation_is_caught(contract, copied_tree):
    file, line = PLANTED[contract]
    planted = copied_tree / file
    before = planted.read_text()
    planted.write_text(before + f"\n{line}\n")
    try:
        assert verdicts(copied_tree)[contract] == "BROKEN"
    finally:
        planted.write_text(before)
