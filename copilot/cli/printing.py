"""Standard output, for people and for scripts."""

from __future__ import annotations

import json
import re
import sys

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

_WIDEST = 100
"""Columns; longer lines tire the eye."""
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Controls with which notes could steer the terminal or turn text round."""


def screen() -> Console:
    """Make the console for people: colour on a terminal only, no markup of anybody's read."""
    console = Console(highlight=False, markup=False, emoji=False)
    console.width = min(console.width, _WIDEST)
    return console


def words(text: str, style: str = "") -> Text:
    """Make somebody's words safe to show; every character keeps its place."""
    return Text(_UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text).replace("\r", " "), style)


def one_line(text: str, style: str = "") -> Text:
    """Make somebody's words safe to show on one line."""
    return words(" ".join(text.split()), style)


def indented(text: Text, columns: int) -> Padding:
    """Move a paragraph to the right, its wrapped lines too."""
    return Padding(text, (0, 0, 0, columns), expand=False)


def numbered(number: int, text: Text) -> Table:
    """Put a number before a paragraph, its wrapped lines kept clear of it."""
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=3, justify="right")
    grid.add_row(f"{number}.", text)
    return grid


def heading(text: str) -> Text:
    """Make a heading."""
    return Text(text, "bold")


def print_json(value: object) -> None:
    """Print one line of JSON, at once."""
    escaped = sys.stdout.encoding.lower() != "utf-8"
    print(json.dumps(value, ensure_ascii=escaped), flush=True)
