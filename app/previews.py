"""Tries formulas and templates on a real record for the form's live preview."""

from collections.abc import Mapping
from typing import Any

from app.panels.records_model import cell_text
from canvas.editors.editor import Preview, Previewer
from canvas.fields import Kind
from engine.errors import ExpressionError

LONGEST = 300


def previewer(record: Mapping[str, Any] | None) -> Previewer:
    """Return what tries a text on ``record``; without one it is only compiled."""

    def show(kind: Kind, text: str) -> Preview | None:
        if kind not in ("formula", "template"):
            return None
        from engine.expressions import preview

        if record is None:
            return _compiled(preview.COMPILERS[kind], text)
        found = preview.preview(text, record, kind)
        if found.error:
            return Preview(found.error, is_error=True, position=found.offset)
        return Preview(cell_text(found.value)[:LONGEST])

    return show


def _compiled(compiler: Any, text: str) -> Preview | None:
    try:
        compiler(text)
    except ExpressionError as error:
        return Preview(str(error), is_error=True, position=error.offset)
    return None
