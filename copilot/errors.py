"""What can go wrong, as a person would be told it.

::

    CopilotError
    ├── InputError            the text, file or date that came in can't be used
    │   ├── TooLongError      more text than one conversation holds
    │   └── NotTextError      bytes that are no text (binary, unknown encoding)
    ├── DataFileError         a rule, playbook, question or policy file is broken (path:line:)
    ├── SettingsError         the environment or the settings file is at fault
    ├── LoginError            nobody has logged in where people have to
    ├── StorageError          the data folder or the database can't be read or written
    │   ├── StaleWriteError   somebody else wrote first; what they wrote is kept
    │   └── KeyMissingError   the key to what is kept isn't there, or doesn't fit
    ├── EncoderError          the shipped model is missing or damaged
    └── ModelError            the language model is of no use now; the engine's own answer stands
        ├── ModelUnreachable  no connection, no such model, too slow, failing
        ├── ModelRefusedKey   the endpoint doesn't take the key
        ├── ModelBusy         too many requests, or no credit left
        ├── ModelTooLong      more text than the model takes in
        ├── ModelBadAnswer    malformed, cut, refused or filtered
        └── BudgetReached     the month's money is spent

Each message says what happened, what was kept and what to do, and never holds words of the notes:
messages reach logs. Those of a ModelError hold nothing that was sent or came back either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class CopilotError(Exception):
    """Base of every error this package raises on purpose; its text is meant for people."""


class InputError(CopilotError):
    """What came in can't be used as it is."""


class TooLongError(InputError):
    """The text is longer than one conversation."""


class NotTextError(InputError):
    """The bytes are no text."""


class DataFileError(CopilotError):
    """A data file is broken; the message starts with ``path:line:``."""

    def __init__(self, path: Path, line: int, problem: str) -> None:
        """Name the file, the line (from 1) and how to mend it."""
        super().__init__(f"{path}:{line}: {problem}")
        self.path = path
        self.line = line


class SettingsError(CopilotError):
    """A setting has a value that can't be used."""


class LoginError(CopilotError):
    """Nobody has logged in where people have to."""


class StorageError(CopilotError):
    """The data folder or the database can't be read or written."""


class StaleWriteError(StorageError):
    """Somebody else wrote since this was read; nothing was changed."""

    def __init__(self, message: str, kept: object) -> None:
        """Say what happened, and carry what is kept now.

        Args:
            message: For people.
            kept: The value kept, of the kind that was to be written.
        """
        super().__init__(message)
        self.kept = kept


class KeyMissingError(StorageError):
    """What is kept can't be decrypted: its key isn't there, or doesn't fit."""


class EncoderError(CopilotError):
    """The shipped model is missing or damaged."""


class ModelError(CopilotError):
    """A language model gave nothing usable; whoever asked goes on without."""


class ModelUnreachable(ModelError):  # noqa: N818 - the family's name says that it is an error
    """There is no connection, no such model, no answer in time, or the endpoint fails."""


class ModelRefusedKey(ModelError):  # noqa: N818
    """The endpoint doesn't take the key."""


class ModelBusy(ModelError):  # noqa: N818
    """The endpoint wants fewer requests, or its account is empty."""

    def __init__(self, message: str, again_after: float | None = None) -> None:
        """Say what happened.

        Args:
            message: For people.
            again_after: Seconds the endpoint asks to wait, where it says so.
        """
        super().__init__(message)
        self.again_after = again_after


class ModelTooLong(ModelError):  # noqa: N818
    """The prompt holds more than the model takes in."""


class ModelBadAnswer(ModelError):  # noqa: N818
    """The answer is malformed, cut, refused or filtered."""


class BudgetReached(ModelError):  # noqa: N818
    """The money set for this month is spent, or this call would go beyond it."""
