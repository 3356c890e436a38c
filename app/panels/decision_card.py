"""The card of a run that waits: did this happen before the engine stopped?"""

import json
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from engine.protocol import Decision, OpenEffect

QUESTION = "Did this happen before the engine stopped?"
WORDS: tuple[tuple[Decision, str, str], ...] = (
    ("done", "It happened", "The record goes on, without the answer that got lost"),
    ("again", "Do it again", "It is done now, perhaps for the second time"),
    ("leave_out", "Leave it out", "The record is skipped"),
)
TALLEST = 104
LONGEST = 120


class DecisionCard(QFrame):
    """Lists what a run may have done, each with three answers, and three for all.

    Signals:
        decided: A person decided: the decision, and about which `OpenEffect`; None: all.
    """

    decided = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("decision_card")
        self.setProperty("role", "message")
        self.setAccessibleName(QUESTION)
        self._shown: Sequence[OpenEffect] = ()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self._for_all = _buttons("all", self._decider(None))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(6)
        title = QLabel(QUESTION)
        title.setProperty("role", "label")
        title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        title.setToolTip(QUESTION)
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(self._for_all)
        column.addLayout(head)
        self._area = self._made_area()
        column.addWidget(self._area)
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Preferred, policy.Fixed)
        self.hide()

    def show_effects(
        self, effects: Sequence[OpenEffect], name: Callable[[str], str]
    ) -> None:
        """Show these, or nothing where there are none; ``name`` names a node."""
        self.setVisible(bool(effects))
        if effects == self._shown:
            return
        self._shown = effects
        while (item := self._lines.takeAt(0)) is not None:
            if (line := item.widget()) is not None:
                line.hide()
                line.deleteLater()
        lines = [self._line(effect, name) for effect in effects]
        for line in lines:
            self._lines.addWidget(line)
        height = sum(line.sizeHint().height() + 4 for line in lines)
        self._area.setFixedHeight(min(TALLEST, height))
        self._for_all.setVisible(len(effects) > 1)

    def _made_area(self) -> QScrollArea:
        inner = QWidget()
        outer = QVBoxLayout(inner)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(self._lines)
        outer.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(inner)
        area.setStyleSheet("background: transparent")
        return area

    def _line(self, effect: OpenEffect, name: Callable[[str], str]) -> QWidget:
        what = name(effect.node.partition("/")[0])
        holds = json.dumps(effect.record, ensure_ascii=False)
        label = QLabel(f"{what}, record {effect.key}: {_short(holds)}")
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setToolTip(_short(holds, 2_000))
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label, 1)
        row.addWidget(_buttons(effect.key, self._decider(effect)))
        return line

    def _decider(self, effect: OpenEffect | None) -> Callable[[Decision], None]:
        def decide(decision: Decision) -> None:
            self.decided.emit(decision, effect)

        return decide


def _buttons(of: str, decide: Callable[[Decision], None]) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    if of == "all":
        line.addWidget(QLabel("All of them:"))
    for decision, words, tip in WORDS:
        button = QPushButton(words)
        button.setObjectName(f"{decision}:{of}")
        button.setToolTip(tip)
        button.clicked.connect(partial(_told, decide, decision))
        line.addWidget(button)
    return row


def _told(
    decide: Callable[[Decision], None], decision: Decision, _checked: bool = False
) -> None:
    decide(decision)


def _short(text: str, longest: int = LONGEST) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
