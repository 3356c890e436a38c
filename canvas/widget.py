"""The canvas: one painted widget that shows a pipeline and lets hands and keys edit it."""

from collections.abc import Collection, Mapping
from pathlib import Path

from PySide6.QtCore import (
    QEvent,
    QPointF,
    QRectF,
    QSize,
    QSizeF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from canvas import accessible, commands
from canvas.document import Document
from canvas.drop import Drop
from canvas.gestures.gesture import Pointer
from canvas.hands import Hands
from canvas.keys import Keys
from canvas.minimap import GoThere, Minimap
from canvas.navigation import Navigation
from canvas.note_editor import NoteEditor
from canvas.overlay import draw_hint, draw_hover, draw_pulse, pulse_area
from canvas.paint.backing import simple
from canvas.paint.export import Kind, export
from canvas.paint.sprites import BUDGET_S
from canvas.ports import Plug
from canvas.selection import Selection
from canvas.stage import Stage
from canvas.theme import Theme, theme_for
from engine.protocol import NodeResult
from nodes.contract import NodeType

TICK_MS = 16
REST_MS = 140
"""So long after the last change of scale the picture is painted for that very scale."""
FIRST_BUDGET_S = 0.25


class CanvasWidget(QWidget):
    """Shows a document and edits it; see `canvas.hands` and `canvas.keys` for how.

    Signals:
        selection_changed: Something else is selected.
        view_changed: Another part is shown, or at another scale.
        node_opened: A node was double-clicked, or Enter pressed on it (id).
        edge_chosen: A wire was clicked (edge).
        wanted_node_at: A new node is wanted: Tab, a double click on the ground, or a
            wire let go there (place, `Plug` or None). Answer with `insert_node`.
        menu_wanted: The context menu is wanted (global point, place in the scene).
        refused: Why the last gesture could not be done (sentence; empty: all is well).
    """

    selection_changed = Signal()
    view_changed = Signal()
    node_opened = Signal(str)
    edge_chosen = Signal(object)
    wanted_node_at = Signal(QPointF, object)
    menu_wanted = Signal(QPointF, QPointF)
    refused = Signal(str)

    def __init__(
        self,
        document: Document,
        node_types: Mapping[str, NodeType],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.stage = Stage(document, node_types, self)
        self.navigation = Navigation(self.stage)
        self.hands = Hands(self.stage)
        self.keys = Keys(self.stage, self.hands, self.navigation)
        self.minimap = Minimap(self.stage)
        self._drop = Drop(self.stage)
        self._note_editor = NoteEditor(self.stage, self)
        accessible.install()
        self._reader = accessible.Reader(self, self.stage)
        self._results: Mapping[str, NodeResult] | None = None
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self._beat)
        self._rest = QTimer(self, interval=REST_MS, singleShot=True)
        self._rest.timeout.connect(self._come_to_rest)
        self._is_resting = True
        self._budget_s = FIRST_BUDGET_S
        self._has_own_theme = False
        self._cursor_shape = Qt.CursorShape.ArrowCursor
        self._scale = self.stage.view.scale
        self.stage.set_theme(theme_for(self.palette()))
        self._connect_stage()

    @property
    def document(self) -> Document:
        """The document shown."""
        return self.stage.document

    @property
    def selection(self) -> Selection:
        """What is selected."""
        return self.stage.selection

    @property
    def theme(self) -> Theme:
        """The colours in use."""
        return self.stage.theme

    def set_theme(self, theme: Theme) -> None:
        """Use these colours instead of those that go with the desktop's."""
        self._has_own_theme = True
        self.stage.set_theme(theme)
        self.minimap.forget()

    def show_results(self, results: Mapping[str, NodeResult]) -> None:
        """Show how the nodes of a run are doing; an empty mapping shows no run."""
        self._results = results
        if not self._tick.isActive():
            self._tick.start()

    def show_problems(self, problems: Mapping[str, int]) -> None:
        """Mark nodes with the number of problems found in them."""
        self.stage.repaint(self.stage.scene.show_problems(problems))

    def insert_node(
        self, type_id: str, place: QPointF, connect_from: Plug | None = None
    ) -> str:
        """Add a node and show it, wired to a port if one is given; return its id."""
        node_id = commands.insert_node(self.stage, type_id, place, connect_from)
        self.navigation.reveal(node_id)
        return node_id

    def scene_position(self, point: QPointF) -> QPointF:
        """Return the place in the scene under a point of the widget."""
        return self.stage.view.to_scene(point)

    def widget_position(self, place: QPointF) -> QPointF:
        """Return the point of the widget that shows a place in the scene."""
        return self.stage.view.to_widget(place)

    def fit(self) -> None:
        """Show everything."""
        self.navigation.fit()

    def zoom_to(self, factor: float) -> None:
        """Change the scale; 1.0 is 100 %."""
        self.navigation.zoom_to(factor)

    def zoom_in(self) -> None:
        """Come a step nearer."""
        self.navigation.zoom_in()

    def zoom_out(self) -> None:
        """Go a step farther away."""
        self.navigation.zoom_out()

    def centre_on(self, one: str) -> None:
        """Bring a node, a note or a group into the middle."""
        self.navigation.centre_on(one)

    def reveal(self, ids: Collection[str]) -> None:
        """Bring nodes and notes into view, if none of them is in it."""
        self.navigation.reveal_any(ids)

    def export_image(self, path: Path, kind: Kind = "png") -> None:
        """Write a picture of the whole pipeline.

        Raises:
            OSError: The file cannot be written.
        """
        title = self.document.pipeline.name
        export(self.stage.picture, path, kind, title)

    def finish_picture(self) -> None:
        """Paint everything in full now, as it looks a moment after the last change."""
        self._beat()
        self._rest.stop()
        self._is_resting, self._budget_s = True, float("inf")
        self.repaint()

    def _connect_stage(self) -> None:
        stage = self.stage
        stage.view_changed.connect(self._follow_view)
        stage.picture_changed.connect(self._picture_changed)
        stage.overlay_changed.connect(self._update_area)
        stage.selection.changed.connect(self.selection_changed)
        stage.node_opened.connect(self.node_opened)
        stage.edge_chosen.connect(self.edge_chosen)
        stage.wanted_node_at.connect(self.wanted_node_at)
        stage.refused.connect(self.refused)
        stage.document.replaced.connect(self.minimap.forget)

    def _follow_view(self) -> None:
        scale, self._scale = self._scale, self.stage.view.scale
        if scale != self._scale:
            self._is_resting = False
            self._rest.start()
        self.update()
        self.view_changed.emit()

    def _picture_changed(self) -> None:
        self.minimap.forget()
        self.update()

    def _update_area(self, area: QRectF) -> None:
        around = self.stage.view.rect_to_widget(area).toAlignedRect()
        self.update(around.adjusted(-16, -16, 16, 16) & self.rect())

    def _show_cursor(self) -> None:
        shape = self.hands.cursor()
        if shape != self._cursor_shape:
            self._cursor_shape = shape
            self.setCursor(shape)

    def _come_to_rest(self) -> None:
        self._is_resting = True
        self.update()

    def _beat(self) -> None:
        """Show what came in since the last beat; stop when nothing runs."""
        results, self._results = self._results, None
        if results is not None:
            changed = self.stage.scene.show_results(results)
            if changed:
                self.stage.repaint(changed)
                self._reader.announce_end(results)
        running = self.stage.scene.running()
        for node_id in running:
            box = self.stage.scene.box(node_id)
            self._update_area(pulse_area(box, self.stage.view.scale))
        if not running:
            self._tick.stop()

    def _paint_overlay(self, painter: QPainter, area: QRegion) -> None:
        stage, scene = self.stage, self.stage.scene
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setTransform(stage.view.transform() * stage.view.pixels())
        for node_id in scene.running():
            box = scene.box(node_id)
            if box.intersects(stage.visible()):
                draw_pulse(painter, box, stage.theme, stage.view.scale)
        if not self.hands.is_busy:
            draw_hover(painter, stage, self.hands.hovered)
        self._paint_gesture(painter, area)
        self._drop.paint(painter)
        if self.keys.wiring is not None:
            self.keys.wiring.paint(painter)
        painter.resetTransform()
        if not (scene.pipeline.nodes or scene.pipeline.notes):
            draw_hint(painter, stage.size, stage.theme)
        around = QRectF(area.boundingRect())
        if self.minimap.box().intersects(around) and self.minimap.is_shown:
            self.minimap.paint(painter)

    def _paint_gesture(self, painter: QPainter, area: QRegion) -> None:
        """Draw it a rectangle at a time, for Qt is slow at lines in any other area."""
        if not self.hands.is_busy or area.rectCount() == 1:
            self.hands.paint(painter)
            return
        before = painter.transform()
        for part in simple(area):
            painter.resetTransform()
            painter.setClipRect(part)
            painter.setTransform(before)
            self.hands.paint(painter)
        painter.setClipping(False)

    def event(self, event: QEvent) -> bool:
        """Take Tab before Qt moves the focus with it, and pinches."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Tab
            and event.modifiers() == Qt.KeyboardModifier.NoModifier
        ):
            self.keys.ask_for_node()
            return True
        if isinstance(event, QNativeGestureEvent) and self.hands.pinch(event):
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Bring the picture up to date and draw over it."""
        self.stage.set_ratio(self.devicePixelRatioF())
        view, ratio = self.stage.view, self.stage.view.ratio
        size = QSize(round(self.width() * ratio), round(self.height() * ratio))
        budget, self._budget_s = self._budget_s, BUDGET_S
        picture = self.stage.backing.show(
            view, size, is_exact=self._is_resting, budget_s=budget
        )
        painter = QPainter(self)
        painter.drawPixmap(0, 0, picture)
        self._paint_overlay(painter, event.region())
        painter.end()
        if self.stage.backing.is_unfinished:
            QTimer.singleShot(0, self, self.update)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show more or less of the scene."""
        self.stage.size = QSizeF(event.size())
        self.view_changed.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a gesture, on the map or in the scene."""
        self._note_editor.close_editor()
        self.keys.wiring = None
        point = event.position()
        if self.minimap.is_shown and self.minimap.box().contains(point):
            at = Pointer(point, self.scene_position(point))
            self.hands.begin(GoThere(self.stage, self.minimap), at, event.button())
        else:
            self.hands.press(event)
        self._show_cursor()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry the gesture on."""
        self.hands.move(event)
        self._show_cursor()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the gesture."""
        self.hands.release(event)
        self._show_cursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open what was hit."""
        self.hands.double_click(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Move the view or change its scale."""
        self._note_editor.close_editor()
        self.hands.wheel(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Forget what was under the pointer."""
        self.hands.leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the key asks for."""
        if self.keys.press(event):
            self._show_cursor()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Let go of keys that were held."""
        self.keys.release(event)
        self._show_cursor()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let go of keys and gestures: their end would never be seen."""
        self.hands.space_is_held = False
        super().focusOutEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Select what was hit and ask for the menu."""
        self.hands.cancel()
        point = QPointF(event.pos())
        self.hands.select_at(self.scene_position(point))
        self.menu_wanted.emit(QPointF(event.globalPos()), self.scene_position(point))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take node types out of the palette."""
        if self._drop.takes(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where the node would come to lie."""
        self._drop.move(self.scene_position(event.position()))
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show nothing any more."""
        self._drop.leave()

    def dropEvent(self, event: QDropEvent) -> None:
        """Put the node down."""
        place = self.scene_position(event.position())
        self._drop.finish(event.mimeData(), place)
        event.acceptProposedAction()
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the desktop from light to dark and back."""
        if event.type() == QEvent.Type.PaletteChange and not self._has_own_theme:
            self.stage.set_theme(theme_for(self.palette()))
        super().changeEvent(event)
