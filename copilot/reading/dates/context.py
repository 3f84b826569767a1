"""Word lists that tell a due date from a name, a noun or a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from copilot.reading.dates.tokens import Tokens

PRONOUNS = frozenset(
    "i we he she they it you who i'll we'll he'll she'll they'll you'll i'd we'd he'd she'd "
    "they'd i'm we're they're you're i've we've they've".split()
)
DETERMINERS = frozenset(
    "the a an my our his her their your its that those these some any no this each every "
    "another".split()
)
FUNCTION_WORDS = (
    PRONOUNS
    | DETERMINERS
    | frozenset(
        "and or but so then if when while because as to with without of on in at by for from into "
        "about over under until till before after since than via per is are was were be been will "
        "would should shall can could must has have had do does did not just at too also only "
        "latest please".split()
    )
)
DUE_CUES = frozenset("due deadline date eta target latest when new :".split())
NOUNS = frozenset(
    "meeting meetings call calls standup stand-up figures numbers results targets target "
    "review reviews report reports plan plans planning budget budgets forecast sales goals "
    "okrs round cohort intake release update updates rota shift shifts slot slots club "
    "session sessions class classes party bonus holidays mornings afternoons evenings nights "
    "market team crew drinks board panel launch conference summit offsite edition issue "
    "payroll bill deadline conversation chat appraisal appraisals rates statement outage "
    "incident reorg blues light weather feeling group clinic choir run roast night-shift "
    "meet-up catch-up one-to-one agenda demo dinner do break rush menu standards performance "
    "revenue closing audit list talk rise raise".split()
)
_NAMED = frozenset(
    "ltd limited plc inc llc gmbh microsystems ami dieu nav life street road lane avenue".split()
)
_COUNTED = frozenset(
    "floor time times attempt year years day days week weeks month months quarter grade "
    "century line page chapter draft interview meeting session place person one version slide "
    "level birthday anniversary edition iteration try stage shift class module round party "
    "half season generation language child baby degree item point step phase tranche row "
    "cohort sprint".split()
)


_CORRECTING = frozenset(
    "no sorry actually rather mean wait correction make scrap scratch e not".split()
)
_LONGEST_CORRECTION = 3


def after_correction(tokens: Tokens, at: int) -> bool:
    """Whether the words just before correct an earlier date: "no, the 14th"."""
    before = tokens.lows(at - _LONGEST_CORRECTION, at)
    return not _CORRECTING.isdisjoint(before)


def counts_something(tokens: Tokens, at: int) -> bool:
    """Whether the word after an ordinal is what it counts: "the 3rd floor"."""
    return tokens.low(at) in _COUNTED


def names_something(tokens: Tokens, at: int) -> bool:
    """Whether the word there makes the one before a name: "Sun Ltd", "May Street"."""
    return tokens.low(at) in _NAMED


def ends_clause(tokens: Tokens, at: int) -> bool:
    """Whether no further word of the clause stands at that place."""
    return tokens.stops(at) or tokens.low(at) in {"and", "or", "but", "so", "then", "latest"}


def reads_on(tokens: Tokens, at: int) -> bool:
    """Whether the clause goes on there without a noun: a stop, a pronoun, a function word."""
    return ends_clause(tokens, at) or tokens.low(at) in FUNCTION_WORDS


def noun_follows(tokens: Tokens, at: int) -> bool:
    """Whether a noun that dates are put before stands there: "the July review"."""
    return tokens.low(at) in NOUNS
