"""What the program is, and its keys."""

from importlib.metadata import PackageNotFoundError, version

from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

from app.actions import MENUS, SPECS

CANVAS_KEYS = """
### On the canvas
| Key | Does |
|---|---|
| Arrows | walk from node to node |
| Shift + arrows | move the selection |
| Enter | open the node |
| Tab | add a node behind the selected one |
| C | wire the selected node by keyboard |
| D | switch the selected nodes off or on |
| Space + drag, wheel | move the view |
| Ctrl + wheel | zoom |
"""


def show_shortcuts(parent: QWidget) -> None:
    """Show every key."""
    parts = [CANVAS_KEYS]
    for menu in MENUS:
        rows = [f"| {s.keys} | {s.text} |" for s in SPECS if s.menu == menu and s.keys]
        parts.append("\n".join([f"### {menu}", "| Key | Does |", "|---|---|", *rows]))
    _show(parent, "Keyboard shortcuts", "\n\n".join(parts))


def show_about(parent: QWidget) -> None:
    """Show what the program is."""
    text = (
        f"## SIE-X Studio {_version()}\n\n"
        "Draw pipelines for words on the web, run them on your own machine.\n\n"
        "Nothing leaves this machine unless a node sends it."
    )
    _show(parent, "About SIE-X Studio", text)


def _show(parent: QWidget, title: str, text: str) -> None:
    dialog = QDialog(parent)
    dialog.setObjectName("words")
    dialog.setWindowTitle(title)
    dialog.resize(460, 520)
    page = QTextBrowser()
    page.setMarkdown(text)
    column = QVBoxLayout(dialog)
    column.addWidget(page)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def _version() -> str:
    try:
        return version("siex-studio")
    except PackageNotFoundError:
        return ""
