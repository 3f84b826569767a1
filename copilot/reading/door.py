"""What may come in: decoding and limits, before anything is read."""

from __future__ import annotations

import re

from copilot.errors import InputError, NotTextError, TooLongError

MOST_CHARACTERS = 200_000
"""About 35,000 words: three times the longest conversation anybody transcribes."""
_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROLS = 0.05
"""Share of control characters above which a file is no text."""


def text_of(data: bytes) -> str:
    """Decode a file's bytes: UTF-8, UTF-16 with its mark, else Windows-1252.

    Raises:
        NotTextError: The bytes are no text.
        TooLongError: There is more of it than one conversation holds.
        InputError: There is nothing in it.
    """
    if len(data) > 4 * MOST_CHARACTERS:
        raise TooLongError(_too_long(len(data) // 2))
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return checked(_decoded(data, "utf-16"))
    try:
        return checked(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return checked(_decoded(data, "cp1252"))


def checked(text: str) -> str:
    """Return text that can be read.

    Raises:
        NotTextError: It holds NUL characters or is mostly control characters.
        TooLongError: There is more of it than one conversation holds.
        InputError: There is nothing in it.
    """
    if len(text) > MOST_CHARACTERS:
        raise TooLongError(_too_long(len(text)))
    if _SURROGATE.search(text):
        raise NotTextError(
            "Some characters of this text are broken halves. Nothing was read or kept. "
            "Save the notes as UTF-8 and try again, or paste the words themselves."
        )
    controls = sum(1 for character in text if ord(character) < 32 and not character.isspace())  # noqa: PLR2004
    if "\0" in text or controls > _CONTROLS * len(text):
        raise NotTextError(
            "This is no plain text: it holds binary data. Nothing was read or kept. "
            "Save the notes as .txt or .md, or paste the words themselves."
        )
    if not any(character.isalnum() for character in text):
        raise InputError("There are no words in this. Paste your notes, a few lines are enough.")
    return text


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise NotTextError(
            "The letters of this file can't be made out. Nothing was read or kept. "
            "Save it as UTF-8 and try again."
        ) from error


def _too_long(characters: int) -> str:
    return (
        f"This is about {characters:,} characters, and one conversation holds "
        f"{MOST_CHARACTERS:,} at most. Nothing was read. Cut it to the conversation you want to "
        "work on."
    )
