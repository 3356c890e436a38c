"""What keys do on the canvas.

| key                     | does                                                   |
|-------------------------|--------------------------------------------------------|
| arrows                  | walk from node to node, along wires where there are any |
| shift / ctrl and arrows | move the selection, a step of the grid / a pixel       |
| Enter                   | open the node                                          |
| Tab                     | ask for a new node, wired to the selected one          |
| C                       | wire the selected node by keyboard                     |
| D                       | switch the selected nodes off or on                    |
| Delete, Backspace       | remove what is selected                                |
| ctrl A, Escape          | select everything, nothing                             |
| + - 0 1                 | zoom in, out, to 100 %, fit everything                 |
"""

from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent

from canvas import commands
from canvas.gestures.connect_keys import ConnectByKeys
from canvas.hands import Hands
from canvas.navigation import Navigation
from canvas.ports import Plug
from canvas.shape import GRID
from canvas.stage import Stage
from canvas.walk import WAYS, first, neighbour
from engine.pipeline import Endpoint

Key = Qt.Key
Modifier = Qt.KeyboardModifier


class Keys:
    """Turns keys into commands, walks and keyboard wiring."""

    def __init__(self, stage: Stage, hands: Hands, navigation: Navigation) -> None:
        self._stage = stage
        self._hands = hands
        self._navigation = navigation
        self.wiring: ConnectByKeys | None = None

    def press(self, event: QKeyEvent) -> bool:
        """Do what the key asks for; return whether it was one of ours."""
        key, modifiers = event.key(), event.modifiers()
        if self.wiring is not None and self._wire(key):
            return True
        if key == Key.Key_Space:
            self._hands.space_is_held = True
        elif key == Key.Key_Escape:
            if not self._hands.cancel():
                self._stage.selection.clear()
        elif key in WAYS:
            self._arrow(WAYS[key], modifiers)
        elif modifiers & Modifier.ControlModifier:
            return self._with_control(key)
        else:
            return self._plain(key)
        return True

    def release(self, event: QKeyEvent) -> None:
        """Let go of the space bar."""
        if event.key() == Key.Key_Space and not event.isAutoRepeat():
            self._hands.space_is_held = False

    def ask_for_node(self) -> None:
        """Ask for a new node, wired to the selected one if it has an output."""
        node_id = self.current()
        if node_id is None:
            middle = self._stage.visible().center()
            self._stage.wanted_node_at.emit(middle, None)
            return
        layout, at = self._stage.scene.layout, self._stage.scene.layout.index(node_id)
        outputs = layout.shapes[at].outputs if at is not None else ()
        box = self._stage.scene.box(node_id)
        if not outputs:
            below = QPointF(box.center().x(), box.bottom() + 5 * GRID)
            self._stage.wanted_node_at.emit(below, None)
            return
        place = QPointF(box.right() + 6 * GRID, box.top() + outputs[0].y)
        plug = Plug(Endpoint(node_id, outputs[0].port.name), is_output=True)
        self._stage.wanted_node_at.emit(place, plug)

    def current(self) -> str | None:
        """Return the one selected node, or the first of several."""
        nodes = self._stage.document.pipeline.nodes
        return next((n for n in nodes if n in self._stage.selection.ids), None)

    def _arrow(self, way: tuple[int, int], modifiers: Modifier) -> None:
        step = GRID if modifiers & Modifier.ShiftModifier else 0
        step = 1 if modifiers & Modifier.ControlModifier else step
        if step:
            commands.nudge(self._stage, way[0] * step, way[1] * step)
            return
        current, layout = self.current(), self._stage.scene.layout
        found = neighbour(layout, current, way) if current else first(layout)
        if found is not None:
            self._stage.selection.choose([found])
            self._navigation.reveal(found)

    def _with_control(self, key: int) -> bool:
        if key == Key.Key_A:
            commands.select_all(self._stage)
            return True
        return False

    def _plain(self, key: int) -> bool:
        current = self.current()
        if key in (Key.Key_Delete, Key.Key_Backspace):
            commands.delete_selected(self._stage)
        elif key in (Key.Key_Return, Key.Key_Enter) and current:
            self._stage.node_opened.emit(current)
        elif key == Key.Key_C and current:
            self._begin_wiring(current)
        elif key == Key.Key_D:
            commands.switch_selected(self._stage)
        elif key in ZOOMS:
            ZOOMS[key](self._navigation)
        else:
            return False
        return True

    def _begin_wiring(self, node_id: str) -> None:
        wiring = ConnectByKeys(self._stage, node_id)
        if wiring.target is not None:
            self.wiring = wiring
            self._navigation.reveal(wiring.target.end.node)
        self._stage.overlay_changed.emit(self._stage.visible())

    def _wire(self, key: int) -> bool:
        wiring = self.wiring
        if wiring is None:
            return False
        if key in WAYS:
            wiring.step(WAYS[key])
            if wiring.target is not None:
                self._navigation.reveal(wiring.target.end.node)
        else:
            if key in (Key.Key_Return, Key.Key_Enter):
                wiring.finish()
            self.wiring = None
        self._stage.overlay_changed.emit(self._stage.visible())
        return True


ZOOMS: dict[int, Callable[[Navigation], None]] = {
    Key.Key_Plus: Navigation.zoom_in,
    Key.Key_Equal: Navigation.zoom_in,
    Key.Key_Minus: Navigation.zoom_out,
    Key.Key_0: Navigation.zoom_to_full,
    Key.Key_1: Navigation.fit,
}
