"""A form whose values must be valid before they are taken."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ValidationError
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from canvas.editors.editor import FormContext
from canvas.fields import form_fields
from canvas.form import Form


class TypedForm(Form):
    """Tells of a value once it is right; until then it says what is wrong.

    Signals:
        accepted: A person typed a valid value (the field's name, the value).
    """

    accepted = Signal(str, object)

    def __init__(self, model: type[BaseModel], parent: QWidget | None = None) -> None:
        super().__init__(form_fields(model), FormContext(), parent)
        self._model = model
        self._values: Mapping[str, Any] = {}
        self._errors: dict[str, str] = {}
        self._typed: dict[str, Any] = {}
        self.field_edited.connect(self._judge)

    def show_values(self, values: Mapping[str, Any]) -> None:
        """Show values; what is being typed and still wrong stays."""
        self._values = values
        wrong = {name: self._typed[name] for name in self._errors}
        super().show_values({**values, **wrong})

    def _judge(self, name: str, value: Any) -> None:
        self._errors.pop(name, None)
        self._typed[name] = value
        try:
            model = self._model.model_validate({**self._values, name: value})
        except ValidationError as error:
            self._errors[name] = error.errors()[0]["msg"]
        else:
            self.accepted.emit(name, getattr(model, name))
        self.show_errors(self._errors)
