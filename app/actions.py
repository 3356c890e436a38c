"""Every action of the Studio as data: its words, its keys, where it stands, what it needs."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

from canvas.icons import icon
from canvas.theme import Theme


@dataclass(frozen=True, slots=True)
class Spec:
    """One action.

    ``needs`` names what must be there for it to be of use; ``is_local``: its keys work
    only while the canvas has the focus.
    """

    id: str
    menu: str
    text: str
    keys: str = ""
    icon: str = ""
    needs: str = ""
    is_local: bool = False


SPECS: tuple[Spec, ...] = (
    Spec("new", "File", "New pipeline", "Ctrl+N", "new"),
    Spec("open", "File", "Open…", "Ctrl+O", "open"),
    Spec("sample", "File", "Open the sample", "Ctrl+Shift+O", "sample"),
    Spec("-1", "File", ""),
    Spec("save", "File", "Save", "Ctrl+S", "save", "document"),
    Spec("save_as", "File", "Save as…", "Ctrl+Shift+S", needs="document"),
    Spec("rename", "File", "Rename…", "F2", needs="document"),
    Spec("versions", "File", "Versions…", "Ctrl+Shift+H", needs="document"),
    Spec(
        "pipeline_settings",
        "File",
        "Settings of the pipeline",
        "Ctrl+Shift+P",
        needs="document",
    ),
    Spec("-2", "File", ""),
    Spec("import", "File", "Import file…", "Ctrl+I", "import"),
    Spec("backup", "File", "Back up everything…", "Ctrl+Shift+B"),
    Spec("restore", "File", "Restore a backup…", "Ctrl+Alt+B"),
    Spec("keeping", "File", "How much history is kept…", "Ctrl+,"),
    Spec("export", "File", "Export file…", "Ctrl+E", "export", "document"),
    Spec("-3", "File", ""),
    Spec("close", "File", "Close", "Ctrl+W", needs="document"),
    Spec("quit", "File", "Quit", "Ctrl+Q"),
    Spec("undo", "Edit", "Undo", "Ctrl+Z", "undo", "undo"),
    Spec("redo", "Edit", "Redo", "Ctrl+Shift+Z", "redo", "redo"),
    Spec("-4", "Edit", ""),
    Spec("cut", "Edit", "Cut", "Ctrl+X", needs="selection", is_local=True),
    Spec("copy", "Edit", "Copy", "Ctrl+C", "copy", "selection", is_local=True),
    Spec("paste", "Edit", "Paste", "Ctrl+V", "paste", "document", is_local=True),
    Spec("duplicate", "Edit", "Duplicate", "Ctrl+D", needs="selection"),
    Spec("delete", "Edit", "Delete", "Del", "trash", "selection", is_local=True),
    Spec("select_all", "Edit", "Select all", "Ctrl+A", needs="document", is_local=True),
    Spec("-5", "Edit", ""),
    Spec("add_node", "Edit", "Add node…", "Ctrl+Space", "add", "document"),
    Spec("note", "Edit", "Add note", "Ctrl+Shift+N", needs="document"),
    Spec("group", "Edit", "Group", "Ctrl+G", needs="selection"),
    Spec("switch", "Edit", "Switch off or on", "Ctrl+B", needs="selection"),
    Spec("-11", "Edit", ""),
    Spec("tidy", "Edit", "Tidy up", "Shift+Alt+T", needs="document"),
    Spec("align_left", "Edit", "Align left edges", "Shift+Alt+L", needs="selection"),
    Spec("align_top", "Edit", "Align top edges", "Shift+Alt+U", needs="selection"),
    Spec("even_across", "Edit", "Even gaps across", "Shift+Alt+H", needs="selection"),
    Spec("even_down", "Edit", "Even gaps down", "Shift+Alt+V", needs="selection"),
    Spec("-12", "Edit", ""),
    Spec("find_node", "Edit", "Search the palette", "Ctrl+F", "search"),
    Spec("run", "Run", "Run", "F5", "run", "idle"),
    Spec("run_changed", "Run", "Run what changed", "Ctrl+F5", needs="idle"),
    Spec("run_dry", "Run", "Dry run", "Ctrl+Shift+F5", needs="idle"),
    Spec("run_to", "Run", "Run to the selected node", "Shift+F5", needs="idle node"),
    Spec("run_node", "Run", "Run the selected node", "F6", needs="idle node"),
    Spec(
        "run_from", "Run", "Run from the selected node", "Shift+F6", needs="idle node"
    ),
    Spec("pin", "Run", "Pin or unpin the output", "Ctrl+P", needs="node"),
    Spec("edit_pinned", "Run", "Edit pinned records…", "Ctrl+Shift+E", needs="node"),
    Spec("stop", "Run", "Stop", "Ctrl+.", "stop", "running"),
    Spec("-10", "Run", ""),
    Spec(
        "triggers",
        "Run",
        "Switch the triggers on or off",
        "Ctrl+Shift+A",
        needs="document",
    ),
    Spec("-6", "Run", ""),
    Spec("results", "Run", "Results", "Ctrl+R"),
    Spec("history", "Run", "Past runs", "Ctrl+H", "history"),
    Spec("trace", "Run", "Where the record came from", "Ctrl+L", needs="document"),
    Spec(
        "step", "Run", "Step the record through", "Ctrl+Shift+L", needs="document idle"
    ),
    Spec("problems", "Run", "Problems", "Ctrl+Shift+M"),
    Spec("-9", "Run", ""),
    Spec("measure", "Run", "Measure the keyword model…", "Ctrl+Shift+K"),
    Spec("zoom_in", "View", "Zoom in", "Ctrl++", "zoom-in", "document"),
    Spec("zoom_out", "View", "Zoom out", "Ctrl+-", "zoom-out", "document"),
    Spec("fit", "View", "Show everything", "Ctrl+0", "fit", "document"),
    Spec("-7", "View", ""),
    Spec("canvas", "View", "Go to the canvas", "Alt+1", needs="document"),
    Spec("palette", "View", "Nodes", "Alt+2"),
    Spec("library", "View", "Library", "Alt+3"),
    Spec("inspector", "View", "Inspector", "Alt+4"),
    Spec("run_panel", "View", "Run panel", "Alt+5"),
    Spec("-8", "View", ""),
    Spec("next_tab", "View", "Next pipeline", "Ctrl+Tab", needs="document"),
    Spec(
        "previous_tab", "View", "Previous pipeline", "Ctrl+Shift+Tab", needs="document"
    ),
    Spec("theme", "View", "Light or dark", "Ctrl+Shift+T", "theme"),
    Spec("help", "Help", "Help on the node", "F1", needs="node"),
    Spec("shortcuts", "Help", "Keyboard shortcuts", "Ctrl+/"),
    Spec("about", "Help", "About SIE-X Studio", "Shift+F1"),
)
MENUS = ("File", "Edit", "Run", "View", "Help")
TOOLBAR = (
    "new", "open", "save", "", "undo", "redo", "", "add_node", "",
    "run", "stop", "", "zoom_out", "zoom_in", "fit", "", "theme",
)  # fmt: skip
Act = Callable[[], object]


def _do(act: Act, _is_checked: bool = False) -> None:
    act()


class Actions(QObject):
    """The actions as Qt has them, by id."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._actions = {spec.id: self._action(spec) for spec in SPECS}

    def __getitem__(self, action_id: str) -> QAction:
        return self._actions[action_id]

    def local(self) -> list[QAction]:
        """Return the actions whose keys belong to the canvas."""
        return [self._actions[spec.id] for spec in SPECS if spec.is_local]

    def in_menu(self, menu: str) -> list[QAction]:
        """Return the actions of a menu in order."""
        return [self._actions[spec.id] for spec in SPECS if spec.menu == menu]

    def bind(self, handlers: Mapping[str, Act]) -> None:
        """Say what each action does."""
        for action_id, act in handlers.items():
            self._actions[action_id].triggered.connect(partial(_do, act))

    def show_theme(self, theme: Theme) -> None:
        """Draw the icons in a theme's colours."""
        for spec in SPECS:
            if spec.icon:
                colour = {"run": theme.success, "stop": theme.danger}.get(
                    spec.id, theme.text
                )
                self._actions[spec.id].setIcon(icon(f"ui/{spec.icon}", colour))

    def show_situation(self, there: Iterable[str]) -> None:
        """Enable what is of use, by what is there."""
        present = set(there)
        for spec in SPECS:
            self._actions[spec.id].setEnabled(set(spec.needs.split()) <= present)

    def _action(self, spec: Spec) -> QAction:
        action = QAction(self.tr(spec.text), self)
        action.setObjectName(spec.id)
        if not spec.text:
            action.setSeparator(True)
        if spec.keys:
            action.setShortcut(QKeySequence(spec.keys))
            tip = f"{action.text().replace('…', '')} ({spec.keys})"
            action.setToolTip(tip)
        if spec.is_local:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        return action
