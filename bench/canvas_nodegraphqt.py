"""NodeGraphQt under the shared method; started by `bench.canvas`."""
# pyright: basic, reportMissingImports=false

import os
import sys
import time

os.environ.setdefault("QT_PREFERRED_BINDING", "PySide6")

from NodeGraphQt import BaseNode, NodeGraph
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QApplication

from bench import canvas_method as method


class Step(BaseNode):
    """A node with two inputs and two outputs."""

    __identifier__ = "bench"
    NODE_NAME = "Step"

    def __init__(self) -> None:
        super().__init__()
        for name in ("one", "two"):
            self.add_input(name, multi_input=True)
            self.add_output(name)


def built(nodes: int) -> tuple[NodeGraph, list[BaseNode]]:
    """Return the made-up graph, built through the tool's own API without undo."""
    graph = NodeGraph()
    graph.set_acyclic(False)  # its check walks every path: exponential in such a graph
    graph.register_node(Step)
    made = [
        graph.create_node(
            "bench.Step", name=f"Step {at}", pos=[x, y], selected=False, push_undo=False
        )
        for at, (x, y) in enumerate(method.places(nodes))
    ]
    for a, out, b, into in method.edges(nodes):
        made[a].output(out).connect_to(made[b].input(into), push_undo=False)
    return graph, made


def main() -> None:
    """Measure everything."""
    nodes, watch = int(sys.argv[1]), method.Stopwatch(quick="quick" in sys.argv)
    app = QApplication([])
    begun = time.thread_time()
    graph, made = built(nodes)
    viewer = graph.viewer()
    viewer.resize(*method.SIZE)
    viewer.show()
    viewer.viewport().repaint()
    figures = {"load_s": round(time.thread_time() - begun, 4)}
    app.processEvents()
    centre = made[nodes // 2].view.sceneBoundingRect().center()
    all_items = viewer.scene().itemsBoundingRect()
    smallest = min(
        method.SIZE[0] / all_items.width(), method.SIZE[1] / all_items.height()
    )

    def look(scale: float) -> None:
        width, height = method.SIZE[0] / scale, method.SIZE[1] / scale
        corner = centre.x() - width / 2, centre.y() - height / 2
        viewer._scene_range = QRectF(*corner, width, height)
        viewer._update_scene()

    def pan() -> None:
        step = method.STEP / viewer.transform().m11()
        viewer._set_viewer_pan(step, 0)
        viewer.viewport().repaint()

    for name, scale in (("100", 1.0), ("50", 0.5), ("fit", smallest)):
        look(scale)
        app.processEvents()
        figures[f"pan_{name}"] = method.middle(watch.frames(pan))
    scales = method.zoom_scales(smallest)

    def zoom() -> None:
        look(next(scales))
        viewer.viewport().repaint()

    times = watch.frames(zoom, most=80)
    figures["zoom"], figures["zoom_p95"] = method.middle(times), method.slowest(times)
    for name, scale in (("100", 1.0), ("fit", smallest)):
        look(scale)
        app.processEvents()
        item, step = made[nodes // 2].view, QPointF(method.DRAG_STEP / scale, 0)
        before = item.pos()
        drag = method.drained(app, lambda: item.setPos(item.pos() + step))  # noqa: B023
        times = watch.frames(drag)
        figures[f"drag_{name}"] = method.average(times)
        figures[f"free_{name}"] = method.middle(times)
        item.setPos(before)
    method.report(figures)
    sys.stdout.flush()
    os._exit(0)  # its widgets crash now and then while they are torn down


if __name__ == "__main__":
    main()
