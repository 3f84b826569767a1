"""Commitments that a model sees: into the contract, to the manager as a question, or nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.domain.contract import Contract, Item
from copilot.domain.second_opinion import ToConfirm
from copilot.guard.dates import dated
from copilot.guard.grounding import anchored
from copilot.guard.owners import contradicted, line_at
from copilot.guard.wording import shared, stems
from copilot.reading.actions import action_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from copilot.domain.evidence import Evidence
    from copilot.domain.flags import Flag
    from copilot.domain.labels import Side
    from copilot.domain.reading import Reading
    from copilot.domain.second_opinion import Proposed
    from copilot.guard.dates import Dated
    from copilot.guard.ears import Desk

_MOST = 8
"""Proposals that are heard; a long answer is no faulty one."""
_MOST_ADDED = 3
"""Lines that the reader saw nothing of, in one review."""
_IN_EVIDENCE = 0.5
"""Share of an action's longer words that its evidence must hold."""
_LONGEST_ACTION = 160
_HISTORY = frozenset({"done-task", "struck", "quoted-mail", "heading"})
_PROMISED = "it is not the manager's to promise"


def actions_to_hear(proposals: Sequence[Proposed], reading: Reading) -> list[str]:
    """The model's words for lines that the reader saw nothing of; no other line is worded by it."""
    return [
        each.action
        for each in proposals[:_MOST]
        if (evidence := anchored(reading.text, each.quote)) and line_at(evidence, reading) is None
    ]


class Ledger:
    """The contract's lines while a model's proposals are gone through."""

    def __init__(
        self,
        contract: Contract,
        reading: Reading,
        flags: Sequence[Flag],
        undertaking: Callable[[Sequence[str]], Sequence[bool]],
    ) -> None:
        """Begin with the engine's lines; ``undertaking`` as in :class:`Ears`."""
        self._reading = reading
        self._undertaking = undertaking
        self._promises = [each for each in flags if each.category == "promise-beyond-authority"]
        self._before = contract
        self._lines: list[tuple[Side, Item]] = [
            *(("report", each) for each in contract.their_commitments),
            *(("manager", each) for each in contract.manager_commitments),
        ]
        self._unseen_lines: list[tuple[Side, Item]] = []
        self.to_confirm: list[ToConfirm] = []

    @property
    def contract(self) -> Contract:
        """The lines as they stand, each side's in the order of the notes."""
        lines = sorted(self._lines, key=lambda each: each[1].evidence.start)
        return self._before.model_copy(
            update={
                "their_commitments": tuple(item for side, item in lines if side == "report"),
                "manager_commitments": tuple(item for side, item in lines if side == "manager"),
            }
        )

    def take(self, proposals: Sequence[Proposed], desk: Desk) -> None:
        """Go through the proposals; each passes or is dropped."""
        for proposal in proposals[:_MOST]:
            evidence = anchored(self._reading.text, proposal.quote)
            if evidence is None:
                desk.drop("commitment", "its evidence does not stand in the notes")
            elif problem := self._problem(evidence, proposal, desk):
                desk.drop("commitment", problem)
            else:
                desk.passed += 1
        self._join_unseen(clean=not desk.faulty)

    def _join_unseen(self, *, clean: bool) -> None:
        """Add what only the model saw and the reader hears too, now that it is pointed at.

        About the rest, and about each line of an answer with faults, the manager is asked.
        """
        quotes = [item.evidence.quote for _, item in self._unseen_lines]
        heard = self._undertaking(quotes) if clean and quotes else [False] * len(quotes)
        for line, is_heard in zip(self._unseen_lines, heard, strict=True):
            if is_heard:
                self._lines.append(line)
                continue
            evidence = line[1].evidence
            told = "Only the language model reads it so."
            self._ask(f"Is “{evidence.quote}” agreed? {told}", evidence)

    def _problem(self, evidence: Evidence, proposal: Proposed, desk: Desk) -> str | None:
        """Take a proposal in, or say why not."""
        if any(each.start < evidence.end and evidence.start < each.end for each in self._promises):
            return _PROMISED
        if contradicted(evidence, proposal.owner, self._reading):
            self._ask(f"Whose is “{evidence.quote}”? {_WHOSE[proposal.owner]}", evidence)
            return None
        place = self._place(evidence)
        if place is not None:
            self._settle(place, proposal.owner)
            return None
        line = line_at(evidence, self._reading)
        if line is not None and line.kind == "promise":
            return _PROMISED
        if line is not None:
            told = "The reader holds it back, the language model reads it as agreed."
            self._ask(f"Is “{evidence.quote}” agreed? {told}", evidence)
            return None
        return self._unseen(evidence, proposal, desk)

    def _unseen(self, evidence: Evidence, proposal: Proposed, desk: Desk) -> str | None:
        """Keep a line of which the reader saw nothing, until all others have been heard."""
        around = next(
            (each for each in self._reading.sentences if each.start <= evidence.start < each.end),
            None,
        )
        if around is None or around.kind in _HISTORY or around.speaker == "other":
            return "it stands where nothing is agreed"
        if evidence.quote.rstrip().endswith("?") or len(evidence.quote.split()) < 2:  # noqa: PLR2004
            return "its evidence is no agreement"
        if self._said_before(evidence):
            return None
        if len(self._unseen_lines) == _MOST_ADDED:
            return "there were too many of them"
        found = dated(evidence, proposal.due_words, self._reading)
        if found.problem:
            desk.drop("commitment", found.problem)
        item = Item(
            action=_worded(found, proposal, desk),
            due=found.due,
            due_text=found.due_text,
            evidence=found.evidence,
            source="llm",
        )
        self._unseen_lines.append((proposal.owner, item))
        return None

    def _said_before(self, evidence: Evidence) -> bool:
        """Whether a proposal only repeats one, which is no fault and no further line."""
        return any(
            item.evidence.start <= evidence.start and evidence.end <= item.evidence.end
            for _, item in self._unseen_lines
        )

    def _place(self, evidence: Evidence) -> int | None:
        return next(
            (
                place
                for place, (_, item) in enumerate(self._lines)
                if item.evidence.overlaps(evidence)
            ),
            None,
        )

    def _settle(self, place: int, owner: Side) -> None:
        """Let the model say whose a line is, where the reader is not sure."""
        side, item = self._lines[place]
        line = line_at(item.evidence, self._reading)
        if side != owner and line is not None and not line.owner_sure:
            self._lines[place] = owner, item.model_copy(update={"source": "llm"})

    def _ask(self, question: str, evidence: Evidence) -> None:
        self.to_confirm.append(ToConfirm(question=question, evidence=evidence))


def _worded(found: Dated, proposal: Proposed, desk: Desk) -> str:
    """Take the model's words for a line, or the notes' own where they don't stand up."""
    problem = desk.problem(proposal.action, _LONGEST_ACTION)
    held = shared(proposal.action, stems(found.evidence.quote)) >= _IN_EVIDENCE
    if problem is None and held:
        return proposal.action.strip()
    why = problem or "its action is not what its evidence says"
    desk.drop("commitment", f"{why}, so the line has the notes' own words", fault=False)
    return action_of(found.evidence.quote, found.due_text)


_WHOSE: dict[Side, str] = {
    "manager": "The notes give it to them, the language model to you.",
    "report": "The notes give it to you, the language model to them.",
}
