"""Risk flags: right when a gold flag of the category overlaps."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from copilot import Notes
from evals.outcome import Outcome, Tally, place, share, touching

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from copilot import Copilot
    from copilot.domain.flags import Flag

BINS = 5
_PROMISE = "promise-beyond-authority"


def run(copilot: Copilot, cases: Sequence[dict[str, Any]]) -> Outcome:
    """Cases: ``text``, ``flags`` (``quote``, ``category``, ``subject``), ``style``."""
    tallies: Mapping[str, Tally] = defaultdict(Tally)
    styles: Mapping[str, Tally] = defaultdict(Tally)
    clean = alarmed = subjects = right_subjects = rewrites = flagged_rewrites = 0
    misses: list[str] = []
    sure: list[tuple[float, bool]] = []
    for case in cases:
        notes = Notes(text=case["text"], manager=case.get("manager"), report=case.get("report"))
        flags = copilot.flag(notes)
        for flag in flags:
            again = copilot.flag(Notes(text=flag.rewrite))
            rewrites += 1
            sure.append((flag.confidence, _right(case, flag)))
            flagged_rewrites += bool(again)
            misses += [
                f"{case['id']}: rewrite flagged {each.category}: {flag.rewrite}" for each in again
            ]
        wrong = tally(case["text"], flags, case["flags"], tallies, styles[case["style"]])
        if not case["flags"]:
            clean += 1
            alarmed += any(flag.severity != "low" for flag in flags)
        pairs = [
            flag.subject == gold["subject"]
            for flag in flags
            for gold in case["flags"]
            if flag.category == gold["category"] == _PROMISE
            and touching((flag.start, flag.end), place(case["text"], gold["quote"]))
        ]
        subjects += len(pairs)
        right_subjects += sum(pairs)
        misses += [f"{case['id']}: {each}" for each in wrong]
    everything = _sum(tallies.values())
    return Outcome(
        {
            "promise F1": tallies[_PROMISE].f1,
            "promise precision": tallies[_PROMISE].precision,
            "all micro-F1": everything.f1,
            "clean items alarmed": share(alarmed, clean) if clean else 0.0,
            "subject right": share(right_subjects, subjects),
            "calibration error": _calibration_error(sure),
            "rewrites clean": 1 - share(flagged_rewrites, rewrites) if rewrites else 1.0,
        },
        len(cases),
        {
            **{name: _figures(each) for name, each in sorted(tallies.items())},
            **{f"style: {name}": _figures(each) for name, each in sorted(styles.items())},
        },
        tuple(misses),
        frozenset({"clean items alarmed", "calibration error"}),
    )


def _right(case: dict[str, Any], flag: Flag) -> bool:
    return any(
        gold["category"] == flag.category
        and touching((flag.start, flag.end), place(case["text"], gold["quote"]))
        for gold in case["flags"]
    )


def _calibration_error(sure: Sequence[tuple[float, bool]]) -> float:
    """Expected calibration error over BINS bins (Naeini and others, 2015)."""
    error = 0.0
    for number in range(BINS):
        inside = [each for each in sure if min(int(each[0] * BINS), BINS - 1) == number]
        if inside:
            gap = sum(each[0] for each in inside) - sum(each[1] for each in inside)
            error += abs(gap) / len(sure)
    return error


def tally(
    text: str,
    flags: Sequence[Flag],
    gold: Sequence[dict[str, Any]],
    tallies: Mapping[str, Tally],
    style: Tally,
) -> list[str]:
    """Count one text's flags against the gold ones; returns what went wrong."""
    wrong: list[str] = []
    taken: set[int] = set()
    for flag in flags:
        hit = [
            number
            for number, each in enumerate(gold)
            if each["category"] == flag.category
            and touching((flag.start, flag.end), place(text, each["quote"]))
        ]
        for each in (tallies[flag.category], style):
            each.hits += any(number not in taken for number in hit)
            each.false += not hit
        taken.update(hit)
        if not hit:
            wrong.append(f"false {flag.category} {flag.confidence}: {flag.quote}")
    for number, each in enumerate(gold):
        if number not in taken:
            tallies[each["category"]].missed += 1
            style.missed += 1
            wrong.append(f"missed {each['category']}: {each['quote']}")
    return wrong


def _figures(each: Tally) -> dict[str, float]:
    return {"F1": each.f1, "precision": each.precision, "recall": each.recall}


def _sum(tallies: Iterable[Tally]) -> Tally:
    total = Tally()
    for each in tallies:
        total.hits += each.hits
        total.false += each.false
        total.missed += each.missed
    return total
