"""Pins records to nodes of the document in front, and lets people edit them."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QDialog

from app.desk import Desk, Sheet
from app.dialogs.ask import finished
from app.panels.message_bar import MessageBar
from app.panels.outlets import title_of
from app.run_controller import RunController
from engine import edit
from engine.graph import ports_of
from engine.pins import MOST_RECORDS
from nodes.contract import NodeType

Pinned = dict[str, tuple[Mapping[str, Any], ...]]
NOTHING_TO_PIN = (
    "This node has given no records yet. Run it first, or edit pinned records."
)
PAGE = 200


class Pinning:
    """Pins what a node gave in the run that is shown."""

    def __init__(
        self,
        desk: Desk,
        runs: RunController,
        messages: MessageBar,
        types: Callable[[], Mapping[str, NodeType]],
    ) -> None:
        self._desk, self._runs = desk, runs
        self._messages, self._types = messages, types

    async def pin(self, sheet: Sheet) -> None:
        """Pin what the selected node gave, or unpin what is pinned there."""
        node = sheet.node
        if node is None:
            return
        if node.pinned is not None:
            after = edit.with_node(sheet.pipeline, node.id, pinned=None)
            sheet.document.change("Unpin", after)
            return
        pinned = await self._given(sheet, node.id)
        if not pinned:
            self._messages.show_error(NOTHING_TO_PIN)
            return
        after = edit.with_node(sheet.pipeline, node.id, pinned=pinned)
        sheet.document.change("Pin", after)

    async def edit(self, sheet: Sheet) -> None:
        """Let a person edit what is pinned to the selected node, or would be."""
        from app.dialogs.pinned import PinnedDialog

        node = sheet.node
        if node is None:
            return
        pinned = node.pinned if node.pinned is not None else {}
        pinned = pinned or await self._given(sheet, node.id)
        outputs = ports_of(sheet.pipeline, self._types(), node.id).outputs
        ports = [port.name for port in outputs] or ["out"]
        title = title_of(sheet.pipeline, node.id, self._types())
        theme, window = sheet.canvas.theme, sheet.canvas.window()
        dialog = PinnedDialog(title, ports, pinned, theme, window)
        if await finished(dialog) == QDialog.DialogCode.Accepted:
            kept = {port: rows for port, rows in dialog.pinned.items() if rows}
            after = edit.with_node(sheet.pipeline, node.id, pinned=kept)
            sheet.document.change("Edit pinned records", after)

    async def _given(self, sheet: Sheet, node_id: str) -> Pinned:
        """Return what left a node in the run that is shown, as far as it can be pinned."""
        run = self._runs.shown(sheet.pipeline.id)
        result = run.nodes.get(node_id) if run else None
        if run is None or result is None:
            return {}
        return {
            port: await self._records(run.id, node_id, port)
            for port in result.records_out
        }

    async def _records(
        self, run_id: str, node_id: str, port: str
    ) -> tuple[Mapping[str, Any], ...]:
        found: list[Mapping[str, Any]] = []
        while len(found) < MOST_RECORDS:
            page = await self._runs.page(run_id, node_id, port, len(found), PAGE)
            found += [record.data for record in page.records]
            if not page.records:
                break
        return tuple(found[:MOST_RECORDS])
