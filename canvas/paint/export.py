"""The whole pipeline as a picture in a file."""

from pathlib import Path
from typing import Literal

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator

from canvas.layout import rect
from canvas.paint.card import draw_card
from canvas.paint.ground import draw_groups, draw_notes
from canvas.paint.picture import Picture
from canvas.theme import color

Kind = Literal["png", "svg"]
AIR = 40.0
SHARPNESS = 2.0
LARGEST = 12_000
"""Pixels along the longer side of a picture; larger ones are scaled down to it."""


def export(picture: Picture, path: Path, kind: Kind, title: str) -> None:
    """Write a picture of everything.

    Raises:
        OSError: The file cannot be written.
    """
    bounds = picture.scene.bounds().adjusted(-AIR, -AIR, AIR, AIR)
    if kind == "svg":
        _write_svg(picture, path, bounds, title)
    else:
        _write_png(picture, path, bounds)


def _write_png(picture: Picture, path: Path, bounds: QRectF) -> None:
    scale = min(SHARPNESS, LARGEST / max(bounds.width(), bounds.height()))
    size = QSize(round(bounds.width() * scale), round(bounds.height() * scale))
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(color(picture.theme.background))
    painter = QPainter(image)
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
    )
    painter.scale(scale, scale)
    painter.translate(-bounds.topLeft())
    _draw(picture, painter, bounds)
    painter.end()
    if not QImageWriter(str(path), b"png").write(image):
        message = f"The picture could not be written to {path}. Choose another folder."
        raise OSError(message)


def _write_svg(picture: Picture, path: Path, bounds: QRectF, title: str) -> None:
    generator = QSvgGenerator()
    generator.setFileName(str(path))
    generator.setTitle(title)
    size = bounds.size().toSize()
    generator.setSize(size)
    generator.setViewBox(QRect(0, 0, size.width(), size.height()))
    painter = QPainter()
    if not painter.begin(generator):
        message = f"The picture could not be written to {path}. Choose another folder."
        raise OSError(message)
    painter.fillRect(QRect(0, 0, size.width(), size.height()), picture.theme.background)
    painter.translate(-bounds.topLeft())
    _draw(picture, painter, bounds)
    painter.end()


def _draw(picture: Picture, painter: QPainter, bounds: QRectF) -> None:
    scene, theme = picture.scene, picture.theme
    draw_groups(painter, scene, bounds, theme, scale=1.0)
    draw_notes(painter, scene, bounds, theme)
    wires = range(len(scene.layout.edges))
    picture.wires.draw_solid(painter, wires)
    for node_id, box in zip(scene.layout.ids, scene.layout.boxes, strict=True):
        painter.save()
        painter.translate(rect(box).topLeft())
        draw_card(painter, scene.face(node_id)[1], theme)
        painter.restore()
    picture.wires.draw_counts(painter, wires, SHARPNESS)
