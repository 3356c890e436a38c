"""Pipelines in their file form, each kept once however many versions use it."""

import hashlib
from collections.abc import Mapping
from typing import Any

import orjson
from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from engine.store.tables import FORMS, PIPELINE_VERSIONS, PIPELINES

USERS = (PIPELINES, PIPELINE_VERSIONS)


def keep_form(connection: Connection, form: Mapping[str, Any]) -> str:
    """Keep a form and return its digest."""
    data = orjson.dumps(form, option=orjson.OPT_SORT_KEYS)
    digest = hashlib.sha256(data).hexdigest()
    row = insert(FORMS).values(digest=digest, form=data)
    connection.execute(row.on_conflict_do_nothing())
    return digest


def read_form(connection: Connection, digest: str) -> dict[str, Any]:
    """Return the form with a digest."""
    statement = select(FORMS.c.form).where(FORMS.c.digest == digest)
    return orjson.loads(connection.scalars(statement).one())


def drop_unused_forms(connection: Connection) -> None:
    """Remove the forms that nothing uses any more."""
    used = [FORMS.c.digest.not_in(select(table.c.digest).distinct()) for table in USERS]
    connection.execute(delete(FORMS).where(*used))
