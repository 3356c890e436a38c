"""Write on a sticky note: one real editor, laid over the note."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from canvas import commands
from canvas.notes import note_box
from canvas.stage import Stage


class NoteEditor(QObject):
    """Opens over a note; what was typed is kept on leaving, not on Escape."""

    def __init__(self, stage: Stage, canvas: QWidget) -> None:
        super().__init__(canvas)
        self._stage = stage
        self._note_id = ""
        self._edit = QPlainTextEdit(canvas)
        self._edit.setObjectName("note text")
        self._edit.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self._edit.hide()
        self._edit.installEventFilter(self)
        stage.note_opened.connect(self.open_note)
        stage.view_changed.connect(self.close_editor)

    def open_note(self, note_id: str) -> None:
        """Begin to write on a note."""
        note = self._stage.document.pipeline.notes.get(note_id)
        if note is None:
            return
        self._note_id = note_id
        box = self._stage.view.rect_to_widget(note_box(note)).toAlignedRect()
        self._edit.setGeometry(box.adjusted(5, 5, -5, -5))
        font = self._edit.font()
        font.setPixelSize(max(8, round(13 * self._stage.view.scale)))
        self._edit.setFont(font)
        self._edit.setPlainText(note.text)
        self._edit.show()
        self._edit.setFocus(Qt.FocusReason.MouseFocusReason)
        self._edit.selectAll()

    def close_editor(self) -> None:
        """Keep what was typed."""
        note_id, self._note_id = self._note_id, ""
        if note_id:
            self._edit.hide()
            commands.write_note(self._stage, note_id, self._edit.toPlainText())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the text when the focus leaves, drop it on Escape."""
        if event.type() == QEvent.Type.FocusOut:
            self.close_editor()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self._note_id = ""
                self._edit.hide()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (
                event.modifiers() & Qt.KeyboardModifier.ControlModifier
            ):
                self.close_editor()
                return True
        return super().eventFilter(watched, event)
