"""The canvas, tried as a user tries it."""
