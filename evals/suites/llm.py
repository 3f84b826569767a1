"""Engine alone, and beside scripted models: flags, contract, answers, mails and tokens."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from copilot.assembly.llm import LanguageModel
from evals.outcome import Outcome
from evals.scripted_readers import READERS, SaysThis
from evals.suites import flags, notes
from evals.suites.wording import LOST, UNGROUNDED, words_of
from evals.token_budget import NAME, budget_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot import Copilot, Notes
    from copilot.domain.flags import Flag
    from copilot.domain.review import Review
    from evals.scripted_readers import Reader

_FLAGS = ("all micro-F1", "promise F1", "clean items alarmed")
_CONTRACT = ("commitments F1", "owner right", "due right", "dates invented", "traps taken")
_LOWER = {"flags clean items alarmed", "dates invented", "traps taken", UNGROUNDED, LOST}


def run(copilot: Copilot, cases: Sequence[dict[str, Any]]) -> Outcome:
    """Cases: those of the notes suite; those of the flags suite stand beside them."""
    flagged = _lines("flags.jsonl")
    engine = Beside(copilot, (*cases, *flagged))
    groups = {"engine alone": _figures(engine, cases, flagged)}
    for name, reader in READERS.items():
        groups[name] = _figures(
            Beside(copilot, engine.cases, reader, engine.reviews), cases, flagged
        )
    asks, mails = _lines("llm/asks.jsonl"), _lines("llm/mails.jsonl")
    groups |= words_of(copilot, asks, mails)
    budget = budget_of(copilot)
    groups[NAME] = budget
    figures = {
        f"{name}, {figure}": value
        for name, group in groups.items()
        for figure, value in group.items()
    }
    lower = frozenset(name for name in figures if name.split(", ")[-1] in _LOWER | budget.keys())
    count = len(cases) + len(flagged) + len(asks) + len(mails)
    return Outcome(figures, count, groups, lower_is_better=lower)


def _lines(name: str) -> list[dict[str, Any]]:
    path = Path(__file__).parent.parent / "cases" / name
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@dataclass
class Beside:
    """A copilot beside which a reader answers; without one, the engine alone."""

    copilot: Copilot
    cases: Sequence[dict[str, Any]]
    reader: Reader | None = None
    reviews: dict[str, Review] = field(default_factory=dict[str, "Review"])

    def review(self, notes: Notes) -> Review:
        """Review as the engine does, then with the reader's answer."""
        review = self.reviews.get(notes.text) or self.copilot.review(notes, n=1)
        self.reviews[notes.text] = review
        if self.reader is None:
            return review
        number, case = self._by_text[notes.text]
        model = SaysThis(self.reader(review, case, number))
        llm = LanguageModel(self.copilot, model)
        return llm.second_opinion(review, self.copilot.policy)

    def flag(self, notes: Notes) -> tuple[Flag, ...]:
        """Flags of a case; of any other text, such as a rewrite, the engine's."""
        known = notes.text in self._by_text
        return self.review(notes).flags if known else self.copilot.flag(notes)

    @cached_property
    def _by_text(self) -> dict[str, tuple[int, dict[str, Any]]]:
        return {case.get("text") or case["notes"]: (at, case) for at, case in enumerate(self.cases)}


def _figures(
    beside: Any,  # noqa: ANN401 - what the suites need of a Copilot
    cases: Sequence[dict[str, Any]],
    flagged: Sequence[dict[str, Any]],
) -> dict[str, float]:
    of_flags = flags.run(beside, flagged).figures
    of_notes = notes.run(beside, cases).figures
    return {
        **{f"flags {name}": of_flags[name] for name in _FLAGS},
        **{name: of_notes[name] for name in _CONTRACT},
    }
