"""Who will do it: labels and subjects decide, the head only where words are silent."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from copilot.domain.labels import Side
    from copilot.reading.cast import Cast
    from copilot.reading.decode import Run, Tagged
    from copilot.reading.segment import Segment

_FIRST = re.compile(
    r"\b(?:i|i['’]?(?:ll|d|m|ve)|i will|me|myself|mine|my job|my action|on me|mgr)\b",
    re.IGNORECASE,
)
_SECOND = re.compile(
    r"\b(?:you|you['’](?:ll|d|re)|your job|u|ye)\b(?!\s+know\b)(?=\s|['’]|,|:)", re.IGNORECASE
)
_THIRD = re.compile(
    r"\b(?:s?he|they|her|him|them|hers|his|theirs|s?he['’](?:ll|d|s)|they['’](?:ll|d|re))\b"
    r"(?=(?:\s+(?:also|then|now|already|just))?\s+(?:to|will|is|are|has|would|wants|agreed|said|promised|takes|gets|does|’ll|'ll|\w+s)\b"
    r"|['’]|\s*:|\s*[-–—>])",
    re.IGNORECASE,
)
_EVEN = 0.5
_BEHIND = re.compile(
    r"\s*(?:[:–—-]\s*|\()(?:still )?(?P<name>me|mine|hers?|his|him|[A-ZÀ-Þ][\w’'-]*)"
    r"(?=\)|[.,;\s]*(?:$|\n)|\. )"
)
_FROM = re.compile(r"\W*(?:[\w’'-]+\s+){1,6}from (?P<name>me|him|her|them|[A-ZÀ-Þ][\w’'-]*)\b")
_ACTOR = re.compile(
    r"\W*(?P<name>[A-ZÀ-Þ][\w-]*[a-zß-ÿ])(?:\s*\([^)]*\))?(?:['’]s\s+\w+ing\b|['’]ll\b"
    r"|\s+(?:will|is going to|are going to|is to|to|says|said|reckons|thinks|has (?:agreed|offered)"
    r"|promised|wants to|sends|owes|is \w+ing|are \w+ing)\b)"
)
_NO_ACTORS = frozenset(
    # Words that open a line with a capital and are nobody.
    "Talk Speak Come Write Reply Go Get Listen Send Link Introduce Present Move Switch Apply "
    "Commit Agree Add Try Look Able Free Due Ready Back Up Off Down Happy Glad Yours His Hers Mine "
    "And He She They We You I It That This There Who Whoever Agreed Promised Said Told Plan Need "
    "Needs Happy Time Goal Action Back Going Something Nothing Nobody Both Idea Want".split()
)
_BREAK = re.compile(r"[.;!?]\s|\n|(?:,|\b)\s*(?:and|but|so|then|while|whereas)\s")


def owner_of(tagged: Tagged, run: Run, text: str, cast: Cast) -> tuple[Side | None, bool]:
    """Whose commitment a run is (None: somebody else's), and whether words said so."""
    segment = tagged.segment
    if segment.kind == "speech":
        if segment.side is None:
            return None, True
    elif segment.side is not None:
        return segment.side, True
    given = _column(text, segment, cast) or _given(text, run, cast)
    if given:
        return given, True
    subject = _subject(text[segment.start : run.end], run.start - segment.start, cast)
    if subject == "other":
        return None, True
    named = _named(subject, segment, quoted=_quoted(text, segment.start, run.start))
    if named is not None:
        return named, True
    likely = tagged.mean("owner:manager", run.start, run.end)
    return ("manager" if likely >= _EVEN else "report"), False


def _column(text: str, segment: Segment, cast: Cast) -> Side | None:
    """The owner in a cell of its own; where it changed hands, the last one."""
    if segment.kind != "cell":
        return None
    cells = [cell.strip() for cell in text[segment.start : segment.end].split("|")]
    names = [re.sub(r"\s*\(.*\)", "", re.split(r"→|->|>", cell)[-1]).strip() for cell in cells]
    sides: list[Side] = [side for name in names if name and (side := cast.side(name))]
    return sides[-1] if sides else None


def _given(text: str, run: Run, cast: Cast) -> Side | None:
    """The owner put behind the action: "…: me", "… (her)", or "outline from Joel"."""
    behind = _BEHIND.match(text, run.end)
    who = behind or _FROM.match(text[run.start : run.end])
    return cast.side(who["name"]) if who else None


def _named(subject: str | None, segment: Segment, *, quoted: bool) -> Side | None:
    """The side that a subject stands for, given who speaks."""
    if subject in {"manager", "report"}:
        return "manager" if subject == "manager" else "report"
    sides: dict[str, Side | None] = {"first": "report" if quoted else "manager", "third": "report"}
    if segment.kind == "speech":
        sides |= {"first": segment.side, "second": _other(segment.side)}
    return sides.get(subject or "")


def _other(side: Side | None) -> Side | None:
    return "report" if side == "manager" else "manager"


def _subject(sentence: str, at: int, cast: Cast) -> str | None:
    """The subject nearest to the run's beginning: in its first words, or before it."""
    if _third_party(sentence, at, cast):
        return "other"
    head = sentence[at : at + 28]
    found = _matches(head, cast)
    if found and min(found)[0] <= 3:  # noqa: PLR2004 - "I'll", "- she", "to me"
        return min(found)[1]
    before = sentence[max(0, at - 60) : at]
    breaks = [match.end() for match in _BREAK.finditer(before)]
    clause = before[breaks[-1] :] if breaks else before
    earlier = _matches(clause, cast) or _matches(before, cast)
    return max(earlier)[1] if earlier else None


def _third_party(sentence: str, at: int, cast: Cast) -> bool:
    """Whether the clause that holds the run begins with somebody else's name and a verb."""
    starts = [0, *(match.end() for match in _BREAK.finditer(sentence, 0, at))]
    opening = _ACTOR.match(sentence, starts[-1])
    return (
        opening is not None and opening["name"] not in _NO_ACTORS and not cast.side(opening["name"])
    )


def _matches(text: str, cast: Cast) -> list[tuple[int, str]]:
    found = [(match.start(), "first") for match in _FIRST.finditer(text)]
    found += [(match.start(), "second") for match in _SECOND.finditer(text)]
    found += [(match.start(), "third") for match in _THIRD.finditer(text)]
    for match in re.finditer(r"[^\W\d_][\w-]*", text):
        side = cast.side(match[0]) if match[0][0].isupper() and match[0] != "I" else None
        if side and match[0].lower() not in {"he", "she", "they", "me", "my", "i"}:
            found.append((match.start(), side))
    return found


def _quoted(text: str, start: int, at: int) -> bool:
    """Whether the run stands inside quotation marks: then "I" is the report."""
    before = text[start:at]
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")
