"""Made-up conversations of the project, gathered from where they stand."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from copilot import Notes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copilot import Copilot

CASES = Path(__file__).parent / "cases"
_FIRST_LOOK = Path(__file__).parents[1] / "knowledge" / "first_run"
_TODAY = dt.date(2026, 4, 14)
"""When those took place that say no day, or only how long ago."""
_LONG = 5
"""How many of the flags suite's texts are taken, the longest first."""


def talks_of(copilot: Copilot, cases: Sequence[dict[str, Any]]) -> tuple[Notes, ...]:
    """The cases of the notes suite, the samples, the first look's people and a few flags cases."""
    return (
        *(_of_case(each) for each in cases),
        *(each.notes for each in copilot.samples),
        *_of_first_look(),
        *_of_flags(),
    )


def _of_case(case: dict[str, Any]) -> Notes:
    return Notes(
        text=case["notes"],
        date=case["conversation_date"],
        manager=case["manager"],
        report=case["report"],
    )


def _of_first_look() -> Iterator[Notes]:
    for path in sorted(_FIRST_LOOK.glob("*.yaml")):
        person = yaml.safe_load(path.read_text("utf-8"))
        for talk in person["talks"]:
            day = _TODAY - dt.timedelta(days=talk["days_ago"])
            yield Notes(text=talk["notes"], date=day, report=person["name"])


def _of_flags() -> Iterator[Notes]:
    lines = (CASES / "flags.jsonl").read_text("utf-8").splitlines()
    known = [case for line in lines if "report" in (case := json.loads(line))]
    for case in sorted(known, key=lambda each: -len(each["text"]))[:_LONG]:
        yield Notes(text=case["text"], date=_TODAY, manager=case["manager"], report=case["report"])
