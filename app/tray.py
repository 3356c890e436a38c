"""The icon in the system's tray, where there is one, and notifications."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSystemTrayIcon

Fallback = Callable[[str], object]


class Tray(QObject):
    """Shows notifications in the desktop's way, else inside the window.

    Signals:
        window_asked: A person clicked the icon or a notification.
    """

    window_asked = Signal()

    def __init__(
        self, icon: QIcon, fallback: Fallback, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._fallback = fallback
        self._icon: QSystemTrayIcon | None = None
        if QSystemTrayIcon.isSystemTrayAvailable():
            self._icon = QSystemTrayIcon(icon, self)
            self._icon.setToolTip("SIE-X Studio")
            self._icon.activated.connect(lambda: self.window_asked.emit())
            self._icon.messageClicked.connect(self.window_asked)
            self._icon.show()

    def notify(self, title: str, text: str) -> None:
        """Show a notification."""
        if self._icon is not None and QSystemTrayIcon.supportsMessages():
            self._icon.showMessage(title, text)
        else:
            self._fallback(f"{title}: {text}" if text else title)

    def close(self) -> None:
        """Take the icon away."""
        if self._icon is not None:
            self._icon.hide()
