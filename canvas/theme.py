"""Colours and measures of the Studio, light and dark, in one small table.

The canvas paints with them; the window builds its style sheet from `Theme.tokens`.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from zlib import crc32

from PySide6.QtGui import QColor, QPalette

CATEGORIES = ("violet", "blue", "teal", "amber", "green", "pink", "slate", "orange")
CATEGORY_HUES = {
    "triggers": "violet",
    "sources": "blue",
    "siex": "teal",
    "flow": "amber",
    "fields": "slate",
    "text": "slate",
    "web": "orange",
    "files": "green",
    "report": "pink",
    "desktop": "violet",
    "services": "orange",
}
STATUS_COLOURS = {
    "pending": "muted",
    "running": "accent",
    "waiting": "warning",
    "completed": "success",
    "reused": "success",
    "failed": "danger",
    "skipped": "muted",
    "canceled": "muted",
    "interrupted": "warning",
}


@dataclass(frozen=True, slots=True)
class Theme:
    """Every colour by its use, as ``#rrggbb``."""

    name: str
    background: str
    grid: str
    surface: str
    raised: str
    sunken: str
    border: str
    border_strong: str
    text: str
    muted: str
    faint: str
    accent: str
    on_accent: str
    accent_soft: str
    success: str
    warning: str
    danger: str
    wire: str
    shadow: str
    violet: str
    blue: str
    teal: str
    amber: str
    green: str
    pink: str
    slate: str
    orange: str
    yellow: str

    @property
    def is_dark(self) -> bool:
        """Whether the background is darker than the text."""
        return color(self.background).lightness() < color(self.text).lightness()

    def tokens(self) -> Mapping[str, str]:
        """Return colours by name, to be filled into a style sheet."""
        return {key: value for key, value in asdict(self).items() if key != "name"}

    def category(self, name: str) -> str:
        """Return the colour of a drawer of the palette; unknown ones get a steady one."""
        hue = CATEGORY_HUES.get(name)
        if hue is None:
            hue = CATEGORIES[crc32(name.encode()) % len(CATEGORIES)]
        return getattr(self, hue)

    def status(self, status: str) -> str:
        """Return the colour of a node's status in a run."""
        return getattr(self, STATUS_COLOURS.get(status, "muted"))

    def named(self, name: str, default: str = "yellow") -> str:
        """Return the colour that a note or a group asks for by name."""
        hues = {*CATEGORIES, "yellow"}
        return getattr(self, name if name in hues else default)


LIGHT = Theme(
    name="light",
    background="#f4f5f8",
    grid="#d5d9e2",
    surface="#ffffff",
    raised="#ffffff",
    sunken="#eceef3",
    border="#d9dde6",
    border_strong="#bcc3d0",
    text="#1a1f2b",
    muted="#5f6b7e",
    faint="#98a2b3",
    accent="#4a57d6",
    on_accent="#ffffff",
    accent_soft="#e6e8fb",
    success="#15803d",
    warning="#b45309",
    danger="#c62f2f",
    wire="#97a1b3",
    shadow="#1a2340",
    violet="#7c4ddb",
    blue="#2f74d0",
    teal="#0d8a86",
    amber="#c07a0c",
    green="#2f8a43",
    pink="#c93a7f",
    slate="#5b6b82",
    orange="#cf5a1f",
    yellow="#e3b51c",
)

DARK = Theme(
    name="dark",
    background="#14171d",
    grid="#2a303b",
    surface="#1f242d",
    raised="#272d38",
    sunken="#191d24",
    border="#353c49",
    border_strong="#4a5362",
    text="#e8ebf1",
    muted="#9aa5b6",
    faint="#6b7687",
    accent="#8b96ff",
    on_accent="#10131a",
    accent_soft="#2a2f52",
    success="#4fbf75",
    warning="#e0a13c",
    danger="#f27171",
    wire="#667287",
    shadow="#000000",
    violet="#a98bf2",
    blue="#6ba6f2",
    teal="#45c2ba",
    amber="#e0ab4b",
    green="#6cc482",
    pink="#ee80b2",
    slate="#93a2b8",
    orange="#f0915d",
    yellow="#e8cb5c",
)


def theme_for(palette: QPalette) -> Theme:
    """Return the theme that goes with the desktop's colours."""
    window = palette.color(QPalette.ColorRole.Window)
    return DARK if window.lightness() < 128 else LIGHT


@cache
def color(name: str, alpha: int = 255) -> QColor:
    """Return a colour of a theme; callers must not change it."""
    made = QColor(name)
    made.setAlpha(alpha)
    return made


def blend(below: str, above: str, share: float) -> str:
    """Return the opaque colour of ``above`` laid over ``below`` at ``share``."""
    under, over = color(below), color(above)
    return QColor.fromRgbF(
        under.redF() + (over.redF() - under.redF()) * share,
        under.greenF() + (over.greenF() - under.greenF()) * share,
        under.blueF() + (over.blueF() - under.blueF()) * share,
    ).name()
