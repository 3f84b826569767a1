"""Comments in Markdown notes that ask for quiet on a line.

``<!-- copilot: ignore dismissing -->`` names the categories; ``<!-- copilot: ignore -->`` means
all of them. A comment concerns the line that it stands on; alone on its line, the next line with
words. One in quoted mail is somebody else's, and isn't read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from copilot.domain.labels import CATEGORIES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copilot.domain.flags import Flag
    from copilot.domain.labels import Category

_COMMENT = re.compile(
    r"<!--[ \t]*copilot[ \t]*:[ \t]*ignore\b(?P<names>[^<>\n]*?)-->", re.IGNORECASE
)
_NAME = re.compile(r"[^\s,;]+")
_QUOTED = re.compile(r"\s*>")
_BARE = re.compile(r"[\s>*+-]*")
"""What a line may hold beside a comment and still hold no words."""


@dataclass(frozen=True)
class Hush:
    """One comment and the line it concerns."""

    line: int
    """Where the comment stands, from 1."""
    start: int
    """First character of the line it concerns."""
    end: int
    """One past its last."""
    categories: frozenset[Category]
    unknown: tuple[str, ...] = ()
    """Names in it that are no category."""

    def covers(self, flag: Flag) -> bool:
        """Whether the flag is of a category meant here and touches the line."""
        return flag.category in self.categories and flag.start < self.end and self.start < flag.end


def hushes(text: str) -> list[Hush]:
    """Find the comments, in the order of the text."""
    found: list[Hush] = []
    waiting: list[tuple[int, re.Match[str]]] = []
    start = 0
    for number, line in enumerate(text.split("\n"), start=1):
        end = start + len(line)
        here = [] if _QUOTED.match(line) else [(number, each) for each in _COMMENT.finditer(line)]
        waiting += here
        if waiting and not _BARE.fullmatch(_COMMENT.sub("", line)):
            found += [_hush(each, at, start, end) for at, each in waiting]
            waiting = []
        start = end + 1
    return found


def comment_problems(text: str) -> tuple[str, ...]:
    """Say which comments name a category that doesn't exist, without repeating their words."""
    return tuple(_problems(text))


def _hush(comment: re.Match[str], line: int, start: int, end: int) -> Hush:
    names = [name.lower() for name in _NAME.findall(comment["names"])]
    spared = [each for each in CATEGORIES if names and each not in names]
    unknown = tuple(name for name in names if name not in CATEGORIES)
    return Hush(line, start, end, frozenset(CATEGORIES).difference(spared), unknown)


def _problems(text: str) -> Iterator[str]:
    for hush in hushes(text):
        for name in hush.unknown:
            near = get_close_matches(name, CATEGORIES, n=1)
            hint = f"did you mean `{near[0]}`?" if near else "see docs/flags.md for their names."
            yield (
                f"Line {hush.line}: this comment names a category that doesn't exist, and hides "
                f"nothing by it; {hint}"
            )
