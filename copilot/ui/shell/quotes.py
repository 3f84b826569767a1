"""Words of the notes, written so that they can stand in a line of ours."""

from __future__ import annotations


def quoted(words: str) -> str:
    """Write words of the notes on one line in quotation marks, which they may bring along."""
    line = flat(words)
    inner = line[1:-1]
    brought = line[:1] + line[-1:] in {'""', "“”"} and not any(mark in inner for mark in '"“”')
    return f"“{inner if brought else line}”"


def flat(words: str) -> str:
    """Write words of the notes on one line."""
    return " ".join(words.split())
