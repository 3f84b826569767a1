"""Why a run of words is flagged, and what could be said instead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from copilot.risk.details import Words, dates_in, joined, names_in, timing
from copilot.risk.names import HELPED, SPOKEN_OF, SPOKEN_TO, address
from copilot.risk.own_step import own_step

if TYPE_CHECKING:
    from copilot.domain.authority import Authority
    from copilot.domain.labels import Subject
    from copilot.domain.rules import CategoryRules

__all__ = ["Words", "worded"]

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_NOBODY = "the people who decide on it"
_KEEPS_NAMES = frozenset({"{details}", "{in_mind}", "{people}", "{action}"})
_LONGEST_QUOTE = 90


def worded(
    words: Words, rules: CategoryRules, subject: Subject | None, policy: Authority, *, made: bool
) -> tuple[str, str]:
    """Fill in why and rewrite for one flag.

    Args:
        words: The flagged words in their text.
        rules: The category's data.
        subject: What a promise is about.
        policy: Who decides instead.
        made: Whether it has been said already, so that it wants repairing.
    """
    wording = rules.subjects.get(subject, rules.wording) if subject else rules.wording
    template = (wording.repair if made else None) or wording.rewrite
    called = _called(words, template)
    action = own_step(words, called) if "{action}" in template else None
    if action is None and wording.fallback and "{action}" in template:
        template = wording.fallback
    decider = (policy.decider(subject) if subject else None) or _NOBODY
    why = _filled(wording.why, {"quote": _short(words.quote), "decider": decider})
    return why, _spoken(template, words, called, {"decider": decider, "action": action or ""})


def _called(words: Words, template: str) -> str | None:
    """The name in the quote by which a rewrite may speak to the person."""
    forms = SPOKEN_TO
    if "{people}" not in template:
        forms = (*forms, *SPOKEN_OF)
    if "{action}" in template:
        forms = (*forms, *HELPED)
    return address(words.quote, names_in(words), words.report, forms)


def _spoken(template: str, words: Words, called: str | None, fields: dict[str, str]) -> str:
    said_already = fields["decider"].split()
    others = [name for name in names_in(words) if name != called and name not in said_already]
    times = timing(dates_in(words.quote))
    everything = joined([*others, *times])
    kept = {
        "people": joined(others) or _NOBODY,
        "details": f", {everything} included" if everything else "",
        "timing": f", {joined(times)} included" if times else "",
        "in_mind": f", with {everything} in mind" if everything else "",
    }
    said = _filled(template, fields | kept)
    keeps = any(placeholder in template for placeholder in _KEEPS_NAMES)
    return f"{called}, {_continued(said)}" if called and keeps else said


def _filled(template: str, fields: dict[str, str]) -> str:
    """Put values into a template of ours; the values themselves are never read as templates."""
    pieces = _PLACEHOLDER.split(template)
    for at in range(1, len(pieces), 2):
        value = fields[pieces[at]]
        # An aside that the sentence goes on after is closed by a comma of its own.
        closing = "," if value.startswith(", ") and pieces[at + 1].startswith(" ") else ""
        pieces[at] = value + closing
    return "".join(pieces)


def _continued(sentence: str) -> str:
    """The sentence as it goes on after "Ana, "."""
    return sentence if re.match(r"I\b", sentence) else sentence[0].lower() + sentence[1:]


def _short(quote: str) -> str:
    flat = " ".join(quote.split()).translate(str.maketrans('"“”', "'‘’")).rstrip(" .,;:–-")
    if len(flat) <= _LONGEST_QUOTE:
        return flat
    return flat[: _LONGEST_QUOTE - 1].rsplit(" ", 1)[0] + "…"
