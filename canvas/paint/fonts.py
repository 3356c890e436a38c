"""The few fonts of the canvas, in pixels of the scene."""

from functools import cache

from PySide6.QtGui import QFont, QFontMetricsF


@cache
def font(size: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the application's font in a size and weight."""
    made = QFont()
    made.setPixelSize(size)
    made.setWeight(weight)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


@cache
def metrics(size: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFontMetricsF:
    """Return the measures of a font."""
    return QFontMetricsF(font(size, weight))
