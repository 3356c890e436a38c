"""What can go wrong outside a node. Each message is a sentence for the user.

EngineError
├── FileError             a file is no pipeline that can be opened; knows the place
├── ExpressionError       a formula, template or path cannot be used; knows the position
├── StoreError            the data folder cannot be used
│   ├── StoreReadOnlyError
│   ├── StorePlaceError
│   ├── StoreFullError
│   ├── StoreBusyError
│   ├── StoreCorruptError
│   ├── StoreNewerError
│   └── BackupError       a file is no backup that can be restored
├── HomeTakenError        another engine works on the data folder
├── NotFoundError         no run, pipeline or node of that name
├── AlreadyRunningError   the pipeline is set to leave out further starts
├── BadRequestError       a message that the engine does not understand
├── RefusedError          the engine answered a command with an error
├── EngineStartError      the engine's process did not come up
├── EngineGoneError       the engine's process went away
└── WorkerDiedError       a worker process went away
"""

from pathlib import Path


class EngineError(Exception):
    """Base of all expected trouble; ``code`` crosses the protocol with the message."""

    code = "error"


class FileError(EngineError):
    """A pipeline file cannot be opened."""

    code = "file"

    def __init__(self, message: str, *, file: str = "", place: str = "") -> None:
        super().__init__(": ".join(part for part in (file, place, message) if part))
        self.message = message
        self.file = file
        self.place = place


class ExpressionError(EngineError):
    """The author's formula, template or path cannot be used.

    Attributes:
        message: What is wrong, without the position.
        offset: Where in the text, in characters from its start.
        line: Line of ``offset``, from 1.
        column: Column of ``offset``, from 1.
    """

    code = "expression"

    def __init__(self, message: str, text: str = "", offset: int = 0) -> None:
        before = text[:offset]
        self.message = message
        self.offset = offset
        self.line = before.count("\n") + 1
        self.column = offset - (before.rfind("\n") + 1) + 1
        super().__init__(f"{message} ({self.place})")

    @property
    def place(self) -> str:
        """Line and column; the line only where the text has got that far."""
        line = f"line {self.line}, " if self.line > 1 else ""
        return f"{line}column {self.column}"


class StoreError(EngineError):
    """The data folder cannot be used."""

    code = "store"


class StoreReadOnlyError(StoreError):
    """The data folder may not be written to."""

    def __init__(self, place: Path) -> None:
        super().__init__(
            f"The data folder cannot be written to: {place}. Give yourself the right to "
            "write there, or choose another folder with --home or SIEX_HOME."
        )


class StorePlaceError(StoreError):
    """Where a folder should be stands a file."""

    def __init__(self, place: Path) -> None:
        super().__init__(
            f"The data folder cannot be made at {place}: a file is in the way. Choose "
            "another folder with --home or SIEX_HOME, or move the file away."
        )


class StoreFullError(StoreError):
    """There is no room left on the disk."""

    def __init__(self, place: Path) -> None:
        super().__init__(
            f"The disk is full, nothing more can be saved in {place}. Free some space "
            "or delete old runs, then try again; what was saved before is still there."
        )


class StoreBusyError(StoreError):
    """Another program holds the database."""

    def __init__(self, place: Path) -> None:
        super().__init__(
            f"Another program keeps the database locked: {place}. Close it (a backup "
            "tool or a database viewer, perhaps) and try again."
        )


class StoreCorruptError(StoreError):
    """The database is damaged."""

    def __init__(self, place: Path, backup: Path | None = None) -> None:
        way_out = (
            f"put the last good backup in its place: {backup}"
            if backup
            else "move it to another folder to start with an empty library"
        )
        super().__init__(
            f"The database is damaged and was left as it is: {place}. To go on, {way_out}."
        )


class StoreNewerError(StoreError):
    """The database was written by a newer version of the program."""

    def __init__(self, place: Path) -> None:
        super().__init__(
            f"The data folder was used by a newer version of SIE-X Studio: {place}. "
            "Install that version, or choose another folder with --home or SIEX_HOME."
        )


class BackupError(StoreError):
    """A backup cannot be restored; nothing was changed."""

    code = "backup"

    def __init__(self, file: Path, reason: str) -> None:
        super().__init__(
            f"The backup {file} cannot be restored: {reason}. Nothing was changed; "
            "try another backup."
        )


class HomeTakenError(EngineError):
    """Another engine works on the data folder; ``pid`` and ``program`` say which."""

    code = "taken"

    def __init__(self, home: Path, pid: int | None, program: str, since: str) -> None:
        who = f"{program} (process {pid}, since {since})" if pid else "another engine"
        super().__init__(
            f"The data folder {home} is in use by {who}. Close that program, "
            "or choose another folder with --home or SIEX_HOME."
        )
        self.home = home
        self.pid = pid
        self.program = program


class NotFoundError(EngineError):
    """Nothing has that id or name."""

    code = "not_found"

    def __init__(self, what: str, name: str) -> None:
        super().__init__(f"There is no {what} “{name}”.")


class AlreadyRunningError(EngineError):
    """The pipeline runs, and is set to leave out further starts meanwhile."""

    code = "already_running"

    def __init__(self, name: str) -> None:
        super().__init__(
            f"“{name}” is running already, and its settings leave out further starts "
            "meanwhile. Wait for its end, stop it, or set it to queue them."
        )


class BadRequestError(EngineError):
    """A message that the engine does not understand."""

    code = "bad_request"


class RefusedError(EngineError):
    """The engine answered a command with an error."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class EngineStartError(EngineError):
    """The engine's process did not come up."""

    code = "start"


class EngineGoneError(EngineError):
    """The engine's process went away."""

    code = "gone"

    def __init__(self) -> None:
        super().__init__(
            "The engine stopped. It starts again with the next command, "
            "and goes on with what ran."
        )


class WorkerDiedError(EngineError):
    """A worker process went away in the middle of its work."""

    code = "worker"

    def __init__(self, exit_code: int | None) -> None:
        super().__init__(
            f"A worker process was ended from outside (exit code {exit_code}), perhaps "
            "for want of memory. Work on smaller pieces, or close other programs."
        )
