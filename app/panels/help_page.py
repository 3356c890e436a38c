"""The help of a node: its own words, its settings and ports."""

from PySide6.QtWidgets import QTextBrowser, QWidget

from canvas.fields import form_fields
from nodes.contract import NodeType, Port


class HelpPage(QTextBrowser):
    """Shows a node type's help."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("help")
        self.setAccessibleName(self.tr("Help"))
        self.setOpenExternalLinks(True)
        self.document().setDocumentMargin(14)

    def show_type(self, node_type: NodeType | None) -> None:
        """Show the help of a node type."""
        self.setMarkdown(markdown(node_type) if node_type else "")


def markdown(node_type: NodeType) -> str:
    """Return a node type's help as Markdown."""
    parts = [f"## {node_type.title}", node_type.help]
    rows = [
        f"- **{field.title}**. {field.description}"
        for field in form_fields(node_type.config)
    ]
    if rows:
        parts += ["### Settings", "\n".join(rows)]
    parts += [
        "### Ports",
        _ports("In", node_type.inputs),
        _ports("Out", node_type.outputs),
    ]
    return "\n\n".join(part for part in parts if part)


def _ports(title: str, ports: tuple[Port, ...]) -> str:
    names = ", ".join(f"`{port.name}`" for port in ports)
    return f"- {title}: {names}" if names else ""
