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

    field: FieldName = Field(
        min_length=1, title="Field", description="The field to look at."
    )
    operator: Operator = Field(
        default="equals", title="Operator", description="How to compare."
    )
    value: Any = Field(
        default=None, title="Value", description="What to compare the field with."
    )
    match_case: bool = Field(
        default=False,
        title="Match case",
        description="Whether capital and small letters differ.",
    )


class Conditions(BaseModel):
    """Rows and groups of rows of which all or any must hold.

    Without rows there is nothing to fail: every record fits.
    """

    model_config = ConfigDict(
        extra="forbid", frozen=True, json_schema_extra={"x-editor": "conditions"}
    )

    match: Literal["all", "any"] = Field(
        default="all",
        title="Match",
        description="Whether all rows must hold, or any of them.",
    )
    rows: tuple["ConditionRow | Conditions", ...] = Field(
        default=(), title="Rows", description="Comparisons, and groups of comparisons."
    )
