"""The one style sheet of the Studio, filled in with a theme's colours."""

from pathlib import Path
from string import Template

import resources
from canvas.theme import Theme, blend

IMAGES = Path(resources.__file__).parent / "themes"

SHEET = Template("""
* { outline: 0; }
QWidget { color: $text; font-size: 10pt; }
QMainWindow, QDialog, QMessageBox { background: $surface; }
QMainWindow::separator { background: $border; width: 1px; height: 1px; }
QMainWindow::separator:hover { background: $accent; }
QToolTip { background: $raised; color: $text; border: 1px solid $border_strong; padding: 4px 6px; }

QDockWidget { titlebar-close-icon: none; titlebar-normal-icon: none; }
QDockWidget::title { background: $surface; color: $muted; padding: 8px 10px 6px 12px; font-weight: 600; }
QDockWidget > QWidget { background: $surface; }

QMenuBar { background: $surface; border-bottom: 1px solid $border; padding: 2px 4px; }
QMenuBar::item { padding: 4px 9px; border-radius: 5px; background: transparent; }
QMenuBar::item:selected { background: $sunken; }
QMenu { background: $raised; border: 1px solid $border_strong; border-radius: 8px; padding: 5px; }
QMenu::item { padding: 5px 26px 5px 10px; border-radius: 5px; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $border; margin: 5px 6px; }
QMenu::icon { padding-left: 6px; }

QToolBar { background: $surface; border: 0; border-bottom: 1px solid $border; padding: 5px 8px; spacing: 3px; }
QToolBar::separator { background: $border; width: 1px; margin: 5px 6px; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 4px 6px; }
QToolButton:hover { background: $sunken; }
QToolButton:pressed, QToolButton:checked { background: $accent_soft; }
QToolButton:focus { border-color: $accent; }
QToolButton:disabled { color: $faint; }
QToolButton::menu-indicator { image: none; width: 0; }

QStatusBar { background: $surface; border-top: 1px solid $border; color: $muted; }
QStatusBar::item { border: 0; }
QStatusBar QLabel { color: $muted; padding: 0 6px; }
QStatusBar QToolButton { color: $muted; padding: 1px 8px; }
QStatusBar QToolButton[state="error"] { color: $danger; }

QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QPushButton { background: $raised; border: 1px solid $border_strong; border-radius: 6px; padding: 5px 14px; }
QPushButton:hover { border-color: $accent; }
QPushButton:pressed { background: $sunken; }
QPushButton:focus { border-color: $accent; }
QPushButton:disabled { color: $faint; border-color: $border; background: $surface; }
QDialog QPushButton:default, QPushButton[role="primary"] { background: $accent; color: $on_accent; border-color: $accent; font-weight: 600; }
QMessageBox QPushButton { min-width: 64px; }
QPushButton[role="quiet"] { background: transparent; border-color: transparent; color: $accent; padding: 4px 8px; text-align: left; }
QPushButton[role="quiet"]:hover, QPushButton[role="quiet"]:focus { background: $accent_soft; }
QPushButton[role="card"] { background: $surface; border: 1px solid $border; border-radius: 10px; padding: 14px 18px; text-align: left; }
QPushButton[role="card"]:hover, QPushButton[role="card"]:focus { border-color: $accent; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox, QDoubleSpinBox {
  background: $background; border: 1px solid $border; border-radius: 6px; padding: 4px 7px;
  selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit:hover, QPlainTextEdit:hover, QComboBox:hover, QSpinBox:hover, QDoubleSpinBox:hover { border-color: $border_strong; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QSpinBox:focus, QDoubleSpinBox:focus { border-color: $accent; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { color: $faint; background: $sunken; }
QComboBox QLineEdit { border: 0; padding: 0; background: transparent; }
QComboBox::drop-down { border: 0; width: 22px; subcontrol-position: center right; }
QComboBox::down-arrow { image: url($arrow); width: 12px; height: 12px; }
QSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::up-button, QDoubleSpinBox::down-button { width: 0; border: 0; }
QComboBox QAbstractItemView { background: $raised; border: 1px solid $border_strong; selection-background-color: $accent_soft; selection-color: $text; }
QWidget[state="error"] QLineEdit, QWidget[state="error"] QPlainTextEdit, QWidget[state="error"] QComboBox { border-color: $danger; }
QPlainTextEdit[role="code"] { font-family: "JetBrains Mono", "DejaVu Sans Mono", Menlo, Consolas, monospace; font-size: 9.5pt; }
QPlainTextEdit[role="log"] { font-family: "JetBrains Mono", "DejaVu Sans Mono", Menlo, Consolas, monospace; font-size: 9.5pt; }
QPlainTextEdit[role="reading"] { padding: 2px 8px 8px 8px; border-radius: 0; }
QPlainTextEdit[role="log"], QPlainTextEdit[role="reading"], QTextBrowser { background: $surface; border: 0; }

QCheckBox { spacing: 8px; }
QCheckBox::indicator { width: 15px; height: 15px; border: 1px solid $border_strong; border-radius: 4px; background: $background; }
QCheckBox::indicator:hover, QCheckBox:focus::indicator { border-color: $accent; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url($tick); }

QLabel[role="title"] { font-size: 13pt; font-weight: 600; }
QLabel[role="hero"] { font-size: 22pt; font-weight: 600; }
QLabel[role="label"] { font-weight: 600; }
QLabel[role="hint"], QLabel[role="preview"] { color: $muted; font-size: 9pt; }
QLabel[role="preview"] { font-family: "DejaVu Sans Mono", Menlo, Consolas, monospace; }
QLabel[role="error"] { color: $danger; font-size: 9pt; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="light-on"] { color: $success; }
QLabel[role="light-off"] { color: $faint; }
QLabel[role="light-error"] { color: $danger; }
QFrame[role="row"] { background: $surface; border: 1px solid $border; border-radius: 8px; }
QFrame[role="group"] { background: $sunken; border: 1px solid $border; border-radius: 8px; }
QFrame[role="plain"] { border: 0; }
QFrame[role="message"] { background: $accent_soft; border: 0; border-bottom: 1px solid $border; }
QFrame[role="message"][state="error"] { background: $danger_soft; }
QFrame#quick_add { background: $raised; border: 1px solid $border_strong; }
QWidget[role="page"] { background: $background; }
QWidget[role="panel"] { background: $surface; }

QTabWidget::pane { border: 0; }
QToolButton[role="fold"] { color: $muted; font-weight: 600; padding: 4px 2px; }
QFrame[role="line"] { background: $border; border: 0; max-height: 1px; min-height: 1px; }
QTabBar { background: transparent; qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: $muted; padding: 7px 12px; border: 0; border-bottom: 2px solid transparent; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar::tab:focus { color: $accent; }
QTabBar::close-button { image: url($cross); padding: 2px; border-radius: 4px; }
QTabBar::close-button:hover { background: $sunken; }

QTreeView, QListView, QTableView { background: $surface; border: 0; selection-background-color: $accent_soft; selection-color: $text; alternate-background-color: $background; }
QTreeView::item, QListView::item { padding: 4px 4px; border-radius: 5px; border: 0; }
QTreeView::item:hover, QListView::item:hover { background: $sunken; }
QTreeView::item:selected, QListView::item:selected { background: $accent_soft; color: $text; }
QTreeView::branch { background: transparent; }
QTreeView::branch:has-children:closed { image: url($closed); }
QTreeView::branch:has-children:open { image: url($arrow); }
QTableView { gridline-color: $border; }
QTableView::item { padding: 2px 6px; }
QTableView::item:selected { background: $accent_soft; color: $text; }
QHeaderView { background: $surface; }
QHeaderView::section { background: $surface; color: $muted; border: 0; border-bottom: 1px solid $border; border-right: 1px solid $border; padding: 5px 8px; font-weight: 600; }
QTableCornerButton::section { background: $surface; border: 0; border-bottom: 1px solid $border; }

QScrollArea { background: transparent; border: 0; }
QScrollArea > QWidget > QWidget[role="panel"] { background: $surface; }
QScrollBar { background: transparent; border: 0; }
QScrollBar:vertical { width: 10px; } QScrollBar:horizontal { height: 10px; }
QScrollBar::handle { background: $border_strong; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; } QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: $faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: $border; }
QSplitter::handle:horizontal { width: 1px; } QSplitter::handle:vertical { height: 1px; }
QProgressBar { background: $sunken; border: 0; border-radius: 3px; height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
""")


def sheet(theme: Theme) -> str:
    """Return the style sheet in the colours of ``theme``."""
    images = {
        name: (IMAGES / theme.name / f"{name}.svg").as_posix()
        for name in ("arrow", "closed", "tick", "cross")
    }
    soft = blend(theme.surface, theme.danger, 0.12)
    return SHEET.substitute(theme.tokens(), danger_soft=soft, **images)
