"""Which editor edits which kind of field."""

import json
from collections.abc import Mapping
from typing import Any

from canvas.editors.choices import BooleanEditor, ChoiceEditor
from canvas.editors.conditions import ConditionsEditor
from canvas.editors.editor import Editor, EditorMaker, FormContext
from canvas.editors.lines import (
    FieldNameEditor,
    LineEditor,
    NumberEditor,
    PathEditor,
    SecretEditor,
)
from canvas.editors.prose import (
    FormulaEditor,
    LinesEditor,
    ProseEditor,
    ValueEditor,
)
from canvas.editors.rows import RowsEditor
from canvas.fields import FormField, Kind


class JsonEditor(ProseEditor):
    """Edits any value as JSON; what is no JSON stays as it was typed."""

    def value(self) -> Any:
        """Return the parsed value, or the text while it is none."""
        text = self._text.toPlainText()
        try:
            return json.loads(text) if text else None
        except ValueError:
            return text

    def show_value(self, value: Any) -> None:
        """Show a value as JSON."""
        if value != self.value():
            is_typed = isinstance(value, str)
            super().show_value(value if is_typed else json.dumps(value, indent=2))


EDITORS: Mapping[Kind, EditorMaker] = {
    "text": LineEditor,
    "secret": SecretEditor,
    "long_text": ProseEditor,
    "template": FormulaEditor,
    "formula": FormulaEditor,
    "field": FieldNameEditor,
    "integer": NumberEditor,
    "number": NumberEditor,
    "boolean": BooleanEditor,
    "choice": ChoiceEditor,
    "texts": LinesEditor,
    "conditions": ConditionsEditor,
    "value": ValueEditor,
    "folder": PathEditor,
    "open_file": PathEditor,
    "save_file": PathEditor,
    "json": JsonEditor,
}


def editor_for(field: FormField, context: FormContext) -> Editor:
    """Return a new editor for ``field``."""
    if field.kind in ("rows", "pairs"):
        return RowsEditor(field, context, editor_for)
    return EDITORS[field.kind](field, context)
