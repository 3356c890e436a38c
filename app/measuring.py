"""Measures the keyword model on sets of texts: piece by piece, in the engine's workers."""

import asyncio
import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal

from app.engine_link import EngineLink
from app.errors import sentence
from app.tasks import Tasks
from engine.errors import EngineError
from engine.siex.errors import SiexError
from engine.siex.figures import KS, Figures
from engine.siex.samples import Sample, read_samples
from resources.folders import KEYWORD_SAMPLES

if TYPE_CHECKING:
    from engine.protocol import ModelDescription

PIECE_TEXTS, PIECE_CHARACTERS = 8, 200_000
State = Literal["new", "running", "done", "stopped", "failed"]
ALL = "all"
COLUMNS = (
    "Language", "Texts", "F1@5", "F1@10", "F1@15", "Texts/s", "Words/s",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SampleSet:
    """Texts to measure on; the note says what figures on them are worth."""

    title: str
    path: Path
    note: str


SETS = (
    SampleSet(
        "Texts new to the model",
        KEYWORD_SAMPLES / "unseen.jsonl",
        "33 short texts, three in each of the eleven languages, written to measure on."
        " The model has never seen them; so few texts give a rough figure.",
    ),
    SampleSet(
        "Texts that the model has learnt from",
        KEYWORD_SAMPLES / "learnt.jsonl.gz",
        "550 texts written for this project. The model has learnt from them, so the"
        " quality is better than on texts of yours; the speed is a fair figure.",
    ),
)


def own_set(path: Path) -> SampleSet:
    """Return a file of a person's own as a set."""
    note = "Your own texts, with the keyphrases that you listed."
    return SampleSet(path.name, path, note)


class Measuring(QObject):
    """Measures, one set at a time.

    Signals:
        changed: Something is different; read it again.
    """

    changed = Signal()

    def __init__(self, link: EngineLink, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._link, self._tasks = link, tasks
        self._turn = 0
        self.state: State = "new"
        self.said = ""
        self.texts = SETS[0]
        self.rows: dict[str, Figures] = {}
        self.model: ModelDescription | None = None
        self.done = self.total = 0

    @property
    def is_running(self) -> bool:
        """Whether it is being measured."""
        return self.state == "running"

    def start(self, texts: SampleSet) -> None:
        """Measure on a set; one that is under way is given up."""
        self._turn += 1
        self.texts, self.rows, self.said = texts, {}, ""
        self.done = self.total = 0
        self._show("running")
        self._tasks.spawn(self._measure(self._turn, texts), "Measuring the model")

    def stop(self) -> None:
        """Give up; what is known so far stays."""
        if self.is_running:
            self._turn += 1
            self._show("stopped")

    def lines(self) -> list[tuple[str, ...]]:
        """Return the figures as words, a line per language and one for all."""
        rows = dict(self.rows)
        if len(rows) > 1:
            rows[ALL] = sum(rows.values(), Figures())
        return [_line(language, figures) for language, figures in rows.items()]

    def as_csv(self) -> str:
        """Return the figures as comma-separated values."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(
            [[cell.replace(",", "") for cell in it] for it in self.lines()]
        )
        return out.getvalue()

    def as_text(self) -> str:
        """Return everything that is known as text to read."""
        table = [COLUMNS, *self.lines()]
        widths = [max(map(len, column)) for column in zip(*table, strict=True)]
        lines = ["  ".join(_cells(row, widths)).rstrip() for row in table]
        facts = "\n".join(f"{name}: {value}" for name, value in self.facts())
        return f"{self.texts.title}. {self.texts.note}\n\n" + "\n".join(
            [*lines, "", facts]
        )

    def facts(self) -> list[tuple[str, str]]:
        """Return what is known of the model, as names and values."""
        if self.model is None:
            return []
        known = self.model.facts
        memory = f"{known.memory_bytes / 1e6:,.0f} MB" if known.memory_bytes else "–"
        return [
            ("Model", known.digest),
            ("Runs as", "machine code" if known.is_compiled else "plain Python"),
            ("Files", f"{known.file_bytes / 1e6:.1f} MB"),
            ("Memory, all languages", memory),
            ("First keyword", f"{self.model.first_keyword_s:.2f} s"),
        ]

    async def _measure(self, turn: int, texts: SampleSet) -> None:
        try:
            samples = await asyncio.to_thread(read_samples, texts.path)
            engine = await self._link.engine()
            self.total = len(samples)
            for piece in pieces(samples):
                if turn != self._turn:
                    return
                figures = await engine.measure(piece)
                if turn == self._turn:
                    self._take(piece, figures)
            model = await engine.model()
            if turn == self._turn:
                self.model = model
                self._show("done")
        except (EngineError, SiexError, OSError) as error:
            if turn == self._turn:
                expected = isinstance(error, SiexError)
                self.said = str(error) if expected else sentence("Measuring", error)
                self._show("failed")

    def _take(self, piece: Sequence[Sample], figures: Figures) -> None:
        language = piece[0].language or ""
        self.rows[language] = self.rows.get(language, Figures()) + figures
        self.done += len(piece)
        self.changed.emit()

    def _show(self, state: State) -> None:
        self.state = state
        self.changed.emit()


def pieces(samples: Sequence[Sample]) -> Iterator[list[Sample]]:
    """Cut samples into pieces of one language that take about a second at most."""
    groups: dict[str, list[Sample]] = {}
    for sample in samples:
        groups.setdefault(sample.language or "", []).append(sample)
    for group in groups.values():
        piece: list[Sample] = []
        size = 0
        for sample in group:
            if piece and (len(piece) >= PIECE_TEXTS or size >= PIECE_CHARACTERS):
                yield piece
                piece, size = [], 0
            piece.append(sample)
            size += len(sample.text)
        yield piece


def _line(language: str, figures: Figures) -> tuple[str, ...]:
    return (
        language,
        f"{figures.documents:,}",
        *(f"{100 * figures.f1(k):.1f}" for k in KS),
        f"{figures.documents_per_second:,.0f}",
        f"{figures.words_per_second:,.0f}",
    )


def _cells(row: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    first, *others = zip(row, widths, strict=True)
    yield first[0].ljust(first[1])
    yield from (cell.rjust(width) for cell, width in others)
