"""Who is who in the notes: the manager, the report, and everybody else."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot.domain.labels import Side
    from copilot.domain.notes import Notes
    from copilot.reading.layout import Block

_MANAGER_WORDS = frozenset(
    "me i mgr manager myself mine boss self i'll my own line-manager lm mgr's manager's "
    "supervisor interviewer".split()
)
_REPORT_WORDS = frozenset(
    "her him she he they them report employee hers his theirs ee hers/his report's "
    "student trainee mentee supervisee".split()
)
_TITLE = (
    re.compile(
        r"\b(?i:career|development|1:1|1-1|one-to-one|121|catch[- ]?up|chat|talk|conversation"
        r"|convo|review|meeting|walk|coffee|lunch|sat down|sit-down|session|spoke|met)\b"
        r"[^.\n]{0,24}?\b(?:w/|w|with|for|of)\s+(?P<name>[A-ZÀ-Þ][\w'’-]+)"
    ),
    re.compile(
        r"^\W*(?:[^\n:]{0,30}(?i:conversation|chat|talk|1:1|contract)\s*[:–-]\s*)"
        r"(?P<name>[A-ZÀ-Þ][\w'’-]+)",
    ),
    re.compile(
        r"^\W*(?P<name>[A-ZÀ-Þ][\w'’-]+)[^\w\n]{1,4}[^\n]{0,30}?"
        r"(?i:career|chat|conv|1:1|talk|quarter|Q[1-4]|unplanned)",
    ),
)
_NICKNAME = 3
_MEETING_WORDS = frozenset(
    "career chat talk notes meeting conversation quarterly follow follow-up review walk call the "
    "a an my our hi dear hello morning today session summary transcript date".split()
)


@dataclass(frozen=True)
class Cast:
    """The names that stand for either side, lower-cased."""

    manager: frozenset[str]
    report: frozenset[str]
    report_name: str | None = None
    """The name the report goes by in the notes, for actions and questions."""
    manager_name: str | None = None

    def side(self, label: str | None) -> Side | None:
        """Whose label that is; None for anybody else and for words that are no person."""
        if label is None:
            return None
        bare = re.sub(r"\s*\(.*\)|[*_’']s?$|[*_.]", "", label).strip().lower()
        if bare in self.manager:
            return "manager"
        if bare in self.report:
            return "report"
        if _is_short_for(bare, self.report_name):
            return "report"
        return "manager" if _is_short_for(bare, self.manager_name) else None


def _is_short_for(label: str, name: str | None) -> bool:
    """Whether a label is the beginning or the end of a longer name: "Seun" for Oluwaseun."""
    long = (name or "").lower()
    return len(label) >= _NICKNAME and (long.startswith(label) or long.endswith(label))


def cast_of(notes: Notes, blocks: Sequence[Block]) -> Cast:
    """Work out who is who from the names given, the title line and the labels."""
    report_name = notes.report or _titled(notes.text)
    labels: Counter[str] = Counter(block.label for block in blocks if block.label)
    manager_name = notes.manager
    if notes.manager is None and notes.report is None:
        manager_name, report_name = _guess_speakers(blocks, labels, report_name)
    letters = {label.lower() for label in labels if len(label) == 1 and label.isupper()}
    letters |= {bare.lower() for block in blocks if (bare := _initial(notes.text, block))}
    manager, report = _letters(
        letters, _names(manager_name) | _MANAGER_WORDS, _names(report_name) | _REPORT_WORDS
    )
    return Cast(manager - report, report, _first_name(report_name), _first_name(manager_name))


def _initial(text: str, block: Block) -> str | None:
    """The letter of a heading such as "R:"."""
    bare = text[block.start : block.end].strip(" :*_#")
    is_letter = block.kind == "heading" and len(bare) == 1 and bare.isupper()
    return bare if is_letter else None


def _titled(text: str) -> str | None:
    head = text.lstrip()[:200]
    for pattern in _TITLE:
        found = pattern.search(head)
        if found and found["name"].lower() not in _MEETING_WORDS:
            return found["name"]
    return None


def _names(name: str | None) -> set[str]:
    """Lower-case forms a person goes by: full name, first, last, initials."""
    if not name:
        return set()
    parts = name.lower().split()
    forms = {name.lower(), parts[0], parts[-1]}
    if len(parts) > 1:
        forms.add("".join(part[0] for part in parts))
    return forms


def _letters(
    letters: set[str], manager: set[str], report: set[str]
) -> tuple[frozenset[str], frozenset[str]]:
    """Give each single-letter label to the side whose name it begins, the report's first."""
    manager_letters = {name[0] for name in manager - _MANAGER_WORDS} | {"m"}
    report_letters = {name[0] for name in report - _REPORT_WORDS}
    if not report_letters and len(letters - {"m"}) == 1:
        report_letters = letters - {"m"}
    return (
        frozenset(manager | (letters & manager_letters) - report_letters),
        frozenset(report | (letters & report_letters)),
    )


def _guess_speakers(
    blocks: Sequence[Block], labels: Counter[str], titled: str | None
) -> tuple[str | None, str | None]:
    """In a conversation of two unnamed speakers, the one who asks more is the manager."""
    spoken = [block for block in blocks if block.kind == "speech" and block.label]
    names = [
        label
        for label, count in labels.most_common()
        if label
        and count > 1
        and label.lower() not in _MANAGER_WORDS | _REPORT_WORDS
        and any(block.label == label for block in spoken)
    ]
    if len(names) != 2:  # noqa: PLR2004 - only a dialogue of two can be told apart
        return None, titled
    if titled in names:
        return next(name for name in names if name != titled), titled
    return names[0], names[1]


def _first_name(name: str | None) -> str | None:
    return name.split()[0] if name else None
