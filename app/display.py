"""Is there a screen to open a window on, and are the libraries there to draw it?"""

import os
import sys

QT_LIBRARIES = (
    "libegl1 libgl1 libxkbcommon0 libdbus-1-3 libfontconfig1 libxcb-cursor0 "
    "libxkbcommon-x11-0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0"
)


def has_display() -> bool:
    """Say whether a window can be shown here."""
    if not sys.platform.startswith("linux"):
        return True
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return any(os.environ.get(name) for name in names)


def missing_library(error: ImportError) -> str:
    """Return the sentence for a Qt that cannot be loaded."""
    return (
        f"Qt cannot start: {error}. On Debian or Ubuntu, install what it needs with: "
        f"sudo apt-get install -y {QT_LIBRARIES}"
    )
