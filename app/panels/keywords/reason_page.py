"""All about one keyword: what it is, how it is written, and why it has its score."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QProgressBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.panels.keywords.found import TYPE_WORDS, Found
from app.panels.keywords.reason_chart import ReasonChart
from app.panels.keywords.reasons import Reason
from canvas.theme import Theme


class ReasonPage(QScrollArea):
    """Shows a keyword and, when they are known, its reasons."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._name = _label("keyword_name", "label")
        self._facts = _label("keyword_facts", "muted")
        self._forms = _label("keyword_forms", "hint")
        self._related = _label("keyword_related", "hint")
        self._busy = QProgressBar(maximum=0, textVisible=False)
        self._busy.setAccessibleName(self.tr("The model is asked"))
        self._said = _label("keyword_said", "muted")
        self._chart = ReasonChart()
        self._lay_out()
        self.show_nothing()

    def show_nothing(self) -> None:
        """Say what would be seen here."""
        for widget in (self._name, self._facts, self._forms, self._related):
            widget.hide()
        self._show(self._said)
        self._said.setText(self.tr("Choose a keyword to see why it has its score."))

    def show_keyword(self, one: Found) -> None:
        """Show a keyword whose reasons are on their way."""
        self._put(self._name, one.text)
        self._put(self._facts, " · ".join(self._known(one)))
        forms = [form for form in one.variants if form != one.text]
        self._put_list(self._forms, self.tr("Also written: {forms}"), forms)
        self._put_list(self._related, self.tr("Goes with: {forms}"), one.related)
        self._show(self._busy)

    def show_reasons(self, rows: Sequence[Reason], total: float) -> None:
        """Show the reasons of the keyword."""
        if rows:
            self._chart.show_reasons(rows, total)
            self._show(self._chart)
        else:
            self.show_trouble(
                self.tr(
                    "This version of the model does not say what a score is made of."
                )
            )

    def show_trouble(self, sentence: str) -> None:
        """Say why there are no reasons."""
        self._said.setText(sentence)
        self._show(self._said)

    def show_theme(self, theme: Theme) -> None:
        """Paint in a theme's colours."""
        self._chart.show_theme(theme)

    def _known(self, one: Found) -> list[str]:
        known = [self.tr(TYPE_WORDS[one.type])] if one.type in TYPE_WORDS else []
        if one.count is not None:
            words = self.tr("1 mention") if one.count == 1 else self.tr("{n} mentions")
            known.append(words.format(n=f"{one.count:,}"))
        if one.confidence is not None:
            words = self.tr("confidence {share}")
            known.append(words.format(share=f"{one.confidence:.2f}"))
        return known

    def _put(self, label: QLabel, text: str) -> None:
        label.setText(text)
        label.setVisible(bool(text))

    def _put_list(self, label: QLabel, words: str, items: Sequence[str]) -> None:
        self._put(label, words.format(forms=", ".join(items)) if items else "")

    def _show(self, shown: QWidget) -> None:
        for widget in (self._busy, self._said, self._chart):
            widget.setVisible(widget is shown)

    def _lay_out(self) -> None:
        page = QWidget()
        page.setProperty("role", "panel")
        column = QVBoxLayout(page)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(4)
        for widget in (self._name, self._facts, self._forms, self._related):
            column.addWidget(widget)
        column.addSpacing(6)
        for widget in (self._busy, self._said, self._chart):
            column.addWidget(widget)
        column.addStretch(1)
        self.setWidget(page)


def _label(name: str, role: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setProperty("role", role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
