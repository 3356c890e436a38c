"""Our canvas under the shared method; started by `bench.canvas`."""

import sys
import time
from dataclasses import replace

from PySide6.QtWidgets import QApplication

from bench import canvas_method as method
from canvas.document import Document
from canvas.widget import CanvasWidget
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


def main() -> None:
    """Measure everything."""
    nodes, watch = int(sys.argv[1]), method.Stopwatch(quick="quick" in sys.argv)
    app = QApplication([])
    begun = time.thread_time()
    canvas = CanvasWidget(Document(graph(nodes)), {KIND.id: KIND})
    canvas.resize(*method.SIZE)
    canvas.show()
    canvas.repaint()
    figures = {"load_s": round(time.thread_time() - begun, 4)}
    app.processEvents()

    def pan() -> None:
        canvas.stage.view = canvas.stage.view.panned(-method.STEP, 0)
        canvas.repaint()

    middle = canvas.stage.scene.layout.ids[nodes // 2]
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
        place = canvas.widget_position(canvas.stage.scene.box(middle).center())
        drag = method.Drag(app, canvas, place)
        drag.begin()
        figures[f"drag_{name}"] = method.middle(watch.frames(drag.step))
        drag.end()
    method.report(figures)


if __name__ == "__main__":
    main()
