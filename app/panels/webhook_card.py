"""How a webhook is called: its address and token to copy, and whether somebody listens."""

from collections.abc import Callable
from functools import partial
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.curl import curl
from app.triggers import TriggerState
from canvas.editors.editor import tool_button
from engine.pipeline import Node
from engine.protocol import SWITCHED_OFF, WebhookAddress

Light = Literal["on", "off", "error"]


class WebhookCard(QFrame):
    """Stands at the node in the inspector.

    Signals:
        switch_wanted: A person wants the pipeline to listen, or not any more.
        save_wanted: A person wants the pipeline in the library.
    """

    switch_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("webhook_card")
        self.setProperty("role", "group")
        self._hook: WebhookAddress | None = None
        self._copies: list[QPushButton] = []
        self._light = QLabel("●")
        self._title = QLabel()
        self._title.setProperty("role", "label")
        self._switch = _button("webhook_switch", "", self.switch_wanted.emit)
        self._save = _button("webhook_save", self.tr("Save"), self.save_wanted.emit)
        self._hint = QLabel()
        self._hint.setObjectName("webhook_hint")
        self._hint.setProperty("role", "hint")
        self._hint.setWordWrap(True)
        self._address = _shown("webhook_address", self.tr("Address"))
        self._token = _shown("webhook_token", self.tr("Token"))
        self._open = tool_button(
            self.tr("Show"), self.tr("Show or hide the token"), self._show_token
        )
        self._lay_out()

    def show_webhook(
        self, node: Node, hook: WebhookAddress | None, state: TriggerState
    ) -> None:
        """Show how a node is called, as far as the engine knows it."""
        if hook != self._hook:
            self._forget_copies()
        self._hook = hook
        light, title, hint = _told(node, hook, state)
        self._light.setProperty("role", f"light-{light}")
        self._light.style().polish(self._light)
        self._title.setText(title)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self._show_switch(state)
        self._save.setVisible(hook is None and (state.is_dirty or not state.is_kept))
        self._known.setVisible(hook is not None)
        if hook is not None:
            _put(self._address, hook.url)
            for widget in self._of_token:
                widget.setVisible(hook.token is not None)
            _put(self._token, hook.token or "")

    def _show_switch(self, state: TriggerState) -> None:
        words = (
            self.tr("Save and switch on") if state.is_dirty else self.tr("Switch on")
        )
        self._switch.setText(self.tr("Switch off") if state.is_on else words)
        self._switch.setVisible(state.is_on or self._hook is not None)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._light)
        head.addWidget(self._title, 1)
        head.addWidget(self._switch)
        head.addWidget(self._save)
        self._known = QWidget()
        grid = QGridLayout(self._known)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(4)
        grid.setVerticalSpacing(4)
        copy_token = self._copier("copy_token", lambda hook: hook.token or "")
        grid.addWidget(_small(self.tr("Address")), 0, 0)
        grid.addWidget(self._address, 1, 0, 1, 2)
        grid.addWidget(self._copier("copy_address", lambda hook: hook.url), 1, 2)
        token = _small(self.tr("Token, sent as “Authorization: Bearer …”"))
        grid.addWidget(token, 2, 0, 1, 3)
        grid.addWidget(self._token, 3, 0)
        grid.addWidget(self._open, 3, 1)
        grid.addWidget(copy_token, 3, 2)
        whole = self._copier("copy_curl", curl, self.tr("Copy a call with curl"))
        grid.addWidget(whole, 4, 0, 1, 3)
        grid.setColumnStretch(0, 1)
        self._of_token = (token, self._token, self._open, copy_token)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 10, 10)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._hint)
        column.addWidget(self._known)
        self._show_token(is_open=False)

    def _copier(
        self, name: str, text_of: Callable[[WebhookAddress], str], words: str = ""
    ) -> QPushButton:
        """Return a button that copies a text and says so until another is copied."""
        words = words or self.tr("Copy")
        button = QPushButton(words)
        button.setObjectName(name)
        button.setProperty("words", words)
        button.clicked.connect(partial(self._copy, button, text_of))
        self._copies.append(button)
        return button

    def _copy(
        self,
        button: QPushButton,
        text_of: Callable[[WebhookAddress], str],
        _is_checked: bool = False,
    ) -> None:
        if self._hook is not None:
            QGuiApplication.clipboard().setText(text_of(self._hook))
            self._forget_copies()
            button.setText(self.tr("Copied"))

    def _forget_copies(self) -> None:
        for button in self._copies:
            button.setText(button.property("words"))

    def _show_token(self, *, is_open: bool | None = None) -> None:
        modes = QLineEdit.EchoMode
        if is_open is None:
            is_open = self._token.echoMode() == modes.Password
        self._token.setEchoMode(modes.Normal if is_open else modes.Password)
        self._token.setCursorPosition(0)
        self._open.setText(self.tr("Hide") if is_open else self.tr("Show"))


def _told(
    node: Node, hook: WebhookAddress | None, state: TriggerState
) -> tuple[Light, str, str]:
    """Return the colour, the title and the hint of the card."""
    if hook is None:
        if state.is_dirty or not state.is_kept:
            return "off", "No address yet", "Saving the pipeline gives this node one."
        if node.disabled:
            return "off", "Not listening", "This node is switched off."
        return "error", "No address", "Put its settings right first, and save."
    if hook.trouble == SWITCHED_OFF:
        hint = "The pipeline is switched off. Calls are refused until it is on."
        return "off", "Not listening", hint
    if hook.trouble:
        return "error", "Not listening", hook.trouble
    hint = "To the pipeline as it was saved last." if state.is_dirty else ""
    return "on", "Listening", hint


def _button(name: str, words: str, act: Callable[[], object]) -> QPushButton:
    button = QPushButton(words)
    button.setObjectName(name)
    button.clicked.connect(lambda: act())
    return button


def _shown(name: str, title: str) -> QLineEdit:
    line = QLineEdit(readOnly=True)
    line.setObjectName(name)
    line.setAccessibleName(title)
    line.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    return line


def _small(words: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("role", "hint")
    return label


def _put(line: QLineEdit, text: str) -> None:
    if line.text() != text:
        line.setText(text)
        line.setCursorPosition(0)
        line.setToolTip(text if line.echoMode() == QLineEdit.EchoMode.Normal else "")
