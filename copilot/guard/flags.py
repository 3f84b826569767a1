"""A model's flags join the engine's; its doubts fold lesser ones away, and never a high one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from copilot.domain.dismissals import FoldedFlag
from copilot.domain.evidence import Evidence
from copilot.domain.second_opinion import ToConfirm
from copilot.guard.grounding import anchored

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from copilot.domain.flags import Flag
    from copilot.domain.labels import Category
    from copilot.domain.second_opinion import Marked, Vote
    from copilot.guard.ears import Desk, Judged

_STANDS = "a flag of high severity always stands"
_UNSEEN = "Only the language model would flag these words; the reader sees nothing in them."
_FAULTY = (
    "The language model would flag these words, but part of its answer did not stand up to a check."
)
_MOST_DOUBTED = 2
"""Flags that one answer may doubt even where that is most of them."""
_MOST_FLAGS = 8
_LONGEST_REASON = 200
_SURE = 0.6
"""From this confidence on the reader is believed, and a doubt becomes a question.

On the cases of the evals, 63 of 70 flags below high severity that were this sure were right, and
two of seven that were less so.
"""


class Joined(NamedTuple):
    """All flags, the engine's and the model's."""

    flags: tuple[Flag, ...]
    folded: tuple[FoldedFlag, ...]
    to_confirm: tuple[ToConfirm, ...] = ()
    """Doubts about flags that the reader is sure of."""


def reasons_to_hear(flags: Sequence[Flag], votes: Sequence[Vote]) -> list[str]:
    """The reasons of doubts that may count: those about flags below high severity."""
    lesser = {f"f{at}" for at, flag in enumerate(flags, start=1) if flag.severity != "high"}
    return [each.reason for each in votes if each.id in lesser]


def voted(flags: Sequence[Flag], votes: Sequence[Vote], desk: Desk) -> Joined:
    """Fold away flags below high severity that the model doubts, each with its reason.

    Where the reader is sure, the flag stands and the manager is asked. An answer that doubts most
    of what it may doubt is not believed at all.
    """
    by_id = {f"f{place}": flag for place, flag in enumerate(flags, start=1)}
    doubted: dict[str, str] = {}
    for vote in votes:
        flag = by_id.get(vote.id)
        problem = "it names no flag" if flag is None else _vote_problem(flag, vote, desk)
        if problem:
            desk.drop("vote", problem, fault=problem != _STANDS)
        else:
            doubted[vote.id] = vote.reason
    votable = sum(flag.severity != "high" for flag in flags)
    if len(doubted) > max(_MOST_DOUBTED, votable // 2):
        for _ in doubted:
            desk.drop("vote", "too many flags were doubted at once")
        doubted = {}
    desk.passed += len(doubted)
    asked = {name: reason for name, reason in doubted.items() if _is_sure(by_id[name])}
    return Joined(
        tuple(flag for name, flag in by_id.items() if name in asked or name not in doubted),
        tuple(
            FoldedFlag(flag=by_id[name], by="llm", reason=f"The language model doubts it: {reason}")
            for name, reason in doubted.items()
            if name not in asked
        ),
        tuple(_question(by_id[name], reason) for name, reason in asked.items()),
    )


def joined(
    flags: Sequence[Flag],
    marked: Sequence[Marked],
    text: str,
    judge: Callable[[Evidence, Category], Judged | None],
    desk: Desk,
) -> Joined:
    """Add the model's flags; those that the reader sees nothing of are shown folded away."""
    kept, folded = list(flags), list[FoldedFlag]()
    for each in marked[:_MOST_FLAGS]:
        outcome = _outcome(each, text, kept, judge)
        if isinstance(outcome, str):
            desk.drop("flag", _WHY[outcome], fault=outcome == "unheld")
            continue
        desk.passed += 1
        if outcome is not None and outcome.seen:
            kept.append(outcome.flag)
        elif outcome is not None:
            folded.append(FoldedFlag(flag=outcome.flag, by="llm", reason=_UNSEEN))
    kept.sort(key=lambda flag: (flag.start, flag.end))
    return Joined(tuple(kept), tuple(folded))


def withheld(engine: Sequence[Flag], found: Joined) -> Joined:
    """Let the engine's flags stand alone, and show the model's folded away.

    For an answer in which something did not stand up: it may point at words, and decide nothing.
    """
    folded = tuple(
        FoldedFlag(flag=flag, by="llm", reason=_FAULTY)
        for flag in found.flags
        if flag.source == "llm"
    )
    mine = {(flag.start, flag.end, flag.category) for flag in engine}
    kept = tuple(
        each
        for each in found.folded
        if (each.flag.start, each.flag.end, each.flag.category) not in mine
    )
    return Joined(tuple(engine), (*kept, *folded))


_Reason = Literal["unheld", "none", "taken"]
_WHY: dict[_Reason, str] = {
    "unheld": "its evidence does not stand in the notes",
    "none": "the rules, the speaker or the policy say that it is no risk",
    "taken": "another flag stands on these words",
}


def _outcome(
    marked: Marked,
    text: str,
    kept: Sequence[Flag],
    judge: Callable[[Evidence, Category], Judged | None],
) -> Judged | _Reason | None:
    evidence = anchored(text, marked.quote)
    if evidence is None:
        return "unheld"
    over = [flag for flag in kept if flag.start < evidence.end and evidence.start < flag.end]
    if any(flag.category == marked.category for flag in over):
        return None
    if over:
        return "taken"
    return judge(evidence, marked.category) or "none"


def _vote_problem(flag: Flag, vote: Vote, desk: Desk) -> str | None:
    if flag.severity == "high":
        return _STANDS
    return desk.problem(vote.reason, _LONGEST_REASON)


def _is_sure(flag: Flag) -> bool:
    """Whether the reader is; a lesser rule's confidence is set by hand and says nothing."""
    by_hand = flag.source == "rule" and flag.severity == "low"
    return flag.confidence >= _SURE and not by_hand


def _question(flag: Flag, reason: str) -> ToConfirm:
    told = f"The reader is sure of it, the language model doubts it: {reason}"
    return ToConfirm(
        question=f"Is “{flag.quote}” a risk ({flag.category})? {told}",
        evidence=Evidence(start=flag.start, end=flag.end, quote=flag.quote),
    )
