"""What a hand carries."""

from PySide6.QtCore import QPointF

from canvas.paint.carried import Carried


def test_the_extent_holds_the_cards_and_their_wires(canvas):
    scene, shift = canvas.stage.scene, QPointF(300, -200)
    carried = Carried(canvas.stage.picture, frozenset({"second"}))
    extent = carried.extent(shift)
    assert extent.contains(scene.box("second").translated(shift))
    for at in scene.layout.wires_of("second"):
        from_x, from_y, to_x, to_y = scene.layout.wires[at].tolist()
        stays = QPointF(to_x, to_y)
        if scene.layout.edges[at].target.node == "second":
            stays = QPointF(from_x, from_y)
        assert extent.contains(stays)


def test_it_takes_up_its_own_place_before_it_is_moved(canvas):
    carried = Carried(canvas.stage.picture, frozenset({"last"}))
    assert carried.extent(QPointF(0, 0)).contains(canvas.stage.scene.box("last"))
