"""Editors that choose: one of some values, or yes and no."""

from typing import Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QWidget

from canvas.editors.editor import Combo, Editor, FormContext
from canvas.fields import FormField, readable


class ChoiceEditor(Editor):
    """Chooses one of the values that a field may have."""

    def __init__(
        self, field: FormField, context: FormContext, parent: QWidget | None = None
    ) -> None:
        super().__init__(field, context, parent)
        self._combo = Combo()
        if field.is_optional:
            self._combo.addItem(self.tr("not set"), None)
        for choice in field.choices:
            self._combo.addItem(readable(choice), choice)
        self._combo.activated.connect(lambda: self.edited.emit(self.value()))
        self._combo.setMinimumContentsLength(6)
        self.put(self._combo)

    def value(self) -> Any:
        """Return the chosen value."""
        return self._combo.currentData()

    def show_value(self, value: Any) -> None:
        """Choose ``value``; one that is no choice is shown all the same."""
        with QSignalBlocker(self._combo):
            index = self._combo.findData(value)
            if index < 0 and value not in (None, ""):
                self._combo.addItem(str(value), value)
                index = self._combo.count() - 1
            self._combo.setCurrentIndex(index)


class BooleanEditor(Editor):
    """Says yes or no."""

    def __init__(
        self, field: FormField, context: FormContext, parent: QWidget | None = None
    ) -> None:
        super().__init__(field, context, parent)
        self._box = QCheckBox(field.title)
        self._box.clicked.connect(lambda: self.edited.emit(self.value()))
        self.put(self._box)

    def value(self) -> Any:
        """Return whether the box is ticked."""
        return self._box.isChecked()

    def show_value(self, value: Any) -> None:
        """Tick the box or not."""
        with QSignalBlocker(self._box):
            self._box.setChecked(value is True or value == "true")
