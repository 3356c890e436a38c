"""Check that no test text leaked into training: ``python -m training.overlap``.

A test text counts as leaked if a tenth or more of its runs of eight words also stand in
a training text of the same language family of sets.
"""

from collections.abc import Iterator
from pathlib import Path

from engine.siex.characters import WORD
from training.corpus import TESTS, Example, load, training_examples
from training.metric import shared_folder

RUN = 8
LEAKED = 0.1


def main() -> None:
    """Print, per test set, how many runs and texts are shared with training texts."""
    data = shared_folder() / "data" / "keyphrase"
    known = {run for example in training_examples(data) for run in _runs(example)}
    for name in TESTS:
        print(f"{name}: {_overlap(data / f'{name}.jsonl.gz', known)}")


def _overlap(path: Path, known: set[int]) -> str:
    shared = total = leaked = texts = 0
    for example in load(path, "abstract", 1.0):
        runs = list(_runs(example))
        hits = sum(run in known for run in runs)
        shared, total, texts = shared + hits, total + len(runs), texts + 1
        leaked += bool(runs) and hits / len(runs) >= LEAKED
    return f"{shared} of {total} runs of {RUN} words shared, {leaked} of {texts} texts"


def _runs(example: Example) -> Iterator[int]:
    words = WORD.findall(example.content.lower())
    for begin in range(len(words) - RUN + 1):
        yield hash(tuple(words[begin : begin + RUN]))


if __name__ == "__main__":
    main()
