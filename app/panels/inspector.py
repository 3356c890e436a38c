"""The dock at the right: what is selected, its settings, its records and its help."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QScrollArea,
    QStackedLayout,
    QTabWidget,
    QWidget,
)

from app.checks import Checks
from app.desk import Desk, Sheet
from app.panels.help_page import HelpPage
from app.panels.node_page import NodePage
from app.panels.outlets import Outlets
from app.panels.pipeline_page import PipelinePage
from app.panels.results import Results
from app.panels.webhook_card import WebhookCard
from app.previews import previewer
from app.run_controller import RunController
from app.samples import Samples, field_names
from app.triggers import WEBHOOK, Triggers, has_webhook
from canvas.editors.editor import FormContext
from canvas.icons import icon
from engine import edit
from engine.graph import fields_upstream
from engine.pipeline import Node, Pipeline
from nodes.contract import NodeType

if TYPE_CHECKING:
    from engine.protocol import StoredRecord

Types = Callable[[], Mapping[str, NodeType]]
MakeResults = Callable[[], Results]
NOTHING, PIPELINE, NODE = range(3)


class Inspector(QWidget):
    """Shows the selected node of the document in front, else its pipeline."""

    def __init__(
        self,
        desk: Desk,
        types: Types,
        runs: RunController,
        samples: Samples,
        checks: Checks,
        make_results: MakeResults,
        triggers: Triggers,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._triggers = triggers
        self._webhook: WebhookCard | None = None
        self._desk, self._types, self._runs = desk, types, runs
        self._samples, self._checks = samples, checks
        self._page: NodePage | None = None
        self._shown: tuple[Sheet, str, str] | None = None
        self._visits = 0
        self._context: tuple[NodePage, tuple[str, ...], StoredRecord | None] | None
        self._context = None
        self._pipeline_page = PipelinePage()
        self._pipeline_page.pipeline_edited.connect(self._edit_pipeline)
        self._pipeline_page.switch_wanted.connect(self._switch)
        self._settings = _scrolling()
        self._input, self._output = make_results(), make_results()
        self._help = HelpPage()
        self._lay_out()
        for signal in (desk.changed, desk.selected, desk.touched):
            signal.connect(self.show_front)
        for signal in (runs.changed, samples.changed):
            signal.connect(self.show_records)
        checks.changed.connect(self.show_problems)
        triggers.changed.connect(self.show_triggers)
        self.show_front()

    def show_front(self) -> None:
        """Show what is selected in the document in front."""
        sheet = self._desk.front
        node = sheet.node if sheet else None
        if sheet is None:
            self._shown = None
            self._stack.setCurrentIndex(NOTHING)
        elif node is None:
            self._shown = None
            self._pipeline_page.show_pipeline(sheet.pipeline)
            self._stack.setCurrentIndex(PIPELINE)
        else:
            self._show_node(sheet, node)
            self._stack.setCurrentIndex(NODE)
        self.show_triggers()

    def show_triggers(self) -> None:
        """Show whether what is in front is started by triggers, and how it is called."""
        sheet = self._desk.front
        if sheet is None:
            return
        state, node = self._triggers.state(sheet), sheet.node
        if node is None:
            self._pipeline_page.show_triggers(
                is_on=state.is_on, has_some=has_webhook(sheet.pipeline)
            )
        elif self._webhook is not None:
            hook = self._triggers.webhook(sheet.pipeline.id, node.id)
            self._webhook.show_webhook(node, hook, state)

    def show_records(self) -> None:
        """Show the records of the run in the document in front."""
        sheet = self._desk.front
        node = sheet.node if sheet else None
        if sheet is None or node is None or self._page is None:
            return
        self._show_context(self._page, sheet, node)
        run = self._runs.shown(sheet.pipeline.id)
        none_yet = self.tr("Run the pipeline to see records here.")
        outlets = Outlets(sheet.pipeline, self._types(), run) if run else None
        self._input.show_outlets(outlets.into(node.id) if outlets else (), none_yet)
        self._output.show_outlets(outlets.of(node.id) if outlets else (), none_yet)

    def show_problems(self) -> None:
        """Show what is wrong at each setting of the selected node."""
        sheet = self._desk.front
        node = sheet.node if sheet else None
        if sheet and node and self._page:
            self._page.show_errors(self._checks.at_fields(node.id))

    def focus_settings(self) -> None:
        """Put the cursor to the first setting of what is shown."""
        self._tabs.setCurrentIndex(0)
        page = self._page if self._stack.currentIndex() == NODE else self._pipeline_page
        first = page.findChild(QLineEdit) if page else None
        if first is not None:
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus(self, field: str | None) -> None:
        """Put the cursor into a setting."""
        self._tabs.setCurrentIndex(0)
        if self._page and field:
            self._page.focus(field.split(".", 1)[0])

    def show_help(self) -> None:
        """Show the help of the selected node."""
        self._tabs.setCurrentWidget(self._help)

    def _lay_out(self) -> None:
        self._tabs = QTabWidget(documentMode=True)
        self._tabs.setObjectName("inspector_tabs")
        self._tabs.addTab(self._settings, self.tr("Settings"))
        self._tabs.addTab(self._input, self.tr("Input"))
        self._tabs.addTab(self._output, self.tr("Output"))
        self._tabs.addTab(self._help, self.tr("Help"))
        nothing = QLabel(self.tr("Nothing is open."))
        nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        nothing.setProperty("role", "muted")
        pipeline = _scrolling()
        pipeline.setWidget(self._pipeline_page)
        self._stack = QStackedLayout(self)
        for page in (nothing, pipeline, self._tabs):
            self._stack.addWidget(page)

    def _show_node(self, sheet: Sheet, node: Node) -> None:
        key = (sheet, node.id, node.type)
        if key != self._shown or self._page is None:
            self._shown = key
            self._visits += 1
            node_type = self._types().get(node.type)
            self._page = NodePage(node, node_type)
            if node_type:
                colour = sheet.canvas.theme.category(node_type.category)
                self._page.show_icon(icon(node_type.icon, colour, 22))
            self._page.setting_edited.connect(self._edit_setting)
            self._page.node_edited.connect(self._edit_node)
            self._webhook = self._webhook_card() if node.type == WEBHOOK else None
            if self._webhook is not None:
                self._page.put_card(self._webhook)
            self._settings.setWidget(self._page)
            self._help.show_type(node_type)
            self.show_problems()
        else:
            self._page.show_node(node)
        self.show_records()

    def _webhook_card(self) -> WebhookCard:
        card = WebhookCard()
        card.switch_wanted.connect(self._switch)
        card.save_wanted.connect(self._save)
        return card

    def _switch(self) -> None:
        if sheet := self._desk.front:
            self._triggers.switch(sheet)

    def _save(self) -> None:
        if sheet := self._desk.front:
            self._triggers.save(sheet)

    def _show_context(self, page: NodePage, sheet: Sheet, node: Node) -> None:
        """Offer fields and a record to the settings, where they are other ones now."""
        records = self._samples.into(sheet, node.id)
        known = fields_upstream(sheet.pipeline, self._types(), node.id)
        names = tuple(dict.fromkeys((*field_names(records), *known)))
        context = page, names, records[0] if records else None
        if context != self._context:
            self._context = context
            record = records[0].data if records else None
            page.show_context(FormContext(names, previewer(record)))

    def _edit_setting(self, field: str, value: Any) -> None:
        sheet = self._desk.front
        node = sheet.node if sheet else None
        if sheet and node:
            after = edit.with_setting(sheet.pipeline, node.id, field, value)
            self._change(sheet, f"Change {field}", after, node.id, field)

    def _edit_node(self, what: str, node: Node) -> None:
        if sheet := self._desk.front:
            after = edit.put_node(sheet.pipeline, node)
            self._change(sheet, f"Change {what}", after, node.id, f"node.{what}")

    def _edit_pipeline(self, what: str, after: Pipeline) -> None:
        if sheet := self._desk.front:
            self._change(sheet, f"Change {what}", after, "", what)

    def _change(
        self, sheet: Sheet, label: str, after: Pipeline, node_id: str, field: str
    ) -> None:
        sheet.document.change(label, after, merge=(node_id, field, self._visits))


def _scrolling() -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area
