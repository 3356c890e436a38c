"""Conditions, CEL formulas and templates: what a node's context compiles with."""

from engine.expressions.conditions import compile_conditions as condition
from engine.expressions.formulas import compile_formula as formula
from engine.expressions.paths import compile_path as value
from engine.expressions.templates import compile_template as template

__all__ = ["condition", "formula", "template", "value"]
