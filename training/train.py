"""Make the whole model anew: ``python -m training.train [tables|languages|ranker]``."""

import sys
from pathlib import Path

from engine.siex.tags import LANGUAGES
from training import languages, ranker, tables
from training.metric import shared_folder

MODEL = Path(__file__).resolve().parents[1] / "resources" / "model"
STEPS = ("tables", "languages", "ranker")


def main(steps: list[str]) -> None:
    """Run the steps asked for, or all of them, in order."""
    data = shared_folder() / "data"
    for step in steps or STEPS:
        print(f"step {step}", flush=True)
        if step == "tables":
            for language in LANGUAGES:
                tables.build(data / "ud", language, MODEL / f"{language}.npz")
        elif step == "languages":
            languages.train(data / "ud", MODEL / "languages.npz")
        elif step == "ranker":
            ranker.train(data / "keyphrase", MODEL / "ranker.npz")


if __name__ == "__main__":
    main(sys.argv[1:])
