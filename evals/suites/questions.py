"""Next questions: from topics a coach would choose, none from wrong ones, none answered or leading.

The cases are notes of our own with topics chosen as a coach would choose them; ``answered`` holds
patterns of questions that the notes have answered already.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from copilot import Notes
from evals.outcome import Outcome, share

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot import Copilot

_FIRST = 5


def run(copilot: Copilot, cases: Sequence[dict[str, Any]]) -> Outcome:
    """Cases: ``notes``, ``conversation_date``, ``good_topics``, ``bad_topics``, ``answered``."""
    counts: Counter[str] = Counter()
    wrong: list[str] = []
    for case in cases:
        notes = Notes(
            text=case["notes"],
            date=dt.date.fromisoformat(case["conversation_date"]),
            manager=case["manager"],
            report=case["report"],
        )
        for question in copilot.suggest(notes, _FIRST):
            found = [
                ("chosen", question.topic in case["good_topics"]),
                ("wrong", question.topic in case["bad_topics"]),
                ("flagged", bool(copilot.flag(Notes(text=question.text)))),
                ("not open", copilot.moves(question.text)[0] != "open-question"),
                ("answered", any(re.search(each, question.text) for each in case["answered"])),
                ("woven", question.text.startswith(("You said", "You spoke", "I noticed that"))),
            ]
            counts["asked"] += 1
            counts.update(name for name, is_so in found if is_so)
            faults = [name for name, is_so in found[1:5] if is_so]
            if faults or not found[0][1]:
                label = ", ".join(faults) or "not chosen"
                wrong.append(f"{case['id']}: {label}: {question.topic}: {question.text}")
    asked = counts["asked"]
    return Outcome(
        {
            "topics a coach chose": share(counts["chosen"], asked),
            "topics wrong now": share(counts["wrong"], asked) if asked else 0.0,
            "in their own words": share(counts["woven"], asked),
            "flagged": float(counts["flagged"]),
            "closed or leading": float(counts["not open"]),
            "already answered": float(counts["answered"]),
        },
        len(cases),
        misses=tuple(wrong),
        lower_is_better=frozenset(
            {"topics wrong now", "flagged", "closed or leading", "already answered"}
        ),
    )
