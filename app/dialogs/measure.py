"""How good and how fast the keyword model is on this machine."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QPushButton,
    QStackedLayout,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.measuring import ALL, COLUMNS, SETS, Measuring, SampleSet, own_set
from canvas.editors.editor import Combo

BEFORE, TABLE = range(2)
NUMBER = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
OWN_FILES = "Texts (*.jsonl *.jsonl.gz);;All files (*)"
LANGUAGE_NAMES = {
    "en": "English", "sv": "Swedish", "es": "Spanish", "fr": "French", "de": "German",
    "it": "Italian", "pt": "Portuguese", "nl": "Dutch", "el": "Greek",
    "nb": "Norwegian", "lt": "Lithuanian", "": "Found out by the model",
    ALL: "All",
}  # fmt: skip


def show_measuring(parent: QWidget, measuring: Measuring) -> None:
    """Open the page, or bring it forward."""
    page = parent.findChild(MeasurePage, "measure")
    if page is None:
        page = MeasurePage(measuring, parent)
    page.show()
    page.raise_()
    page.activateWindow()


class MeasurePage(QDialog):
    """Lets a person measure the model on sets of texts."""

    def __init__(self, measuring: Measuring, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("measure")
        self.setWindowTitle(self.tr("Measure the keyword model"))
        self.resize(820, 640)
        self._measuring = measuring
        self._sets: list[SampleSet] = list(SETS)
        self._make_parts()
        self._lay_out()
        measuring.changed.connect(self.show_figures)
        self._offer_sets(0)
        self.show_figures()

    def show_figures(self) -> None:
        """Show what has been measured so far."""
        measuring = self._measuring
        self._table.clear()
        for line in measuring.lines():
            self._table.addTopLevelItem(self._item(line))
        self._middle.setCurrentIndex(BEFORE if measuring.state == "new" else TABLE)
        self._busy.setVisible(measuring.is_running)
        self._busy.setMaximum(max(measuring.total, 1) if measuring.total else 0)
        self._busy.setValue(measuring.done)
        self._go.setVisible(not measuring.is_running)
        self._stop.setVisible(measuring.is_running)
        self._texts.setEnabled(not measuring.is_running)
        self._state.setText(self._state_words())
        for button in self._copy:
            button.setEnabled(bool(measuring.rows))
        self._show_facts()

    def _make_parts(self) -> None:
        self._texts = Combo()
        self._texts.setObjectName("sample_set")
        self._texts.setAccessibleName(self.tr("Texts to measure on"))
        self._texts.activated.connect(self._choose)
        self._note = _words("set_note", "muted")
        self._go = QPushButton(self.tr("Measure"))
        self._go.setObjectName("start_measuring")
        self._go.setProperty("role", "primary")
        self._go.setDefault(True)
        self._go.clicked.connect(self._start)
        self._stop = QPushButton(self.tr("Stop"))
        self._stop.setObjectName("stop_measuring")
        self._stop.clicked.connect(self._measuring.stop)
        self._busy = QProgressBar(textVisible=False)
        self._busy.setAccessibleName(self.tr("Progress"))
        self._state = _words("measure_state", "muted")
        self._table = self._make_table()
        self._facts = _words("model_facts", "muted")
        self._copy = (
            self._copier("copy_text", self.tr("Copy as text"), self._copy_text),
            self._copier("copy_csv", self.tr("Copy as CSV"), self._copy_csv),
        )

    def _make_table(self) -> QTreeWidget:
        table = QTreeWidget()
        table.setObjectName("figures")
        table.setAccessibleName(self.tr("Quality and speed per language"))
        table.setRootIsDecorated(False)
        table.setUniformRowHeights(True)
        table.setHeaderLabels([self.tr(name) for name in COLUMNS])
        header = table.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in range(1, len(COLUMNS)):
            table.headerItem().setTextAlignment(column, NUMBER)
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(column, 84)
        copy = QShortcut(QKeySequence.StandardKey.Copy, table)
        copy.setContext(Qt.ShortcutContext.WidgetShortcut)
        copy.activated.connect(self._copy_text)
        return table

    def _copier(self, name: str, text: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        return button

    def _lay_out(self) -> None:
        title = _words("measure_title", "title")
        title.setText(self.tr("How good and how fast is the model on this machine?"))
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._texts, 1)
        head.addWidget(self._go)
        head.addWidget(self._stop)
        foot = QHBoxLayout()
        foot.addWidget(self._state, 1)
        for button in self._copy:
            foot.addWidget(button)
        self._middle = QStackedLayout()
        for widget in (self._before(), self._table):
            self._middle.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        column.addWidget(title)
        column.addLayout(head)
        column.addWidget(self._note)
        column.addWidget(self._busy)
        column.addLayout(self._middle, 1)
        column.addWidget(self._how())
        column.addWidget(self._facts)
        column.addLayout(foot)

    def _before(self) -> QLabel:
        before = _words("before_measuring", "muted")
        before.setAlignment(Qt.AlignmentFlag.AlignCenter)
        before.setText(
            self.tr(
                "Press Measure. It runs in the background and takes less than a minute."
            )
        )
        return before

    def _how(self) -> QLabel:
        how = _words("measure_how", "hint")
        how.setText(
            self.tr(
                "F1@10: how well the ten best keywords agree with those a person listed,"
                " from 0 to 100, the mean over the texts; likewise for five and fifteen."
                " Speed is that of one processor core once the model is loaded."
            )
        )
        return how

    def _item(self, line: tuple[str, ...]) -> QTreeWidgetItem:
        language, *figures = line
        item = QTreeWidgetItem([self._language(language), *figures])
        font = item.font(0)
        font.setBold(language == ALL)
        for column in range(len(line)):
            item.setFont(column, font)
            if column:
                item.setTextAlignment(column, NUMBER)
        return item

    def _language(self, code: str) -> str:
        return self.tr(LANGUAGE_NAMES.get(code, code))

    def _state_words(self) -> str:
        measuring = self._measuring
        counts = {"done": measuring.done, "total": measuring.total}
        return {
            "new": "",
            "running": self.tr("{done} of {total} texts").format(**counts),
            "done": self.tr("Done: {total} measured.").format(**counts),
            "stopped": self.tr("Stopped after {done} of {total} texts.").format(
                **counts
            ),
            "failed": measuring.said,
        }[measuring.state]

    def _show_facts(self) -> None:
        facts = self._measuring.facts()
        self._facts.setText("  ·  ".join(f"{name}: {value}" for name, value in facts))
        self._facts.setVisible(bool(facts))

    def _offer_sets(self, chosen: int) -> None:
        self._texts.clear()
        for texts in self._sets:
            self._texts.addItem(self.tr(texts.title))
        self._texts.addItem(self.tr("A file of your own…"))
        self._texts.setCurrentIndex(chosen)
        self._note.setText(self.tr(self._sets[chosen].note))

    def _choose(self, index: int) -> None:
        if index < len(self._sets):
            self._note.setText(self.tr(self._sets[index].note))
            return
        self._texts.setCurrentIndex(0)
        self._note.setText(
            self.tr(
                "One text a line, as JSON, with the phrases you would list for it:"
                ' {"text": "…", "keyphrases": ["…"]}; "title" and "lang" if you like.'
            )
        )
        dialog = QFileDialog(self, self.tr("Texts to measure on"), "", OWN_FILES)
        dialog.setObjectName("own_texts")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.offer_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def offer_file(self, path: str) -> None:
        """Offer a file of a person's own, and choose it."""
        self._sets = [*SETS, own_set(Path(path))]
        self._offer_sets(len(SETS))

    def _start(self) -> None:
        self._measuring.start(self._sets[self._texts.currentIndex()])

    def _copy_text(self) -> None:
        QGuiApplication.clipboard().setText(self._measuring.as_text())

    def _copy_csv(self) -> None:
        QGuiApplication.clipboard().setText(self._measuring.as_csv())


def _words(name: str, role: str) -> QLabel:
    label = QLabel(textFormat=Qt.TextFormat.PlainText)
    label.setObjectName(name)
    label.setProperty("role", role)
    label.setWordWrap(True)
    return label
