"""The settings of the whole pipeline, shown while no node is selected."""

from dataclasses import replace
from typing import Any, Literal

from pydantic import BaseModel, Field
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from app.panels.typed_form import TypedForm
from engine.pipeline import Pipeline, Settings
from nodes.texts import LongText

OWN = ("name", "description", "category", "tags")


class About(BaseModel):
    """What can be set for a whole pipeline."""

    name: str = Field("", title="Name")
    description: LongText = Field("", title="Description")
    category: str = Field("", title="Category")
    tags: tuple[str, ...] = Field((), title="Tags")
    on_error: Literal["stop", "skip", "port"] = Field(
        "stop",
        title="On error",
        description="What nodes do with a failure that do not say otherwise.",
    )
    timeout_s: float | None = Field(
        None,
        gt=0,
        title="Time limit of a run in seconds",
        description="Not set: a run may take as long as it needs.",
    )
    max_concurrency: int = Field(
        1,
        ge=1,
        title="Runs at the same time",
        description="How many of its runs may go on side by side. One that only waits, for"
        " a call or for more than a minute, does not count.",
    )
    when_running: Literal["queue", "skip"] = Field(
        "queue",
        title="When it is running already",
        description="Queue: a further start waits for its turn. Skip: it is left out.",
    )
    error_pipeline: str = Field(
        "",
        title="When a run fails, run",
        description="Id or name of a pipeline in the library; it gets one record with"
        " pipeline, run_id, node, error and record.",
    )
    keep_results: int | None = Field(
        10_000,
        ge=0,
        title="Records to keep",
        description="How many records of each port a run keeps to look at. Not set: all.",
    )
    keep_runs: Literal["all", "failed", "none"] = Field(
        "all",
        title="Runs to keep",
        description="Which runs stay in the history; those started by hand always do.",
    )
    memory_mb: int = Field(
        32,
        ge=1,
        le=16_384,
        title="Memory for sorting (MB)",
        description="About how much a node holds in memory that sorts, joins, groups or"
        " removes duplicates; the rest lies on disk meanwhile.",
    )
    timezone: str = Field(
        "",
        title="Time zone",
        description="Such as Europe/Stockholm; empty: this machine's.",
    )
    folders: tuple[str, ...] = Field(
        (),
        title="Folders",
        description="Where its nodes may read and write, besides what they name.",
    )
    allow_private_hosts: tuple[str, ...] = Field(
        (),
        title="Private hosts",
        description="Hosts in this network that records may lead to, such as nas:8080;"
        " those typed into nodes are open anyway.",
    )


class PipelinePage(QWidget):
    """Edits what belongs to the pipeline as a whole.

    Signals:
        pipeline_edited: A person changed something (its name, the new pipeline).
        switch_wanted: A person wants its triggers to start it, or not any more.
    """

    pipeline_edited = Signal(str, object)
    switch_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._pipeline: Pipeline | None = None
        self._is_on = False
        self._form = TypedForm(About)
        self._form.accepted.connect(self._edit)
        self._switch = QCheckBox(self.tr("Started by its triggers"))
        self._switch.setObjectName("pipeline_switch")
        self._switch.clicked.connect(self._ask_to_switch)
        self._switch_hint = QLabel()
        self._switch_hint.setObjectName("switch_hint")
        self._switch_hint.setProperty("role", "hint")
        self._switch_hint.setWordWrap(True)
        title = QLabel(self.tr("Pipeline"))
        title.setProperty("role", "title")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 16)
        column.setSpacing(14)
        column.addWidget(title)
        switch = QVBoxLayout()
        switch.setSpacing(4)
        switch.addWidget(self._switch)
        switch.addWidget(self._switch_hint)
        column.addLayout(switch)
        column.addWidget(self._form)
        column.addStretch(1)

    def show_pipeline(self, pipeline: Pipeline) -> None:
        """Show a pipeline's own settings."""
        self._pipeline = pipeline
        self._form.show_values(
            {
                name: getattr(pipeline if name in OWN else pipeline.settings, name)
                for name in About.model_fields
            }
        )

    def show_triggers(self, *, is_on: bool, has_some: bool) -> None:
        """Show whether triggers start it."""
        self._is_on = is_on
        self._switch.setChecked(is_on)
        self._switch.setEnabled(has_some or is_on)
        if not has_some:
            hint = self.tr("It has no trigger, such as a Webhook: only you start it.")
        elif is_on:
            hint = self.tr("While the Studio is open or “siex serve” runs.")
        else:
            hint = self.tr("Switched off: only you start it.")
        self._switch_hint.setText(hint)

    def _ask_to_switch(self) -> None:
        """Wait with the tick until it is done: the person may be asked something."""
        self._switch.setChecked(self._is_on)
        self.switch_wanted.emit()

    def _edit(self, name: str, value: Any) -> None:
        pipeline = self._pipeline
        if pipeline is None:
            return
        if name in OWN:
            after = replace(pipeline, **{name: value})
        else:
            settings: Settings = replace(pipeline.settings, **{name: value})
            after = replace(pipeline, settings=settings)
        self.pipeline_edited.emit(name, after)
