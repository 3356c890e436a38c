"""Condition rows: data that a person clicks together, no language.

``{"match": "all" | "any", "rows": [{"field", "operator", "value"} | nested group]}``
"""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from nodes.texts import FieldName

Operator = Literal[
    "equals",
    "not_equals",
    "contains",
    "not_contains",
    "starts_with",
    "ends_with",
    "greater",
    "at_least",
    "less",
    "at_most",
    "is_one_of",
    "matches",
    "is_empty",
    "is_not_empty",
    "is_true",
    "is_false",
]
WITHOUT_VALUE: frozenset[str] = frozenset(
    {"is_empty", "is_not_empty", "is_true", "is_false"}
)


class ConditionRow(BaseModel):
    """One comparison of a record's field with a value."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    field: FieldName = Field(min_length=1, title="Field")
    operator: Operator = Field("equals", title="Operator")
    value: Any = Field(None, title="Value")
    match_case: bool = Field(default=False, title="Match case")


class Conditions(BaseModel):
    """Rows and groups of rows of which all or any must hold."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    match: Literal["all", "any"] = "all"
    rows: tuple["ConditionRow | Conditions", ...] = ()
