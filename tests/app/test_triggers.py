"""Pipelines that other programs start, in the Studio: addresses, and switching on and off."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QPushButton,
)

from app.compose import Studio
from app.curl import curl
from app.desk import Sheet
from app.panels.permission_card import PermissionCard
from app.panels.webhook_card import WebhookCard
from engine import edit, files
from engine.pipeline import Edge, Endpoint, Node, Pipeline, Position
from engine.protocol import WebhookAddress
from tests.app.test_screenshots import picture
from tests.helpers.engine import FakeEngine

URL = "http://127.0.0.1:8377/hook/abc"
HOOKED = Pipeline("p", "Orders", nodes={"hook": Node("hook", "triggers.webhook")})
ADDRESS = WebhookAddress(pipeline_id="p", node="hook", url=URL, token="s3cret")


@pytest.fixture
def sheet(studio: Studio, engine: FakeEngine, qtbot) -> Sheet:
    """A pipeline of the library with a webhook, its node selected."""
    engine.library["p"] = HOOKED
    engine.hooks["p"] = [ADDRESS]
    studio.tasks.spawn(studio.triggers.learn(), "Reading")
    qtbot.waitUntil(lambda: bool(studio.triggers.library))
    sheet = studio.desk.open(HOOKED, is_saved=True)
    sheet.selection.choose(["hook"])
    qtbot.waitUntil(lambda: studio.triggers.webhook("p", "hook") is not None)
    return sheet


def card(studio: Studio) -> WebhookCard:
    return studio.inspector.findChild(WebhookCard)


def titles(studio: Studio) -> list[str]:
    labels = card(studio).findChildren(QLabel)
    return [label.text() for label in labels if not label.isHidden()]


def press(studio: Studio, name: str) -> None:
    button = card(studio).findChild(QPushButton, name)
    assert not button.isHidden()
    button.click()


def test_a_webhook_shows_its_address_and_that_nobody_listens(studio, sheet):
    assert card(studio).findChild(QLineEdit, "webhook_address").text() == URL
    assert "Not listening" in titles(studio)


def test_the_token_is_hidden_until_it_is_wanted(studio, sheet):
    line = card(studio).findChild(QLineEdit, "webhook_token")
    assert line.echoMode() == QLineEdit.EchoMode.Password
    card(studio)._open.click()
    assert line.echoMode() == QLineEdit.EchoMode.Normal


@pytest.mark.parametrize(
    ("button", "text"),
    [("copy_address", URL), ("copy_token", "s3cret"), ("copy_curl", curl(ADDRESS))],
)
def test_what_callers_need_is_copied(studio, sheet, button: str, text: str):
    press(studio, button)
    assert QGuiApplication.clipboard().text() == text
    assert card(studio).findChild(QPushButton, button).text() == "Copied"


def test_the_pipeline_is_switched_on_and_off_at_the_node(studio, sheet, engine, qtbot):
    press(studio, "webhook_switch")
    qtbot.waitUntil(lambda: "Listening" in titles(studio))
    assert engine.switched_on == {"p"}
    press(studio, "webhook_switch")
    qtbot.waitUntil(lambda: "Not listening" in titles(studio))
    assert engine.switched_on == set()


def test_what_was_changed_is_saved_before_it_is_switched_on(
    studio, sheet, engine, qtbot
):
    after = edit.with_setting(sheet.pipeline, "hook", "needs_token", False)
    sheet.document.change("Change", after)
    assert card(studio).findChild(QPushButton, "webhook_switch").text() == (
        "Save and switch on"
    )
    press(studio, "webhook_switch")
    qtbot.waitUntil(lambda: engine.switched_on == {"p"})
    assert engine.library["p"] == after


def test_a_change_that_is_not_saved_is_not_listened_to(studio, sheet, engine, qtbot):
    studio.triggers.switch(sheet)
    qtbot.waitUntil(lambda: "Listening" in titles(studio))
    sheet.document.change("Rename", edit.rename(sheet.pipeline, "Other"))
    assert "To the pipeline as it was saved last." in titles(studio)


def test_an_unsaved_pipeline_says_how_its_node_gets_an_address(studio, engine, qtbot):
    sheet = studio.desk.open(replace(HOOKED, id="new"), is_saved=False)
    engine.hooks["new"] = [ADDRESS.model_copy(update={"pipeline_id": "new"})]
    sheet.selection.choose(["hook"])
    assert "Saving the pipeline gives this node one." in titles(studio)
    press(studio, "webhook_save")
    qtbot.waitUntil(lambda: "Not listening" in titles(studio))
    assert "new" in engine.library


def test_what_keeps_the_engine_from_listening_is_told(studio, sheet, engine, qtbot):
    taken = "Webhooks are off: another program listens on port 8377."
    engine.hooks["p"] = [ADDRESS.model_copy(update={"trouble": taken})]
    studio.triggers.switch(sheet)
    qtbot.waitUntil(lambda: taken in titles(studio))


def test_no_token_is_shown_where_callers_need_none(studio, sheet, engine, qtbot):
    engine.hooks["p"] = [ADDRESS.model_copy(update={"token": None})]
    studio.triggers.switch(sheet)
    qtbot.waitUntil(
        lambda: card(studio).findChild(QLineEdit, "webhook_token").isHidden()
    )


def test_the_settings_of_the_pipeline_have_the_switch_too(studio, sheet, engine, qtbot):
    sheet.selection.clear()
    box = studio.inspector.findChild(QCheckBox, "pipeline_switch")
    box.click()
    qtbot.waitUntil(box.isChecked)
    assert engine.switched_on == {"p"}


def test_a_pipeline_without_a_trigger_cannot_be_switched_on(studio, engine):
    studio.desk.open(Pipeline("q", "Plain"), is_saved=True)
    box = studio.inspector.findChild(QCheckBox, "pipeline_switch")
    assert not box.isEnabled()
    studio.actions["triggers"].trigger()
    [text] = studio.messages.texts()
    assert "has no trigger" in text


def test_the_library_marks_what_is_on_and_switches_it(studio, sheet, engine, qtbot):
    studio.actions["triggers"].trigger()
    items = studio.library.findChild(QListWidget, "pipelines")
    spoken = Qt.ItemDataRole.AccessibleTextRole
    qtbot.waitUntil(lambda: items.item(0).data(spoken) == "Orders, switched on")
    studio.library._show_menu(items.visualItemRect(items.item(0)).center())
    menu = studio.library.findChild(QMenu, "library_menu")
    [off] = [one for one in menu.actions() if one.text() == "Switch its triggers off"]
    off.trigger()
    menu.close()
    qtbot.waitUntil(lambda: engine.switched_on == set())


def test_a_pipeline_from_elsewhere_asks_before_it_listens(
    studio, engine, qtbot, tmp_path
):
    there = Node("send", "web.request", config={"url": "http://nas:9000/"})
    path = tmp_path / "afar.siex"
    files.save(replace(HOOKED, nodes={**HOOKED.nodes, "send": there}), path)
    studio.window.files_dropped.emit([str(path)])
    qtbot.waitUntil(lambda: studio.desk.front is not None)
    studio.actions["triggers"].trigger()
    asked = studio.messages.findChild(PermissionCard)
    allow = asked.findChild(QPushButton, "allow")
    assert allow.text() == "Allow and switch on"
    assert engine.switched_on == set()
    allow.click()
    qtbot.waitUntil(lambda: engine.switched_on == {"p"})
    assert "p" in engine.library


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_card_can_be_looked_at(studio, engine, qtbot, theme: str):
    if studio.looks.theme.name != theme:
        studio.looks.switch()
    studio.window.resize(QSize(1280, 800))
    url = "http://127.0.0.1:8377/hook/k3hq7m2vzt5xwd4ybn6srjc3fa"
    hook = ADDRESS.model_copy(update={"url": url})
    nodes = {
        "hook": Node("hook", "triggers.webhook", position=Position(0, 0)),
        "words": Node("words", "siex.extract", position=Position(260, 0)),
    }
    wire = Edge(Endpoint("hook", "out"), Endpoint("words", "in"))
    orders = Pipeline("p", "Incoming texts", nodes=nodes, edges=(wire,))
    engine.library |= {"p": orders, "q": Pipeline("q", "Weekly words")}
    engine.hooks["p"] = [hook]
    studio.tasks.spawn(studio.triggers.learn(), "Reading")
    qtbot.waitUntil(lambda: len(studio.triggers.library) == 2)
    sheet = studio.desk.open(orders, is_saved=True)
    sheet.canvas.fit()
    sheet.selection.choose(["hook"])
    qtbot.waitUntil(lambda: "Not listening" in titles(studio))
    qtbot.wait(100)
    picture(studio, "webhook-off")
    studio.window.show_left(1)
    studio.triggers.switch(sheet)
    qtbot.waitUntil(lambda: "Listening" in titles(studio))
    qtbot.wait(100)
    picture(studio, "webhook-on")
    sheet.selection.clear()
    qtbot.wait(50)
    assert picture(studio, "pipeline-on").stat().st_size > 0
