"""Showing how a run is doing, to eyes and to screen readers."""

from canvas.accessible import ended, name_of, wires_of
from engine.protocol import NodeResult


def result(node: str, status: str, **out: int) -> NodeResult:
    return NodeResult(node=node, type="t", status=status, records_out=out)


def test_results_reach_the_cards_with_the_next_tick(canvas, qtbot):
    canvas.show_results({"first": result("first", "completed", out=12)})
    face = canvas.stage.scene.face
    qtbot.waitUntil(lambda: face("first")[1].status == "completed")
    assert canvas.stage.scene.records_on(1) == 12


def test_the_tick_stops_when_nothing_runs(canvas, qtbot):
    canvas.show_results({"first": result("first", "running")})
    qtbot.waitUntil(lambda: canvas.stage.scene.running() == ("first",))
    canvas.show_results({"first": result("first", "completed")})
    qtbot.waitUntil(lambda: not canvas.stage.scene.running())
    qtbot.waitUntil(lambda: not canvas._tick.isActive())


def test_problems_are_marked_and_taken_away(canvas):
    canvas.show_problems({"first": 2})
    assert canvas.stage.scene.face("first")[1].problems == 2
    canvas.show_problems({})
    assert canvas.stage.scene.face("first")[1].problems == 0


def test_a_name_says_title_status_and_records(canvas):
    canvas.stage.scene.show_results({"last": result("last", "completed", out=1204)})
    assert name_of(canvas.stage.scene, "last") == (
        "Last, Limit, completed, 1,204 records out"
    )


def test_a_description_says_what_a_node_is_wired_to(canvas):
    assert wires_of(canvas.stage.scene, "first") == "From Start by hand. To Filter."


def test_the_end_of_a_run_is_one_sentence():
    results = {"a": result("a", "completed"), "b": result("b", "failed")}
    assert ended(results) == "Run finished: 1 completed, 1 failed."


def test_a_run_that_goes_on_is_not_announced():
    results = {"a": result("a", "completed"), "b": result("b", "running")}
    assert ended(results) == ""
