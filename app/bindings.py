"""What each action of the menus does, in one table."""

from functools import partial
from typing import TYPE_CHECKING

from app.actions import Act
from app.dialogs.about import show_about, show_shortcuts
from app.window import HISTORY, PROBLEMS, RESULTS, RUN

if TYPE_CHECKING:
    from app.compose import Studio


def bindings(studio: "Studio") -> dict[str, Act]:
    """Return what each action does."""
    editing, filing, running = studio.editing, studio.filing, studio.running
    window, acts = studio.window, studio.acts
    return {
        "new": filing.new,
        "sample": filing.open_sample,
        "open": acts.later(filing.choose, "Opening"),
        "save": acts.on_front(filing.save, "Saving"),
        "save_as": acts.on_front(filing.save_as, "Saving"),
        "rename": acts.on_front(filing.rename, "Renaming"),
        "import": acts.later(filing.import_file, "Importing"),
        "export": acts.on_front(filing.export, "Exporting"),
        "backup": lambda: studio.upkeep.ask_for_backup(window),
        "restore": acts.later(lambda: studio.restoring.ask(window), "Restoring"),
        "keeping": acts.later(
            lambda: studio.upkeep.show_keeping(window), "Reading how much is kept"
        ),
        "versions": acts.on_front(
            lambda sheet: studio.versions.show(sheet, window), "Reading the versions"
        ),
        "pipeline_settings": partial(_show_pipeline_settings, studio),
        "close": acts.on_front(filing.close, "Closing"),
        "quit": window.close,
        **{
            name: acts.tried(getattr(editing, name))
            for name in (
                "undo",
                "redo",
                "cut",
                "copy",
                "paste",
                "duplicate",
                "delete",
                "select_all",
                "group",
                "switch",
                "tidy",
                "align_left",
                "align_top",
                "even_across",
                "even_down",
                "zoom_in",
                "zoom_out",
                "fit",
            )
        },
        "note": editing.add_note,
        "add_node": studio.adding.ask,
        "find_node": partial(window.show_left, 0),
        "run": running.start,
        "run_changed": running.start_changed,
        "run_dry": running.start_dry,
        "run_node": running.start_selected,
        "run_to": running.start_to_selected,
        "run_from": running.start_from_selected,
        "stop": running.stop,
        "triggers": partial(_switch_triggers, studio),
        "pin": acts.on_front(studio.pinning.pin, "Pinning"),
        "edit_pinned": acts.on_front(studio.pinning.edit, "Editing pinned records"),
        "results": partial(window.show_run_page, RESULTS),
        "trace": lambda: studio.following.trace(*studio.results.chosen),
        "step": lambda: studio.following.step(*studio.results.chosen),
        "history": partial(window.show_run_page, HISTORY),
        "problems": partial(window.show_run_page, PROBLEMS),
        "measure": partial(_show_measuring, studio),
        "run_panel": partial(window.show_run_page, RUN),
        "palette": partial(window.show_left, 0),
        "library": partial(window.show_left, 1),
        "inspector": studio.inspector.focus_settings,
        "canvas": studio.canvases.focus,
        "next_tab": partial(studio.canvases.step, 1),
        "previous_tab": partial(studio.canvases.step, -1),
        "theme": studio.looks.switch,
        "help": studio.inspector.show_help,
        "shortcuts": partial(show_shortcuts, window),
        "about": partial(show_about, window),
    }


def _show_measuring(studio: "Studio") -> None:
    from app.dialogs.measure import show_measuring

    show_measuring(studio.window, studio.measuring)


def _switch_triggers(studio: "Studio") -> None:
    if sheet := studio.desk.front:
        studio.triggers.switch(sheet)


def _show_pipeline_settings(studio: "Studio") -> None:
    if sheet := studio.desk.front:
        sheet.selection.clear()
        studio.window.right.show()
        studio.inspector.focus_settings()
