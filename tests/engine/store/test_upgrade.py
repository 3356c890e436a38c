"""The tables: made by migrations, and the same as the code describes."""

from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine, inspect
from sqlalchemy.pool import NullPool

from engine.store.tables import METADATA
from engine.store.upgrade import REVISIONS, state, upgrade


@pytest.fixture
def connection(tmp_path: Path):
    engine = create_engine(f"sqlite:///{tmp_path / 'test.db'}", poolclass=NullPool)
    with engine.connect() as connection:
        yield connection


def test_the_code_knows_every_migration():
    folder = Path(__file__).parents[3] / "engine/store/migrations/versions"
    found = sorted(path.name[:4] for path in folder.glob("0*.py"))

    assert found == list(REVISIONS)


def test_a_new_database_becomes_current(connection: Connection):
    assert state(connection, Path()) == "new"

    upgrade(connection)

    assert state(connection, Path()) == "current"


@pytest.mark.parametrize("revision", REVISIONS)
def test_every_older_database_becomes_current(connection: Connection, revision: str):
    upgrade(connection, revision)
    upgrade(connection)

    assert state(connection, Path()) == "current"


def test_migrations_make_the_tables_that_the_code_describes(connection: Connection):
    upgrade(connection)
    found = inspect(connection)

    assert set(found.get_table_names()) == {*METADATA.tables, "alembic_version"}
    for table in METADATA.tables.values():
        columns = {c["name"]: c["nullable"] for c in found.get_columns(table.name)}
        assert columns == {c.name: c.nullable for c in table.columns}
        assert {i["name"] for i in found.get_indexes(table.name)} == {
            index.name for index in table.indexes
        }
