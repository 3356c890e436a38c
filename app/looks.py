"""Light or dark: one theme for everything, remembered."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from app.desk import Desk
from app.settings import Settings
from app.stylesheet import sheet
from canvas.theme import DARK, LIGHT, Theme, color, theme_for

ROLES = {
    QPalette.ColorRole.Window: "background",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "background",
    QPalette.ColorRole.Button: "raised",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.PlaceholderText: "faint",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Link: "accent",
}


class Themed(Protocol):
    """A widget that draws with a theme beyond the style sheet."""

    def show_theme(self, theme: Theme, /) -> None:
        """Use a theme's colours."""
        ...


class Looks(QObject):
    """Gives the program its theme."""

    def __init__(
        self, app: QApplication, settings: Settings, desk: Desk, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._app, self._settings, self._desk = app, settings, desk
        self._themed: Sequence[Themed] = ()
        chosen = {"light": LIGHT, "dark": DARK}.get(settings.values.theme)
        self.theme: Theme = chosen or theme_for(app.palette())
        desk.changed.connect(self._show_on_canvases)

    def dress(self, themed: Sequence[Themed]) -> None:
        """Show the theme in the whole program, and from now on in ``themed``."""
        self._themed = themed
        self.show()

    def switch(self) -> None:
        """Change from light to dark or back."""
        self.theme = LIGHT if self.theme.is_dark else DARK
        self._settings.remember(theme=self.theme.name)
        self.show()

    def show(self) -> None:
        """Show the theme everywhere."""
        self._app.setPalette(palette(self.theme))
        self._app.setStyleSheet(sheet(self.theme))
        for widget in self._themed:
            widget.show_theme(self.theme)
        self._show_on_canvases()

    def _show_on_canvases(self) -> None:
        for each in self._desk.sheets:
            each.canvas.set_theme(self.theme)


def palette(theme: Theme) -> QPalette:
    """Return the palette of a theme, for what the style sheet does not reach."""
    made = QPalette()
    for role, name in ROLES.items():
        made.setColor(role, color(theme.tokens()[name]))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, color(theme.faint))
    return made
