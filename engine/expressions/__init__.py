"""Conditions, CEL formulas and templates."""
