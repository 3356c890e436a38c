"""The table of records reads what is new, and says only what is different."""

import asyncio
from collections.abc import Coroutine
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex
from pytestqt.qtbot import QtBot

from app.panels.records_model import Outlet, RecordsModel
from engine.protocol import RecordPage, StoredRecord


class Port:
    """A port that many records have left, of which some are kept."""

    def __init__(self) -> None:
        self.kept = self.total = 0
        self.model = RecordsModel(self.read, self.spawn)
        self.repainted: list[tuple[int, int]] = []
        self.model.dataChanged.connect(self._note)

    async def read(
        self,
        _run: str,
        _node: str,
        _port: str,
        offset: int,
        limit: int,
        *,
        previews: bool = False,
    ) -> RecordPage:
        del previews
        numbers = range(offset, min(offset + limit, self.kept))
        records = tuple(StoredRecord(id=f"r{n}", data={"n": n}) for n in numbers)
        return RecordPage(total=self.total, kept=self.kept, records=records)

    def spawn(self, work: Coroutine[Any, Any, Any], _what: str) -> None:
        asyncio.run(work)

    def grow(self, total: int, most: int = 10_000) -> None:
        """Let more records leave the port, and show them."""
        self.total, self.kept = total, min(total, most)
        self.model.show_outlet(Outlet("run", "node", "out", count=total))

    def texts(self, *rows: int) -> list[object]:
        return [self.model.index(row, 0).data() for row in rows]

    def _note(self, first: QModelIndex, last: QModelIndex) -> None:
        self.repainted.append((first.row(), last.row()))


@pytest.fixture
def port(qtbot: QtBot) -> Port:
    del qtbot  # Qt is up
    return Port()


def test_records_that_come_are_added_below_and_the_others_left_alone(port: Port):
    port.grow(30)
    port.grow(70)
    assert port.model.rowCount() == 70
    assert port.texts(0, 29, 30, 69) == ["0", "29", "30", "69"]
    assert port.repainted == []


def test_rows_that_stood_there_unread_are_shown_when_their_page_has_come(port: Port):
    port.grow(250)
    assert port.texts(240) == ["…"]
    assert port.texts(240) == ["240"]
    assert port.repainted == [(200, 249)]


def test_the_number_of_records_is_told_when_no_more_of_them_are_kept(
    port: Port, qtbot: QtBot
):
    port.grow(200, most=200)
    with qtbot.waitSignal(port.model.page_read):
        port.grow(900, most=200)
    assert (port.model.total, port.model.rowCount()) == (900, 200)
    assert port.repainted == []
