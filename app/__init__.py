"""The program: puts the parts together, owns window, tray and command line."""

__version__ = "0.1.0"
