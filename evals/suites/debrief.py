"""The debrief: whether its score tells good conversations from poor ones."""

from __future__ import annotations

from statistics import mean, median
from typing import TYPE_CHECKING, Any, NamedTuple

from copilot.domain.debrief import Turn
from evals.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from copilot import Copilot


class _Seen(NamedTuple):
    """One session, as it was coded and as it was found."""

    id: str
    good: bool
    score: float
    open_share: float


def run(copilot: Copilot, cases: Sequence[dict[str, Any]]) -> Outcome:
    """Cases: ``id`` (SESSION-TURN), ``prev_client``, ``text``, ``session_quality`` high or low.

    Raises:
        ValueError: There are not sessions of both qualities, so there is nothing to tell apart.
    """
    sessions: dict[str, list[dict[str, Any]]] = {}
    for case in cases:
        sessions.setdefault(case["id"].rpartition("-")[0], []).append(case)
    seen = [_seen(copilot, name, rows) for name, rows in sessions.items()]
    good, poor = ([each for each in seen if each.good is kind] for kind in (True, False))
    figures = {
        "score AUC": area((each.score for each in good), (each.score for each in poor)),
        "open questions alone AUC": area(
            (each.open_share for each in good), (each.open_share for each in poor)
        ),
    }
    groups = {
        f"{name}, {len(them)} sessions": {"mean score": mean(each.score for each in them)}
        for name, them in (("high", good), ("low", poor))
    }
    return Outcome(figures, len(seen), groups, _misses(good, poor))


def area(high: Iterable[float], low: Iterable[float]) -> float:
    """Area under the ROC curve: how often a high one is above a low one; a tie counts half.

    Raises:
        ValueError: One side is empty.
    """
    above, below = list(high), list(low)
    pairs = [(one > two) + 0.5 * (one == two) for one in above for two in below]
    if not pairs:
        raise ValueError("There have to be sessions of high and of low quality to compare.")
    return sum(pairs) / len(pairs)


def _seen(copilot: Copilot, name: str, rows: Sequence[dict[str, Any]]) -> _Seen:
    return _Seen(
        name,
        rows[0]["session_quality"] == "high",
        copilot.debrief(_transcript(rows)).score,
        _open_share(copilot, rows),
    )


def _transcript(rows: Sequence[dict[str, Any]]) -> list[Turn]:
    turns: list[Turn] = []
    for row in rows:
        if row["prev_client"]:
            turns.append(Turn(speaker="report", text=row["prev_client"]))
        turns.append(Turn(speaker="manager", text=row["text"]))
    return turns


def _open_share(copilot: Copilot, rows: Sequence[dict[str, Any]]) -> float:
    """The share of questions that are open, by the same reader; 0 where none was asked."""
    found = copilot.moves_of_many([(row["text"], None, row["prev_client"]) for row in rows])
    asked = [moves[0] for moves in found if moves[0].endswith("question")]
    return asked.count("open-question") / len(asked) if asked else 0.0


def _misses(good: Sequence[_Seen], poor: Sequence[_Seen]) -> tuple[str, ...]:
    """Sessions on the other side's side; ids only, as the sets are often somebody else's."""
    typical_good, typical_poor = (median(each.score for each in them) for them in (good, poor))
    high = [f"{each.id}: high, but {each.score}" for each in good if each.score <= typical_poor]
    low = [f"{each.id}: low, but {each.score}" for each in poor if each.score >= typical_good]
    return (*high, *low)
