"""Brings the tables of a database up to date, and knows when it cannot."""

from pathlib import Path
from typing import Literal

from sqlalchemy import Connection, inspect, text

from engine.errors import StoreNewerError

REVISIONS = ("0001", "0002")
"""All revisions in order; a database that names another one is from a newer program."""
State = Literal["new", "old", "current"]


def state(connection: Connection, place: Path) -> State:
    """Say how the tables stand.

    Raises:
        StoreNewerError: a newer version of the program made them.
    """
    if not inspect(connection).has_table("alembic_version"):
        return "new"
    found = connection.scalar(text("select version_num from alembic_version"))
    if found not in REVISIONS:
        raise StoreNewerError(place)
    return "current" if found == REVISIONS[-1] else "old"


def upgrade(connection: Connection, to: str = "head") -> None:
    """Run the migrations that are missing."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    folder = Path(__file__).parent / "migrations"
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, to)
