"""The program: puts the parts together, owns window, tray and command line."""
