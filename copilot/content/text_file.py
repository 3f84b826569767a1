"""A data file's text, or the line at which it is none."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from copilot.errors import DataFileError

if TYPE_CHECKING:
    from pathlib import Path

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")


def read_text(path: Path) -> str:
    """Read UTF-8 text, line ends made one character.

    Raises:
        DataFileError: The file can't be opened, is no UTF-8 or holds control characters.
    """
    try:
        raw = path.read_bytes().removeprefix(codecs.BOM_UTF8)
    except OSError as error:
        problem = f"can't be opened ({error.strerror}); check its name and who may read it"
        raise DataFileError(path, 1, problem) from error
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise DataFileError(path, line, "this is no UTF-8; save the file as UTF-8") from error
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if found := _CONTROL.search(text):
        line = text.count("\n", 0, found.start()) + 1
        code = f"U+{ord(found.group()):04X}"
        raise DataFileError(path, line, f"there is a control character here ({code}); delete it")
    return text
