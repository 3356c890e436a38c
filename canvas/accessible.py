"""The canvas for screen readers: a list of nodes, each with a name that says it all.

Qt asks for an item when a screen reader does, so that nothing is built for people who
need none. The reader follows the selection, and hears when a run has ended.
"""

# Qt takes None where its stubs do not say so.
# pyright: reportIncompatibleMethodOverride=false

from collections import Counter
from collections.abc import Mapping
from functools import cache

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
)
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from canvas.face import sign_of
from canvas.scene import Scene
from canvas.stage import Stage
from engine.protocol import NodeResult

GOING_ON = {"pending", "running", "waiting"}


def name_of(scene: Scene, node_id: str) -> str:
    """Return a node's name for a screen reader: title, type, run, problems."""
    face, result = scene.face(node_id)[1], scene.results.get(node_id)
    words = [face.title]
    if face.subtitle:
        words.append(face.subtitle)
    if result is not None:
        reused = result.reused_from and "from the last run"
        words.append(reused or result.status)
        if result.records_out:
            count = sum(result.records_out.values())
            words.append(f"{count:,} {'record' if count == 1 else 'records'} out")
    if face.problems:
        words.append(
            f"{face.problems} {'problem' if face.problems == 1 else 'problems'}"
        )
    return ", ".join(words)


def wires_of(scene: Scene, node_id: str) -> str:
    """Return what a node is wired to, as a sentence for each side."""
    layout = scene.layout
    edges = [layout.edges[at] for at in layout.wires_of(node_id)]
    before = [
        scene.face(e.source.node)[1].title for e in edges if e.target.node == node_id
    ]
    after = [
        scene.face(e.target.node)[1].title for e in edges if e.source.node == node_id
    ]
    said = [f"From {', '.join(before)}."] if before else []
    return " ".join([*said, f"To {', '.join(after)}."] if after else said)


def ended(results: Mapping[str, NodeResult]) -> str:
    """Return how a run ended, as a sentence; nothing while it goes on."""
    statuses = Counter(sign_of(result) for result in results.values())
    if not statuses or statuses.keys() & GOING_ON:
        return ""
    counted = ", ".join(f"{count} {status}" for status, count in statuses.items())
    return f"Run finished: {counted}."


class AccessibleNode(QAccessibleInterface):
    """One node in the list."""

    def __init__(self, canvas: "AccessibleCanvas", node_id: str) -> None:
        super().__init__()
        self._canvas = canvas
        self._node_id = node_id

    def isValid(self) -> bool:
        """Whether the node is still there."""
        return self._canvas.scene.layout.index(self._node_id) is not None

    def object(self) -> QObject | None:
        """Nothing: a node is no object of Qt's."""
        return None

    def window(self) -> QObject | None:
        """Return the window it is shown in."""
        return self._canvas.window()

    def parent(self) -> QAccessibleInterface:
        """Return the list."""
        return self._canvas

    def child(self, index: int) -> QAccessibleInterface | None:
        """Nothing: a node has no parts."""
        del index
        return None

    def childCount(self) -> int:
        """None."""
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Nowhere."""
        del child
        return -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:
        """Nothing."""
        del x, y
        return None

    def rect(self) -> QRect:
        """Return its place on the screen."""
        return self._canvas.place_of(self._node_id)

    def role(self) -> QAccessible.Role:
        """An item of a list."""
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        """Whether it is selected."""
        state = QAccessible.State()
        state.selectable = state.focusable = True
        if self._node_id in self._canvas.scene.selection.ids:
            state.selected = state.focused = True
        return state

    def text(self, kind: QAccessible.Text) -> str:
        """Return the name, or as description what it is wired to."""
        if not self.isValid():
            return ""
        if kind == QAccessible.Text.Name:
            return name_of(self._canvas.scene, self._node_id)
        if kind == QAccessible.Text.Description:
            return wires_of(self._canvas.scene, self._node_id)
        return ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:  # noqa: N802 - Qt's name
        """Names are changed in the inspector."""


class AccessibleCanvas(QAccessibleWidget):
    """The list of nodes."""

    def __init__(self, widget: QWidget, stage: Stage) -> None:
        super().__init__(widget, QAccessible.Role.List, "Pipeline canvas")
        self._widget = widget
        self._stage = stage
        self._nodes: dict[str, AccessibleNode] = {}

    @property
    def scene(self) -> Scene:
        """What is shown."""
        return self._stage.scene

    def childCount(self) -> int:
        """Return the number of nodes."""
        return len(self.scene.layout.ids)

    def child(self, index: int) -> QAccessibleInterface | None:
        """Return a node by its place in the list."""
        ids = self.scene.layout.ids
        return self._item(ids[index]) if 0 <= index < len(ids) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Return a node's place in the list."""
        for node_id, item in self._nodes.items():
            if item is child:
                at = self.scene.layout.index(node_id)
                return -1 if at is None else at
        return -1

    def focusChild(self) -> QAccessibleInterface | None:
        """Return the selected node."""
        ids = self.scene.layout.ids
        found = next((n for n in ids if n in self.scene.selection.ids), None)
        return self._item(found) if found else None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:
        """Return the node at a point of the screen."""
        point = self._widget.mapFromGlobal(QRect(x, y, 1, 1).topLeft())
        place = self._stage.view.to_scene(point.toPointF())
        found = self.scene.layout.node_at(place)
        return self._item(found) if found else None

    def place_of(self, node_id: str) -> QRect:
        """Return a node's place on the screen."""
        box = self._stage.view.rect_to_widget(self.scene.layout.box(node_id))
        rect = box.toAlignedRect()
        return QRect(self._widget.mapToGlobal(rect.topLeft()), rect.size())

    def _item(self, node_id: str) -> AccessibleNode:
        item = self._nodes.get(node_id)
        if item is None:
            item = self._nodes[node_id] = AccessibleNode(self, node_id)
        return item


class Reader:
    """Tells a screen reader what happens on a canvas, where one listens."""

    def __init__(self, widget: QWidget, stage: Stage) -> None:
        self._widget = widget
        self._stage = stage
        self._said = ""
        stage.selection.changed.connect(self._follow)

    def announce_end(self, results: Mapping[str, NodeResult]) -> None:
        """Say that a run has ended, once."""
        sentence = ended(results)
        if sentence and sentence != self._said and QAccessible.isActive():
            event = QAccessibleAnnouncementEvent(self._widget, sentence)
            QAccessible.updateAccessibility(event)
        self._said = sentence

    def _follow(self) -> None:
        if not QAccessible.isActive() or len(self._stage.selection.ids) != 1:
            return
        (one,) = self._stage.selection.ids
        at = self._stage.scene.layout.index(one)
        if at is not None:
            event = QAccessibleEvent(self._widget, QAccessible.Event.Focus)
            event.setChild(at)
            QAccessible.updateAccessibility(event)


_canvases: dict[int, AccessibleCanvas] = {}


def accessible_canvas(key: str, widget: QObject | None) -> QAccessibleInterface | None:
    """Make the list for a canvas; what Qt calls for every object a reader looks at."""
    stage = getattr(widget, "stage", None)
    if not isinstance(widget, QWidget) or not isinstance(stage, Stage):
        return None
    del key
    made = AccessibleCanvas(widget, stage)
    key_of_widget = id(widget)
    _canvases[key_of_widget] = made  # Qt keeps no reference of Python's

    def forget() -> None:
        _canvases.pop(key_of_widget, None)

    widget.destroyed.connect(forget)
    return made


@cache
def install() -> None:
    """Let Qt know how to make lists of canvases."""
    QAccessible.installFactory(accessible_canvas)
