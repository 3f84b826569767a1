"""Somebody's words as plain text that every format can hold."""

from __future__ import annotations

import re

_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_UNFIT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef]")
_NO_CHARACTER = re.compile(r"[\ud800-\udfff\ufffe\uffff]")


def plain(text: str) -> str:
    """Keep every letter, drop control characters, and end each line in one way."""
    unfit = _UNFIT.sub("", _LINE_ENDS.sub("\n", text))
    return _NO_CHARACTER.sub("\N{REPLACEMENT CHARACTER}", unfit)


def one_line(text: str) -> str:
    """Keep every letter on one line, white space as single blanks."""
    return " ".join(plain(text).split())
