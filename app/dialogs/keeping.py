"""How much history is kept: the limits, and what there is now."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from engine.protocol import HistoryLimits, HistoryUse

MOST = 100_000_000
MOST_DAYS = 36_500


class KeepingPage(QDialog):
    """Shows the limits of the history and lets a person change them.

    Signals:
        limits_wanted: A person wants other limits (`HistoryLimits`).
        pruning_wanted: A person wants what is beyond the limits gone now.
    """

    limits_wanted = Signal(object)
    pruning_wanted = Signal()

    def __init__(self, use: HistoryUse, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("keeping")
        self.setWindowTitle(self.tr("How much history is kept"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._runs = _number("keep_runs", MOST, 1)
        self._size = _number("keep_megabytes", MOST, 1)
        self._size.setSuffix(" MB")
        self._days = _number("keep_days", MOST_DAYS, 0)
        self._days.setSpecialValueText(self.tr("any age"))
        self._days.setSuffix(self.tr(" days"))
        self._now = QLabel()
        self._now.setObjectName("history_use")
        self._now.setWordWrap(True)
        self._now.setProperty("role", "muted")
        self._lay_out()
        self._runs.setValue(use.limits.runs)
        self._size.setValue(use.limits.megabytes)
        self._days.setValue(use.limits.days or 0)
        self.show_use(use)

    def show_use(self, use: HistoryUse) -> None:
        """Show how much there is."""
        runs = "1 run" if use.runs == 1 else f"{use.runs:,} runs"
        since = f", the oldest of {use.oldest_month}" if use.oldest_month else ""
        self._now.setText(
            f"Now: {runs}{since}; {use.megabytes:,.1f} MB of records and "
            f"{use.database_megabytes:,.1f} MB for the list of them."
        )

    def _lay_out(self) -> None:
        note = QLabel(
            self.tr(
                "Whichever limit is met first counts. The oldest runs go, with their "
                "records, and their space comes back at once. Runs that go on stay."
            )
        )
        note.setWordWrap(True)
        form = QFormLayout()
        form.addRow(self.tr("Runs"), self._runs)
        form.addRow(self.tr("Records of runs"), self._size)
        form.addRow(self.tr("Age"), self._days)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Close
        )
        buttons.accepted.connect(self._save)
        buttons.rejected.connect(self.reject)
        prune = QPushButton(self.tr("Delete what is beyond now"))
        prune.setObjectName("prune")
        prune.setAutoDefault(False)
        prune.clicked.connect(lambda: self.pruning_wanted.emit())
        buttons.addButton(prune, QDialogButtonBox.ButtonRole.ActionRole)
        whole = QVBoxLayout(self)
        whole.setSpacing(12)
        whole.addWidget(note)
        whole.addLayout(form)
        whole.addWidget(self._now)
        whole.addWidget(buttons)

    def _save(self) -> None:
        self.limits_wanted.emit(
            HistoryLimits(
                runs=self._runs.value(),
                megabytes=self._size.value(),
                days=self._days.value() or None,
            )
        )


def _number(name: str, most: int, least: int) -> QSpinBox:
    box = QSpinBox(minimum=least, maximum=most)
    box.setObjectName(name)
    box.setGroupSeparatorShown(True)
    return box
