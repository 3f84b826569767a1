"""Text to words, numbers and signs that know where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TOKEN = re.compile(
    r"(?P<digits>\d+)(?P<suffix>(?:st|nd|rd|th)(?![^\W_]))?"
    r"|(?P<word>[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*)|['’]s\b|\n|[^\w\s]|_",
    re.IGNORECASE,
)
_LONGEST_NUMBER = 4
HARD_STOPS = frozenset({".", "!", "?", ";", "\n", ""})
"""What ends a sentence; the empty word stands before the first token and after the last."""
STOPS = HARD_STOPS | frozenset({",", ":", "(", ")", "|", "…", "–", "—", "[", "]", "*", '"', "”"})


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number, a sign or a line break."""

    raw: str
    low: str
    """Lower case, with straight apostrophes."""
    start: int
    end: int
    number: int | None = None
    ordinal: bool = False
    """Written with st, nd, rd or th."""
    word: bool = False


_NOTHING = Token("", "", 0, 0)


class Tokens:
    """The tokens of one text; places outside it hold an empty token."""

    def __init__(self, text: str) -> None:
        """Cut the text."""
        self._all = tuple(_token(found) for found in _TOKEN.finditer(text))
        self._lows = {at: token.low for at, token in enumerate(self._all)}

    def __len__(self) -> int:
        return len(self._all)

    def __getitem__(self, at: int) -> Token:
        return self._all[at] if 0 <= at < len(self._all) else _NOTHING

    def low(self, at: int) -> str:
        """The lower-case word at that place."""
        return self._lows.get(at, "")

    def number(self, at: int) -> int | None:
        """The number at that place."""
        return self[at].number

    def glued(self, at: int) -> bool:
        """Whether nothing stands between this token and the one before."""
        return 0 < at < len(self._all) and self._all[at - 1].end == self._all[at].start

    def follow(self, at: int, *words: str) -> bool:
        """Whether exactly these words stand from that place on."""
        if self._lows.get(at) != words[0]:
            return False
        return all(self._lows.get(step) == word for step, word in enumerate(words, start=at))

    def skip(self, at: int, words: frozenset[str]) -> int:
        """The place after one of these words, or the same place."""
        return at + 1 if self._lows.get(at, "") in words else at

    def lows(self, start: int, end: int) -> tuple[str, ...]:
        """The lower-case words of a stretch."""
        return tuple(self._lows.get(at, "") for at in range(start, end))

    def capital(self, at: int) -> bool:
        """Whether the word starts with a capital."""
        return self[at].raw[:1].isupper()

    def stops(self, at: int) -> bool:
        """Whether a clause ends here: a stop sign, or a dash with space before it."""
        token = self[at]
        return token.low in STOPS or (token.low == "-" and not self.glued(at))


def _token(found: re.Match[str]) -> Token:
    digits: str = found["digits"] or ""
    short = 0 < len(digits) <= _LONGEST_NUMBER
    return Token(
        found[0],
        found[0].lower().replace("’", "'"),
        found.start(),
        found.end(),
        int(digits) if short else None,
        found["suffix"] is not None,
        found["word"] is not None,
    )
