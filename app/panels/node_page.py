"""The settings of one node: its config, what happens when it fails, its notes."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from functools import partial
from typing import Any, Literal

from pydantic import BaseModel, Field
from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from app.panels.typed_form import TypedForm
from canvas.editors.editor import FormContext, Line, tool_button
from canvas.fields import form_fields
from canvas.form import Form
from engine.pipeline import Node
from nodes.contract import NodeType
from nodes.texts import LongText


class Handling(BaseModel):
    """What happens when a step fails, and notes."""

    on_error: Literal["stop", "skip", "port"] | None = Field(
        None,
        title="On error",
        description="Stop the run, skip the record, or send it out of the error port. "
        "Not set: as the pipeline says.",
    )
    attempts: int = Field(
        1, ge=1, le=100, title="Tries", description="How often in all."
    )
    wait_s: float = Field(
        1.0,
        ge=0,
        title="Pause in seconds",
        description="Doubles with every further try.",
    )
    max_wait_s: float = Field(60.0, ge=0, title="Longest pause in seconds")
    timeout_s: float | None = Field(None, gt=0, title="Time limit in seconds")
    notes: LongText = Field("", title="Notes", description="For people who read along.")


class NodePage(QWidget):
    """Edits a node.

    Signals:
        setting_edited: A person changed a setting (its name, the value as typed).
        node_edited: A person changed something else (its name, the new node).
    """

    setting_edited = Signal(str, object)
    node_edited = Signal(str, object)

    def __init__(
        self, node: Node, node_type: NodeType | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._node = node
        self._name = Line()
        self._name.setObjectName("node_name")
        self._name.setAccessibleName(self.tr("Name"))
        self._name.setPlaceholderText(node_type.title if node_type else node.type)
        self._name.textEdited.connect(partial(self._edit, "name"))
        self._disabled = QCheckBox(self.tr("Switched off"))
        self._disabled.setObjectName("node_disabled")
        self._disabled.clicked.connect(
            lambda: self._edit("disabled", self._disabled.isChecked())
        )
        self._form = Form(
            form_fields(node_type.config) if node_type else (), FormContext()
        )
        self._form.field_edited.connect(self.setting_edited)
        self._handling = TypedForm(Handling)
        self._handling.accepted.connect(self._handle)
        self._lay_out(node_type)
        self.show_node(node)

    def put_card(self, card: QWidget) -> None:
        """Show something between the head and the settings."""
        self._column.insertWidget(1, card)

    def show_node(self, node: Node) -> None:
        """Show a node's values."""
        self._node = node
        if self._name.text() != node.name:
            self._name.setText(node.name)
        self._disabled.setChecked(node.disabled)
        self._form.show_values(node.config)
        self._handling.show_values(_handling(node))

    def show_errors(self, errors: Mapping[str, str]) -> None:
        """Show what is wrong at each setting."""
        self._form.show_errors(errors)

    def show_context(self, context: FormContext) -> None:
        """Offer other fields and another record."""
        self._form.show_context(context)

    def focus(self, name: str) -> None:
        """Put the cursor into a setting."""
        self._form.focus(name)

    def _lay_out(self, node_type: NodeType | None) -> None:
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 16)
        column.setSpacing(14)
        column.addLayout(self._head(node_type))
        if node_type is None:
            column.addWidget(
                _note(
                    self.tr(
                        "This node is not installed here. Its settings are kept as they are."
                    )
                )
            )
        elif not node_type.config.model_fields:
            column.addWidget(_note(self.tr("Nothing to set.")))
        column.addWidget(self._form)
        line = QFrame()
        line.setProperty("role", "line")
        column.addWidget(line)
        column.addWidget(self._more())
        column.addWidget(self._handling)
        column.addWidget(self._disabled)
        column.addStretch(1)

    def _head(self, node_type: NodeType | None) -> QHBoxLayout:
        self._icon = QLabel()
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._icon)
        row.addWidget(self._name, 1)
        if node_type:
            self._name.setToolTip(node_type.summary)
        return row

    def show_icon(self, picture: QIcon) -> None:
        """Show the node's icon beside its name."""
        self._icon.setPixmap(picture.pixmap(22, 22))

    def _more(self) -> QWidget:
        button = tool_button(
            "",
            self.tr("Show or hide what happens on errors"),
            lambda: unfold(button.isChecked()),
        )

        def unfold(is_open: bool) -> None:
            mark = "▾" if is_open else "▸"
            button.setText(self.tr("{mark} When it fails, notes").format(mark=mark))
            self._handling.setVisible(is_open)

        button.setObjectName("more")
        button.setProperty("role", "fold")
        button.setCheckable(True)
        differs = _handling(self._node) != _handling(Node("", ""))
        button.setChecked(differs)
        unfold(differs)
        return button

    def _edit(self, name: str, value: Any) -> None:
        self.node_edited.emit(name, replace(self._node, **{name: value}))

    def _handle(self, name: str, value: Any) -> None:
        if name in ("on_error", "timeout_s", "notes"):
            self._edit(name, value)
        else:
            self._edit("retry", replace(self._node.retry, **{name: value}))


def _handling(node: Node) -> dict[str, Any]:
    retry = asdict(replace(node.retry, extra={}))
    return {
        "on_error": node.on_error,
        "timeout_s": node.timeout_s,
        "notes": node.notes,
        **{name: retry[name] for name in ("attempts", "wait_s", "max_wait_s")},
    }


def _note(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "muted")
    label.setWordWrap(True)
    return label
