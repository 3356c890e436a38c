"""Which pipelines of the library their triggers may start, and how webhooks are called."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from app.desk import Desk, Sheet
from app.engine_link import EngineLink
from app.filing import Filing
from app.panels.message_bar import Message, MessageBar
from app.permits import Permits
from app.tasks import Tasks
from engine.pipeline import Pipeline
from engine.protocol import PipelineSummary, WebhookAddress

WEBHOOK = "triggers.webhook"
NO_TRIGGER = (
    "Nothing but you starts this pipeline: it has no trigger, such as a Webhook."
)


@dataclass(frozen=True, slots=True)
class TriggerState:
    """Where a document stands: in the library, switched on, changed since it was saved."""

    is_kept: bool = False
    is_on: bool = False
    is_dirty: bool = False


class Triggers(QObject):
    """Reads from the engine what is switched on, and switches.

    Signals:
        changed: Something else is known of the library.
    """

    changed = Signal()

    def __init__(
        self,
        desk: Desk,
        link: EngineLink,
        filing: Filing,
        permits: Permits,
        tasks: Tasks,
        messages: MessageBar,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk, self._link, self._filing = desk, link, filing
        self._permits, self._tasks, self._messages = permits, tasks, messages
        self._library: Mapping[str, PipelineSummary] = {}
        self._webhooks: dict[str, Sequence[WebhookAddress]] = {}
        desk.changed.connect(self._follow)

    @property
    def library(self) -> Sequence[PipelineSummary]:
        """The pipelines of the library, as it was read last."""
        return tuple(self._library.values())

    def state(self, sheet: Sheet) -> TriggerState:
        """Return where a document stands."""
        kept = self._library.get(sheet.pipeline.id)
        return TriggerState(
            kept is not None,
            kept is not None and kept.enabled,
            sheet.document.is_dirty,
        )

    def webhook(self, pipeline_id: str, node: str) -> WebhookAddress | None:
        """Return how a node is called, if the engine has it."""
        found = self._webhooks.get(pipeline_id, ())
        return next((hook for hook in found if hook.node == node), None)

    async def learn(self) -> None:
        """Read the library, and the webhooks of the open documents."""
        engine = await self._link.engine()
        self._library = {one.id: one for one in await engine.pipelines()}
        self._webhooks = {
            sheet.pipeline.id: await engine.webhooks(sheet.pipeline.id)
            for sheet in self._desk.sheets
            if sheet.pipeline.id in self._library and has_webhook(sheet.pipeline)
        }
        self.changed.emit()

    def switch(self, sheet: Sheet) -> None:
        """Switch the triggers of a document on, once it may run and is saved, or off."""
        if self.state(sheet).is_on:
            work = self._switch(sheet.pipeline.id, is_on=False)
            self._tasks.spawn(work, "Switching the triggers off")
        elif not has_webhook(sheet.pipeline):
            self._messages.show_message(Message(NO_TRIGGER))
        else:
            self._permits.ask(sheet, partial(self._save_and_switch_on, sheet), "listen")

    def save(self, sheet: Sheet) -> None:
        """Put a document into the library, so that its webhooks have addresses."""
        self._tasks.spawn(self._filing.save(sheet), "Saving")

    async def switch_in_library(self, pipeline_id: str) -> None:
        """Switch a pipeline of the library; to switch it on, it is opened."""
        kept = self._library.get(pipeline_id)
        if kept is not None and kept.enabled:
            await self._switch(pipeline_id, is_on=False)
        else:
            self.switch(await self._filing.open(pipeline_id))

    def _save_and_switch_on(self, sheet: Sheet) -> None:
        self._tasks.spawn(self._switch_on(sheet), "Switching the triggers on")

    async def _switch_on(self, sheet: Sheet) -> None:
        state = self.state(sheet)
        is_saved = state.is_kept and not state.is_dirty
        if is_saved or await self._filing.save(sheet):
            await self._switch(sheet.pipeline.id, is_on=True)

    async def _switch(self, pipeline_id: str, *, is_on: bool) -> None:
        engine = await self._link.engine()
        await engine.enable(pipeline_id, enabled=is_on)

    def _follow(self) -> None:
        """Learn the webhooks of a document that was opened from the library."""
        front = self._desk.front
        if (
            front is not None
            and self._link.state == "ready"
            and front.pipeline.id in self._library
            and front.pipeline.id not in self._webhooks
            and has_webhook(front.pipeline)
        ):
            self._tasks.spawn(self.learn(), "Reading the webhooks")


def has_webhook(pipeline: Pipeline) -> bool:
    """Say whether other programs can start a pipeline."""
    return any(node.type == WEBHOOK for node in pipeline.nodes.values())
