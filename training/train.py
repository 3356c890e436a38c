"""Make the model anew: ``python -m training.train [tables|languages|types|ranker|unseen]``."""

import sys
from pathlib import Path

from engine.siex.tags import LANGUAGES
from training import languages, ranker, tables, types
from training.metric import shared_folder

MODEL = Path(__file__).resolve().parents[1] / "resources" / "model"
UNSEEN = Path(__file__).resolve().parents[1] / "bench" / "ranker_unseen.npz"
STEPS = ("tables", "languages", "types", "ranker", "unseen")


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
        elif step == "types":
            types.train(MODEL / "types.npz")
        elif step == "ranker":
            ranker.train(data / "keyphrase", MODEL / "ranker.npz")
        elif step == "unseen":
            ranker.train_unseen(data / "keyphrase", UNSEEN)


if __name__ == "__main__":
    main(sys.argv[1:])
