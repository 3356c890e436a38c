"""Gestures, tried with the mouse."""
