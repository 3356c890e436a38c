"""Our canvas under the shared method; started by `bench.canvas`."""

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication

from bench import canvas_method as method
from canvas.document import Document
from canvas.gestures.gesture import Modifier, Pointer
from canvas.gestures.move import Move
from canvas.widget import CanvasWidget
from engine import files
from engine.pipeline import Edge, Endpoint, Node, Pipeline, Position
from nodes.contract import Port
from nodes.registry import node_types

PORTS = tuple(Port(name) for name in ("one", "two"))
KIND = replace(node_types()["flow.limit"], inputs=PORTS, outputs=PORTS)


def graph(nodes: int) -> Pipeline:
    """Return the made-up graph as a pipeline."""
    made = {
        f"n{at}": Node(f"n{at}", KIND.id, f"Step {at}", position=Position(x, y))
        for at, (x, y) in enumerate(method.places(nodes))
    }
    wires = tuple(
        Edge(Endpoint(f"n{a}", PORTS[out].name), Endpoint(f"n{b}", PORTS[into].name))
        for a, out, b, into in method.edges(nodes)
    )
    return Pipeline("bench", nodes=made, edges=wires)


def loaded(path: Path) -> tuple[CanvasWidget, float]:
    """Return a canvas that shows the pipeline of a file, and how long that took."""
    begun = time.thread_time()
    pipeline = files.load(path)
    canvas = CanvasWidget(Document(pipeline), {KIND.id: KIND})
    canvas.resize(*method.SIZE)
    canvas.show()
    canvas.repaint()
    return canvas, time.thread_time() - begun


def carrying(
    canvas: CanvasWidget, node_id: str, keys: Modifier = Modifier.NoModifier
) -> Callable[[], None]:
    """Take hold of a node; return the step that carries it on."""
    place = canvas.widget_position(canvas.stage.scene.box(node_id).center())

    def at() -> Pointer:
        return Pointer(QPointF(place), canvas.scene_position(place), keys)

    def step() -> None:
        nonlocal place
        place += QPointF(method.DRAG_STEP, 0)
        canvas.hands.follow(at())

    canvas.selection.choose([node_id])
    canvas.hands.begin(Move(canvas.stage), at(), Qt.MouseButton.LeftButton)
    return step


def main() -> None:
    """Measure everything."""
    nodes, watch = int(sys.argv[1]), method.Stopwatch(quick="quick" in sys.argv)
    app = QApplication([])
    with TemporaryDirectory() as folder:
        path = Path(folder, f"bench{files.SUFFIX}")
        files.save(graph(nodes), path)
        canvas, load_s = loaded(path)
    figures = {"load_s": round(load_s, 4)}
    app.processEvents()

    def pan() -> None:
        canvas.stage.view = canvas.stage.view.panned(-method.STEP, 0)
        canvas.repaint()

    middle = f"n{nodes // 2}"
    canvas.fit()
    smallest = canvas.stage.view.scale
    for name, scale in (("100", 1.0), ("50", 0.5), ("fit", smallest)):
        canvas.zoom_to(scale)
        canvas.centre_on(middle)
        canvas.finish_picture()
        figures[f"pan_{name}"] = method.middle(watch.frames(pan))
    scales = method.zoom_scales(smallest)

    def zoom() -> None:
        canvas.zoom_to(next(scales))
        canvas.repaint()

    times = watch.frames(zoom, most=80)
    figures["zoom"], figures["zoom_p95"] = method.middle(times), method.slowest(times)
    for name, scale in (("100", 1.0), ("fit", smallest)):
        canvas.zoom_to(scale)
        canvas.centre_on(middle)
        canvas.finish_picture()
        app.processEvents()
        times = watch.frames(method.drained(app, carrying(canvas, middle)))
        figures[f"drag_{name}"] = method.average(times)
        canvas.hands.cancel()
        freely = carrying(canvas, middle, Modifier.AltModifier)
        figures[f"free_{name}"] = method.middle(
            watch.frames(method.drained(app, freely))
        )
        canvas.hands.cancel()
    method.report(figures)


if __name__ == "__main__":
    main()
