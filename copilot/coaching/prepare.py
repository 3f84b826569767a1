"""Prepare a conversation: what to think about, what is known, what is possible, what to send."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from copilot.domain.preparation import Cited, KnownFact, Path, Preparation, Promised

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copilot.domain.authority import Authority
    from copilot.domain.contract import Contract
    from copilot.domain.evidence import Evidence
    from copilot.domain.labels import Side
    from copilot.domain.preparation import ConversationKind, Guide, Prompt
    from copilot.domain.questions import Question, Suggestion
    from copilot.domain.reading import Reading
    from copilot.domain.rhythm import ChecklistItem

_NAMELESS = "there"
_THEM = "this person"
_SHORTEST = 2
"""Words of a quote; a single one says too little months later."""


@dataclass(frozen=True)
class LastTime:
    """Earlier notes, read."""

    reading: Reading
    contract: Contract
    questions: Sequence[Suggestion]
    """What they left for next time."""


@dataclass(frozen=True)
class House:
    """What holds here whoever the conversation is with."""

    guide: Guide
    policy: Authority
    """The authority policy in force."""
    checklist: tuple[ChecklistItem, ...]
    bank: Sequence[Question]


def prepare(
    house: House,
    kind: ConversationKind,
    report: str | None = None,
    last_time: LastTime | None = None,
) -> Preparation:
    """Put together what to look at before a conversation.

    Args:
        house: What holds here.
        kind: Which conversation it will be.
        report: The name of the person it is with.
        last_time: Earlier notes, where there are any.
    """
    guide = house.guide
    name = report or (last_time.reading.report if last_time else None)
    return Preparation(
        kind=kind,
        report=name,
        think_about=_lines(guide.think_about, kind, name),
        leave_at_home=_lines(guide.leave_at_home, kind, name),
        known=tuple(_known(guide, last_time.reading)) if last_time else (),
        taken_on=tuple(_taken_on(last_time.contract)) if last_time else (),
        left_open=_left_open(last_time),
        paths=tuple(_paths(house.policy)),
        needs_a_yes=tuple(
            Path(subject=_plain(each.subject), note=each.note, decider=each.by)
            for each in house.policy.approval
        ),
        nobody_can_promise=tuple(
            Path(subject=_plain(each.subject), note=each.note) for each in house.policy.nobody
        ),
        reflection=_message(guide.reflections, kind, name),
        invitation=_message(guide.invitations, kind, name),
        checklist=house.checklist,
        questions=tuple(_questions(house, kind, last_time)),
    )


def _lines(
    prompts: Sequence[Prompt], kind: ConversationKind, name: str | None
) -> tuple[Cited, ...]:
    return tuple(
        Cited(text=_capital(each.text.replace("{report}", name or _THEM)), topic=each.topic)
        for each in prompts
        if kind in each.kinds
    )


def _message(prompts: Sequence[Prompt], kind: ConversationKind, name: str | None) -> Cited:
    prompt = next(each for each in prompts if kind in each.kinds)
    return Cited(text=prompt.text.replace("{report}", name or _NAMELESS), topic=prompt.topic)


def _known(guide: Guide, reading: Reading) -> Iterator[KnownFact]:
    told: list[Evidence] = []
    for group in guide.known:
        for signal in reading.signals:
            words = signal.evidence
            if signal.kind not in group.signals or len(words.quote.split()) < _SHORTEST:
                continue
            if not any(words.overlaps(other) for other in told):
                told.append(words)
                yield KnownFact(title=group.title, evidence=words)


def _taken_on(contract: Contract) -> Iterator[Promised]:
    """The manager's part first: one answers for one's own before asking about theirs."""
    sides: tuple[tuple[Side, str], ...] = (
        ("manager", "manager_commitments"),
        ("report", "their_commitments"),
    )
    for whose, field in sides:
        for item in getattr(contract, field):
            yield Promised(whose=whose, action=item.action, due=item.due, evidence=item.evidence)


def _left_open(last_time: LastTime | None) -> Evidence | None:
    left_open = last_time.contract.open_question if last_time else None
    return left_open.evidence if left_open else None


def _paths(policy: Authority) -> Iterator[Path]:
    for each in policy.decide:
        yield Path(subject=_plain(each.subject), note=each.note)
    for each in policy.limits:
        amount = f"{each.amount:g} {policy.currency or 'in local currency'}"
        note = f"up to {amount} per {each.per.replace('-', ' and ')}"
        yield Path(subject=_plain(each.subject), note=note)


def _questions(house: House, kind: ConversationKind, last_time: LastTime | None) -> Iterator[Cited]:
    bank = {each.id: each for each in house.bank}
    for name in getattr(house.guide.openings, kind):
        yield Cited(text=bank[name].text, topic=bank[name].topic)
    for each in last_time.questions if last_time else ():
        yield Cited(text=each.text, topic=each.topic)


def _plain(subject: str) -> str:
    return subject.replace("-", " ")


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
