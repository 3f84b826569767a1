"""What a manager dismisses, and which flags still stand after it.

All of it is pure: a store hands the dismissals in and keeps what comes out. A flag is never lost:
one that doesn't stand is folded, and says why.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from copilot.domain.dismissals import (
    LONGEST_PHRASE,
    CategoryDismissal,
    FoldedFlag,
    OnceDismissal,
    PhraseDismissal,
)
from copilot.domain.labels import SEVERITIES, SEVERITY_OF
from copilot.errors import InputError
from copilot.risk.inline_comments import hushes
from copilot.risk.phrases import Runs, phrase_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from copilot.domain.dismissals import Ceiling, Dismissal, Dismissals
    from copilot.domain.flags import Flag
    from copilot.domain.labels import Category

_LEADING_WORDS = 30
"""Words before a flag that tell this one from the same words elsewhere. What comes after it is
left out, so that notes can be written on."""
_NARROWEST = ("once", "phrase", "category")


@dataclass(frozen=True)
class Wish:
    """When something is dismissed, and for whose notes."""

    on: dt.date
    report: str | None = None
    """The person whose notes it holds for; None is everybody."""


def standing(
    flags: Sequence[Flag], dismissals: Dismissals | None, text: str
) -> tuple[tuple[Flag, ...], tuple[FoldedFlag, ...]]:
    """Part flags into those that stand and those that are folded, in the order given.

    Args:
        flags: What was found in the text.
        dismissals: Those that hold for the person the notes are about; see
            :meth:`~copilot.domain.dismissals.Dismissals.holding_for`. None is none.
        text: The notes, in which comments can ask for quiet too.
    """
    comments = hushes(text)
    judge = _Judge(dismissals, text, Runs(text)) if dismissals and dismissals.items else None
    kept: list[Flag] = []
    folded: list[FoldedFlag] = []
    for flag in flags:
        line = next((each.line for each in comments if each.covers(flag)), None)
        if line is not None:
            reason = f"A comment on line {line} of the notes asks for quiet here."
            folded.append(FoldedFlag(flag=flag, by="comment", reason=reason))
        elif judge and (found := judge.dismissed(flag)):
            by, told = found.kind, _reason(found)
            folded.append(FoldedFlag(flag=flag, by=by, reason=told, dismissal=found.id))
        else:
            kept.append(flag)
    return tuple(kept), tuple(folded)


def dismiss_once(dismissals: Dismissals, flag: Flag, text: str, wish: Wish) -> Dismissals:
    """Dismiss one flag where it stands; any severity can be."""
    about = dismissals.person(wish.report)
    digest = _place(flag, dismissals, text)
    return dismissals.adding(
        OnceDismissal(
            id=_id(dismissals, "once", digest, about),
            on=wish.on,
            about=about,
            category=flag.category,
            digest=digest,
        )
    )


def dismiss_phrase(dismissals: Dismissals, phrase: str, wish: Wish) -> Dismissals:
    """Dismiss words for good, whatever their severity.

    Raises:
        InputError: There are no words in it, or too many for a phrase.
    """
    words = phrase_of(phrase)
    count = len(words.split())
    if not count:
        raise InputError(
            "There are no words in this phrase. Nothing was dismissed. Hand over the flagged words."
        )
    if count > LONGEST_PHRASE:
        raise InputError(
            f"This is {count:,} words, and a phrase has {LONGEST_PHRASE} at most. Nothing was "
            "dismissed. Hand over the words of one flag, not the whole notes."
        )
    about = dismissals.person(wish.report)
    digest = dismissals.digest("phrase", words)
    return dismissals.adding(
        PhraseDismissal(
            id=_id(dismissals, "phrase", digest, about),
            on=wish.on,
            about=about,
            digest=digest,
            words=count,
        )
    )


def dismiss_category(
    dismissals: Dismissals, category: Category, below: Ceiling, wish: Wish
) -> Dismissals:
    """Dismiss a category's flags below a severity; said again, the new ceiling counts.

    Raises:
        InputError: Its flags are of high severity.
    """
    if SEVERITY_OF[category] == "high":
        raise InputError(
            f"Flags of `{category}` are of high severity, and those are never dismissed by "
            "category. Nothing was dismissed. Dismiss a single flag, or its words with --phrase."
        )
    about = dismissals.person(wish.report)
    return dismissals.adding(
        CategoryDismissal(
            id=_id(dismissals, "category", category, about),
            on=wish.on,
            about=about,
            category=category,
            below=below,
        )
    )


@dataclass(frozen=True)
class _Judge:
    """Knows one text and what is dismissed."""

    dismissals: Dismissals
    text: str
    runs: Runs

    def dismissed(self, flag: Flag) -> Dismissal | None:
        """Find what folds a flag, the narrowest first."""
        place = _place(flag, self.dismissals, self.text)
        phrases = self._phrases(flag)
        folding = [item for item in self.dismissals.items if _folds(item, flag, place, phrases)]
        return min(folding, key=lambda item: _NARROWEST.index(item.kind), default=None)

    def _phrases(self, flag: Flag) -> set[str]:
        counts = {item.words for item in self.dismissals.items if item.kind == "phrase"}
        if not counts:
            return set()
        runs = set(self.runs.holding(flag, counts))
        return {self.dismissals.digest("phrase", run) for run in runs}


def _folds(item: Dismissal, flag: Flag, place: str, phrases: set[str]) -> bool:
    if item.kind == "once":
        return item.digest == place
    if item.kind == "phrase":
        return item.digest in phrases
    # A ceiling is high at most, so that high severity is below none.
    lower = SEVERITIES.index(flag.severity) < SEVERITIES.index(item.below)
    return item.category == flag.category and lower


def _place(flag: Flag, dismissals: Dismissals, text: str) -> str:
    leading = " ".join(text[: flag.start].rsplit(maxsplit=_LEADING_WORDS)[-_LEADING_WORDS:])
    return dismissals.digest("once", flag.category, leading, flag.quote)


def _id(dismissals: Dismissals, *parts: str | None) -> str:
    return dismissals.digest("id", *(part or "" for part in parts))[:8]


def _reason(item: Dismissal) -> str:
    day = item.on.isoformat()
    if item.kind == "once":
        return f"You dismissed this flag on {day}."
    if item.kind == "phrase":
        return f"You dismissed these words for good on {day}."
    return f"You dismissed flags of this kind below {item.below} severity on {day}."
