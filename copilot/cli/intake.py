"""What comes in on the command line: files, standard input, days."""

from __future__ import annotations

import datetime as dt
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from copilot.errors import InputError
from copilot.reading.door import MOST_CHARACTERS, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

STDIN = "-"
_MOST_BYTES = 4 * MOST_CHARACTERS + 1
"""One more than the door lets through, so that it is the door that refuses."""


def text_from(source: str) -> str:
    """Read notes from a file, or from standard input where source is ``-``.

    Raises:
        InputError: They can't be read; the message says why and what to do.
    """
    if source == STDIN:
        return text_of(_stdin().read(_MOST_BYTES))
    with _opened(source) as file:
        return text_of(file.read(_MOST_BYTES))


def query_from(source: str) -> str:
    """Take the words themselves; ``-`` reads standard input.

    Raises:
        InputError: They can't be read as words.
    """
    return text_from(source) if source == STDIN else text_of(os.fsencode(source))


def turn_from(source: str) -> str:
    """Take the words of a turn, or read them from what looks like a file's name.

    Raises:
        InputError: They can't be read.
    """
    named = re.fullmatch(r"\S*(?:[/\\]\S*|\.\w{1,5})", source) or _is_file(source)
    return text_from(source) if named else query_from(source)


def lines_from(source: str) -> Iterator[bytes]:
    """Yield the lines of a file or of standard input as they come, blank ones left out.

    Raises:
        InputError: They can't be read.
    """
    if source == STDIN:
        yield from _filled(_stdin())
        return
    with _opened(source) as file:
        yield from _filled(file)


def day_from(text: str) -> dt.date:
    """Read a day written as YYYY-MM-DD.

    Raises:
        InputError: There is no such day, or it is written otherwise.
    """
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
            return dt.date.fromisoformat(text)
    except ValueError as error:
        raise InputError(f"--date {text}: there is no such day. {_WANTED}") from error
    raise InputError(f"--date is not written as a day. {_WANTED}")


_WANTED = "Nothing was read. Write the conversation's day as YYYY-MM-DD, such as 2026-04-14."


def _filled(file: BinaryIO) -> Iterator[bytes]:
    first = True
    for line in file:
        bare = line.removeprefix(b"\xef\xbb\xbf") if first else line
        first = False
        if bare.strip():
            yield bare


def _stdin() -> BinaryIO:
    stdin: object = sys.stdin
    if stdin is None:
        raise InputError("There is no standard input. Name a file instead.")
    if sys.stdin.isatty():
        print(
            "Reading what you type or paste; Ctrl-D on a line of its own ends it.", file=sys.stderr
        )
    return sys.stdin.buffer


def _opened(source: str) -> BinaryIO:
    try:
        return Path(source).open("rb")
    except IsADirectoryError as error:
        raise InputError(_problem(source, "is a folder; name one file in it")) from error
    except PermissionError as error:
        raise InputError(_problem(source, "may not be read by you; change its rights")) from error
    except (OSError, ValueError) as error:
        raise InputError(
            _problem(source, "can't be found; check its name, or hand the notes over by `|`")
        ) from error


def _problem(source: str, problem: str) -> str:
    # Somebody may have pasted the notes where a name belongs: those are not repeated.
    named = f"The file {source}" if re.fullmatch(r"\S{1,200}", source) else "That file"
    return f"{named} {problem}. Nothing was read."


def _is_file(source: str) -> bool:
    try:
        return Path(source).is_file()
    except (OSError, ValueError):
        return False
