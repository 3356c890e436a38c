"""Icons out of ``resources/icons``, in any colour and size."""

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QFont, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

import resources
from canvas.theme import color

FOLDER = Path(resources.__file__).parent / "icons"


def draw_icon(
    painter: QPainter, name: str, where: QRectF, colour: str, letter: str = "?"
) -> None:
    """Draw an icon; where there is no such file, a letter."""
    renderer = _renderer(name, colour)
    if renderer is not None:
        renderer.render(painter, where)
        return
    font = QFont(painter.font())
    font.setPixelSize(max(1, round(where.height() * 0.8)))
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(color(colour))
    painter.drawText(where, Qt.AlignmentFlag.AlignCenter, letter[:1].upper())


def icon(name: str, colour: str, size: int = 20) -> QIcon:
    """Return an icon for a menu, a button or a list."""
    made = QIcon()
    for scale in (1, 2):
        pixmap = QPixmap(size * scale, size * scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_icon(painter, name, QRectF(0, 0, size * scale, size * scale), colour, name)
        painter.end()
        made.addPixmap(pixmap)
    return made


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer | None:
    path = FOLDER / f"{name}.svg"
    if not name or not path.is_file():
        return None
    text = path.read_text("utf-8").replace("currentColor", colour)
    renderer = QSvgRenderer(QByteArray(text.encode()))
    return renderer if renderer.isValid() else None
