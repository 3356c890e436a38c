"""Reach the project's keyphrase metric, which lies beside the checkout."""

import importlib.util
from pathlib import Path
from types import ModuleType

SHARED = Path(__file__).resolve().parents[1].parent / "shared"


def shared_folder() -> Path:
    """Return the folder with data and tools; worktrees have it one level further up."""
    for parent in Path(__file__).resolve().parents:
        if (parent / "shared" / "tools").is_dir():
            return parent / "shared"
    return SHARED


def keyphrase_score() -> ModuleType:
    """Load the metric script."""
    path = shared_folder() / "tools" / "keyphrase_score.py"
    spec = importlib.util.spec_from_file_location("keyphrase_score", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
