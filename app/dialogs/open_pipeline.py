"""The dialog that opens a pipeline of the library."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from app.dialogs.ask import finished
from app.panels.library import LibraryList
from engine.protocol import PipelineSummary


async def choose_pipeline(
    parent: QWidget, pipelines: Sequence[PipelineSummary]
) -> str | None:
    """Ask which pipeline to open and return its id."""
    dialog = QDialog(parent)
    dialog.setObjectName("open_dialog")
    dialog.setWindowTitle("Open a pipeline")
    dialog.resize(420, 460)
    chosen: list[str] = []
    library = LibraryList()
    library.show_pipelines(pipelines)
    library.chosen.connect(chosen.append)
    library.chosen.connect(dialog.accept)
    buttons = QDialogButtonBox(
        QDialogButtonBox.StandardButton.Open | QDialogButtonBox.StandardButton.Cancel
    )
    buttons.accepted.connect(library.choose)
    buttons.rejected.connect(dialog.reject)
    column = QVBoxLayout(dialog)
    column.addWidget(library, 1)
    column.addWidget(buttons)
    library.search.setFocus()
    await finished(dialog)
    return chosen[0] if chosen else None
