"""Questions to a person that stop nobody else: a dialog is opened and awaited."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

Decision = Literal["save", "discard", "cancel"]
FILES = "Pipelines (*.siex *.json);;All files (*)"
BACKUPS = "Backups (*.siexbackup);;All files (*)"


async def finished(dialog: QDialog) -> int:
    """Open a dialog and return its result when it is closed."""
    done: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    def settle(code: int) -> None:
        if not done.done():
            done.set_result(code)

    dialog.finished.connect(settle)
    dialog.open()
    try:
        return await done
    finally:
        dialog.close()
        dialog.deleteLater()


async def about_unsaved(parent: QWidget, names: Sequence[str]) -> Decision:
    """Ask what to do with unsaved pipelines."""
    box = QMessageBox(parent)
    box.setObjectName("unsaved")
    box.setIcon(QMessageBox.Icon.Question)
    box.setTextFormat(Qt.TextFormat.PlainText)
    several = len(names) > 1
    box.setText(
        f"{len(names)} pipelines have unsaved changes."
        if several
        else f"“{names[0]}” has unsaved changes."
    )
    box.setInformativeText("\n".join(names) if several else "Save before closing?")
    save = box.addButton(
        "Save all" if several else "Save", QMessageBox.ButtonRole.AcceptRole
    )
    drop = box.addButton("Discard", QMessageBox.ButtonRole.DestructiveRole)
    back = box.addButton("Cancel", QMessageBox.ButtonRole.RejectRole)
    for button, name in ((save, "save"), (drop, "discard"), (back, "cancel")):
        button.setObjectName(name)
    box.setDefaultButton(save)
    box.setEscapeButton(back)
    await finished(box)
    chosen = box.clickedButton()
    if chosen is save:
        return "save"
    return "discard" if chosen is drop else "cancel"


async def yes(parent: QWidget, question: str, answer: str, more: str = "") -> bool:
    """Ask a question whose answer ``answer`` is yes; ``more`` says what that means."""
    box = QMessageBox(parent)
    box.setObjectName("question")
    box.setIcon(QMessageBox.Icon.Question)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(question)
    box.setInformativeText(more)
    agree = box.addButton(answer, QMessageBox.ButtonRole.AcceptRole)
    agree.setObjectName("yes")
    box.setEscapeButton(box.addButton("Cancel", QMessageBox.ButtonRole.RejectRole))
    await finished(box)
    return box.clickedButton() is agree


async def for_name(parent: QWidget, title: str, name: str) -> str | None:
    """Ask for a name; None if the person thinks better of it."""
    dialog = QDialog(parent)
    dialog.setObjectName("name_dialog")
    dialog.setWindowTitle(title)
    line = QLineEdit(name)
    line.setObjectName("name")
    line.selectAll()
    line.setMinimumWidth(320)
    buttons = QDialogButtonBox(
        QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
    )
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    fine = buttons.button(QDialogButtonBox.StandardButton.Ok)
    fine.setEnabled(bool(name.strip()))
    line.textChanged.connect(lambda: fine.setEnabled(bool(line.text().strip())))
    column = QVBoxLayout(dialog)
    column.addWidget(QLabel(title))
    column.addWidget(line)
    column.addWidget(buttons)
    code = await finished(dialog)
    return line.text().strip() if code == QDialog.DialogCode.Accepted else None


async def for_file_to_open(parent: QWidget) -> Path | None:
    """Ask for a pipeline file."""
    dialog = QFileDialog(parent, "Import a pipeline", "", FILES)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return await _file(dialog)


async def for_backup_to_restore(parent: QWidget) -> Path | None:
    """Ask for a backup."""
    dialog = QFileDialog(parent, "Restore a backup", "", BACKUPS)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return await _file(dialog)


async def for_file_to_save(parent: QWidget, name: str) -> Path | None:
    """Ask where to write a pipeline file."""
    dialog = QFileDialog(parent, "Export the pipeline", name, FILES)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("siex")
    return await _file(dialog)


async def _file(dialog: QFileDialog) -> Path | None:
    code = await finished(dialog)
    chosen = dialog.selectedFiles()
    return Path(chosen[0]) if code == QDialog.DialogCode.Accepted and chosen else None
