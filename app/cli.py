"""The command line: reads the arguments and hands over to one command."""

import argparse
import importlib
import os
import sys
import textwrap
from collections.abc import Sequence
from io import TextIOWrapper
from typing import Any, NoReturn

from app import __version__
from app.commands.errors import BadInputError, CommandError, exit_code
from app.errors import StudioError
from engine.errors import EngineError
from engine.home import find_home

# Each command, the module that carries it out, and its line in the help.
COMMANDS = {
    "run": ("run", "run a pipeline and show what came out"),
    "serve": ("serve", "the engine without a window"),
    "validate": ("validate", "tell every problem of pipeline files"),
    "extract": ("extract", "find the keywords of a text"),
    "transform": ("transform", "read a text as an expert of one field would"),
    "nodes": ("nodes", "what can be placed on the canvas"),
    "pipelines": ("pipelines", "the library: list, show, enable, disable, delete"),
    "import": ("import_files", "put pipeline files into the library"),
    "export": ("export_file", "write a pipeline of the library into a file"),
    "backup": ("backup", "write library, history and settings into one file"),
    "restore": ("restore", "put back what a backup holds"),
    "settings": ("settings", "how much history is kept: show, change"),
    "runs": ("runs", "the history: list, show, compare, retry, resume, prune ..."),
    "support-bundle": (
        "support_bundle",
        "versions, counts and the log for whoever helps",
    ),
}
ENGINE_PROCESS = "engine"  # what the Studio calls; people type `siex serve`
INTERRUPTED = 130


class Parser(argparse.ArgumentParser):
    """A parser whose complaint is one sentence, by the command that does not understand."""

    def parse_known_args(  # pyright: ignore[reportIncompatibleMethodOverride]
        self, args: Any = None, namespace: Any = None
    ) -> tuple[Any, list[str]]:
        """Complain here of what is left over, where argparse lets the top do it."""
        options, left = super().parse_known_args(args, namespace)
        if left:
            self.error(f"{textwrap.shorten(left[0], 60)!r} is not understood")
        return options, left

    def error(self, message: str) -> NoReturn:
        """End with exit code 2 and a pointer to the help."""
        if message.startswith("argument COMMAND: invalid choice"):
            raise BadInputError("There is no such command; `siex --help` lists them.")
        sentence = f"{message[:1].upper()}{message[1:]}"
        raise BadInputError(f"{sentence}. `{self.prog} --help` shows how it is used.")


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    _speak_utf8()
    if list(arguments) == ["--version"]:
        return _show_version()
    if arguments and arguments[0] == ENGINE_PROCESS:
        return _be_engine(arguments[1:])
    try:
        return _run(arguments)
    except (CommandError, EngineError, StudioError) as error:
        print(f"siex: {error}", file=sys.stderr)
        return exit_code(error)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return _end_of_pipe()
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        print(f"siex: {place}{error.strerror or error}.", file=sys.stderr)
        return exit_code(error)


def _run(arguments: Sequence[str]) -> int:
    options = parser(arguments).parse_args(arguments)
    options.home = find_home(options.home).path
    code = options.run(options)
    sys.stdout.flush()
    return code


def parser(arguments: Sequence[str]) -> Parser:
    """Return a parser that knows all commands, and in full the one that is asked for."""
    top = Parser(
        prog="siex",
        description="Draw pipelines for words on the web, run them on your own machine. "
        "Without a command, the Studio opens.",
        allow_abbrev=False,
    )
    _add_home(top, default=None)
    top.add_argument("--version", action="version", version=f"siex {__version__}")
    top.add_argument(
        "--self-check", action="store_true", help="see whether the program is complete"
    )
    top.set_defaults(run=_without_command)
    commands = top.add_subparsers(metavar="COMMAND", parser_class=Parser)
    for name, (module_name, line) in COMMANDS.items():
        command = commands.add_parser(name, help=line, allow_abbrev=False)
        if name in arguments:
            _complete(command, module_name)
    return top


def _complete(command: argparse.ArgumentParser, module_name: str) -> None:
    """Add what a command understands; only this imports it."""
    module = importlib.import_module(f"app.commands.{module_name}")
    command.description = module.__doc__
    _add_home(command, default=argparse.SUPPRESS)
    module.add_arguments(command)
    command.set_defaults(run=module.run)


def _add_home(parser: argparse.ArgumentParser, default: str | None) -> None:
    parser.add_argument(
        "--home",
        metavar="DIR",
        default=default,
        help="the data folder (else SIEX_HOME)",
    )


def _without_command(options: argparse.Namespace) -> int:
    if options.self_check:
        from app.self_check import self_check

        return self_check()
    from app.display import has_display
    from app.studio import open_studio

    if not has_display():
        raise BadInputError(
            "There is no display to open the Studio on; `siex run FILE` runs a pipeline "
            "without it, and `siex --help` lists what else there is."
        )
    return open_studio(options.home)


def _show_version() -> int:
    print(f"siex {__version__}")
    return 0


def _be_engine(arguments: Sequence[str]) -> int:
    from engine.host import main as engine

    return engine(arguments)


def _speak_utf8() -> None:
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8")


def _end_of_pipe() -> int:
    """Let the reader go without a word, also when Python flushes at exit."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, sys.stdout.fileno())
    return 0
