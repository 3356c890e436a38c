"""A run that waits says what for, and goes on as a person decides."""

from PySide6.QtWidgets import QFrame, QLabel, QPushButton

from app.compose import Studio
from engine.protocol import OpenEffect
from tests.helpers.engine import FakeEngine

EFFECTS = tuple(
    OpenEffect(node="limit", key=f"texts-{n}", record={"title": f"Item {n}", "n": n})
    for n in range(2)
)


def waiting(studio: Studio, engine: FakeEngine, qtbot) -> str:
    """Run the sample, and leave it as an engine does that was killed."""
    studio.filing.open_sample()
    studio.actions["run"].trigger()
    qtbot.waitUntil(lambda: studio.running.run is not None)
    run_id = studio.running.run.id
    engine.leave(run_id, *EFFECTS)
    return run_id


def card(studio: Studio) -> QFrame:
    return studio.window.findChild(QFrame, "decision_card")


def opened(studio: Studio, qtbot) -> None:
    """Follow the message to the run."""
    qtbot.waitUntil(lambda: any("waits for your" in t for t in studio.messages.texts()))
    buttons = studio.messages.findChildren(QPushButton)
    next(button for button in buttons if button.text() == "Show it").click()
    qtbot.waitUntil(lambda: not card(studio).isHidden())


def test_a_waiting_run_is_told_and_opened(studio: Studio, engine, qtbot):
    waiting(studio, engine, qtbot)
    opened(studio, qtbot)

    said = [label.text() for label in card(studio).findChildren(QLabel)]
    assert 'Limit, record texts-1: {"title": "Item 1", "n": 1}' in said
    headline = studio.window.findChild(QLabel, "run_status").text()
    assert headline.startswith("Waiting for your decision")


def test_it_goes_on_when_everything_is_decided(studio: Studio, engine, qtbot):
    run_id = waiting(studio, engine, qtbot)
    opened(studio, qtbot)

    card(studio).findChild(QPushButton, "again:texts-0").click()
    qtbot.waitUntil(lambda: len(engine.decisions) == 1)
    qtbot.waitUntil(
        lambda: card(studio).findChild(QPushButton, "again:texts-0") is None
    )
    card(studio).findChild(QPushButton, "leave_out:texts-1").click()
    qtbot.waitUntil(lambda: card(studio).isHidden())

    assert engine.decisions == [
        (run_id, "again", "texts-0"),
        (run_id, "leave_out", "texts-1"),
    ]
    headline = studio.window.findChild(QLabel, "run_status").text()
    assert "resumed once" in headline


def test_all_are_decided_at_once(studio: Studio, engine, qtbot):
    run_id = waiting(studio, engine, qtbot)
    opened(studio, qtbot)

    card(studio).findChild(QPushButton, "done:all").click()
    qtbot.waitUntil(lambda: card(studio).isHidden())
    assert engine.decisions == [(run_id, "done", None)]
