"""What is painted, near and far."""

import sys

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, QSize
from PySide6.QtGui import QImage

from canvas import commands
from canvas.theme import DARK, LIGHT, blend
from engine.protocol import NodeResult


def picture(canvas) -> QImage:
    canvas.finish_picture()
    return canvas.grab().toImage()


def completed(node_id: str, records: int) -> NodeResult:
    return NodeResult(
        node=node_id, type="t", status="completed", records_out={"out": records}
    )


def colour_box(canvas) -> QRect:
    """The inside of the card that lies 200 below its place, away from its ports."""
    corner = canvas.widget_position(QPointF(320 + 12, 200 + 4)).toPoint()
    return QRect(corner, QSize(200, 56))


def colours(image: QImage) -> set[int]:
    return {
        image.pixel(QPoint(x, y))
        for x in range(0, image.width(), 3)
        for y in range(0, image.height(), 3)
    }


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("scale", [2.0, 1.0, 0.6, 0.3, 0.1])
def test_something_is_painted_at_every_scale(canvas, theme, scale):
    canvas.set_theme(theme)
    canvas.show_problems({"first": 1})
    canvas.show_results({"first": NodeResult(node="first", type="t", status="failed")})
    commands.add_note(canvas.stage, QPointF(300, 300), "A note")
    canvas.zoom_to(scale)
    assert len(colours(picture(canvas))) > 5


@pytest.mark.parametrize("scale", [1.0, 0.6, 0.4])
def test_after_a_run_the_wires_tell_how_many_records_went(canvas, scale):
    canvas.zoom_to(scale)
    canvas.show_results({"first": completed("first", 0)})
    without = picture(canvas)
    canvas.show_results({"first": completed("first", 1_234_567)})
    assert picture(canvas) != without


def test_no_trace_of_a_count_is_left_when_it_changes(canvas):
    canvas.minimap.is_on = False
    canvas.zoom_to(0.4)
    canvas.show_results({"first": completed("first", 1_234_567)})
    canvas.finish_picture()
    canvas.show_results({"first": completed("first", 8)})
    patched = picture(canvas)
    canvas.stage.repaint_all()
    assert patched == picture(canvas)


def test_what_is_carried_looks_as_it_will_when_put_down(canvas, hand):
    canvas.minimap.is_on = False
    hand.press(340, 32)
    hand.move(340, 232)
    carried = picture(canvas).copy(colour_box(canvas))
    hand.release()
    canvas.hands.leave()
    assert picture(canvas).copy(colour_box(canvas)) == carried


def test_nothing_is_left_of_a_pipeline_that_is_gone(canvas, document):
    document.change("Empty", type(document.pipeline)("p"))
    image = picture(canvas)
    assert image.pixelColor(3, 3).name() in (LIGHT.background, LIGHT.grid)


@pytest.mark.parametrize("scale", [1.0, 0.4])
def test_panning_moves_the_picture_as_painting_anew_would(canvas, scale):
    canvas.minimap.is_on = False
    canvas.show_results({"first": completed("first", 1_234_567)})
    canvas.zoom_to(scale)
    canvas.finish_picture()
    canvas.stage.view = canvas.stage.view.panned(-37, 21)
    moved = picture(canvas)
    canvas.stage.repaint_all()
    assert moved == picture(canvas)


def test_from_afar_nodes_are_boxes_in_the_colour_of_their_category(canvas):
    canvas.zoom_to(0.2)
    box = canvas.stage.scene.box("start")
    corner = canvas.widget_position(box.topLeft()).toPoint() + QPoint(2, 1)
    tint = blend(LIGHT.background, LIGHT.category("triggers"), 0.65)
    assert picture(canvas).pixelColor(corner).name() == tint


def test_repainting_does_not_wear_out_none(canvas):
    """PySide6 6.12.0 gives away a reference to None with nearly every call."""
    canvas.repaint()
    before = sys.getrefcount(None)
    for _ in range(300):
        canvas.repaint()
    assert sys.getrefcount(None) - before >= -20


@pytest.mark.parametrize("kind", ["png", "svg"])
def test_a_picture_is_written_to_a_file(canvas, tmp_path, kind):
    path = tmp_path / f"pipeline.{kind}"
    canvas.export_image(path, kind)
    assert path.stat().st_size > 1000


def test_a_picture_that_cannot_be_written_is_told(canvas, tmp_path):
    with pytest.raises(OSError, match="could not be written"):
        canvas.export_image(tmp_path / "nowhere" / "pipeline.png")


def test_the_map_takes_one_there(canvas, hand):
    canvas.zoom_to(2.0)
    place = canvas.minimap.box().center()
    inside = canvas.scene_position(place)
    hand.click(inside.x(), inside.y())
    shown = canvas.stage.visible().center()
    assert (shown - canvas.stage.scene.bounds().center()).manhattanLength() < 60
