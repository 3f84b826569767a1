"""The few verbs that tell whether a clause speaks of the past."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from copilot.reading.dates.tokens import Tokens

_PAST = frozenset(
    "was were had did went told said spoke gave took saw came began ran wrote drove flew "
    "chose knew grew fell rang sang threw wore froze broke woke rode met left got made sent "
    "held kept built taught led felt thought bought brought paid lost won found heard sat "
    "stood spent understood done been seen gone given taken written spoken chosen became swam "
    "drank struck wound slept wasn't weren't hadn't didn't couldn't hasn't haven't".split()
)
_PARTICIPLES = frozenset("done been seen gone given taken written spoken chosen".split())
_NOT_PAST = frozenset(
    "need feed speed bed red shed seed embed indeed weed hundred sacred naked proceed succeed "
    "exceed agreed booked scheduled planned promised pencilled penciled fixed arranged "
    "confirmed postponed moved pushed rescheduled committed interested needed expected "
    "required supposed meant invited tired excited unfinished unused added ned ted fred ahmed "
    "mohamed mohammed med wed included excluded attached".split()
)
_SHORTEST_REGULAR = 4


def past_like(tokens: Tokens, at: int) -> bool:
    """Whether the word may be a past tense or a past participle."""
    word = tokens.low(at)
    if word in _PAST:
        return True
    regular = word.endswith("ed") and len(word) >= _SHORTEST_REGULAR
    return regular and word not in _NOT_PAST and not _name(tokens, at)


def finite_past(tokens: Tokens, at: int) -> bool:
    """Whether the word, after its subject, is a past tense."""
    return past_like(tokens, at) and tokens.low(at) not in _PARTICIPLES


def _name(tokens: Tokens, at: int) -> bool:
    return tokens.capital(at) and not tokens.stops(at - 1)
