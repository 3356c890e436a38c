"""Tries formulas and templates on a real record for the form's live preview."""

from collections.abc import Mapping
from typing import Any

from app.panels.records_model import cell_text
from canvas.editors.editor import Preview, Previewer
from canvas.fields import Kind
from engine.errors import ExpressionError
from nodes.errors import InputError

LONGEST = 300


def previewer(record: Mapping[str, Any] | None) -> Previewer:
    """Return what tries a text on ``record``; without one it is only compiled."""

    def preview(kind: Kind, text: str) -> Preview | None:
        from engine.expressions import formula, template

        if kind not in ("formula", "template"):
            return None
        try:
            evaluate = formula(text) if kind == "formula" else template(text)
            if record is None:
                return None
            return Preview(cell_text(evaluate(record))[:LONGEST])
        except ExpressionError as error:
            return Preview(str(error), is_error=True, position=error.offset)
        except InputError as error:
            return Preview(str(error), is_error=True)

    return preview
