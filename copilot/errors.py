"""What can go wrong, as a person would be told it.

::

    CopilotError
    ├── InputError            the text, file or date that came in can't be used
    │   ├── TooLongError      more text than one conversation holds
    │   └── NotTextError      bytes that are no text (binary, unknown encoding)
    ├── DataFileError         a rule, playbook, question or policy file is broken (path:line:)
    ├── SettingsError         the environment or the settings file is at fault
    ├── StorageError          the data folder can't be read or written
    └── EncoderError          the shipped model is missing or damaged

Each message says what happened, what was kept and what to do, and never holds words of the notes:
messages reach logs.
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


class StorageError(CopilotError):
    """The data folder can't be read or written."""


class EncoderError(CopilotError):
    """The shipped model is missing or damaged."""
