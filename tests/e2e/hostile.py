"""Payloads, and people, contracts and a playbook made of them."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from copilot.domain.follow_through import EditedLine, EditedReview, Edits
from copilot.domain.people import Conversation, Repair
from tests.faults.server import reply

if TYPE_CHECKING:
    from collections.abc import Iterable

    from copilot.assembly import Copilot
    from copilot.domain.passages import Playbook
    from tests.faults.server import Request, Script

PAYLOADS: dict[str, str] = {
    each["id"]: each["text"] * each.get("times", 1)
    for each in yaml.safe_load(Path(__file__).with_name("payloads.yaml").read_text("utf-8"))
}
NAME = f"Mina {PAYLOADS['turned round']} {PAYLOADS['image that fails']}"
MILD = [f"{PAYLOADS[name]}." for name in ("directives", "formula", "emoji codes")]
"""What the guard has no reason to drop, most of it at least."""
_A_CHAPTER = 4
_BEFORE = ("told her the lead title is hers by June", "said that", "M: write the plan by 8 May")


@dataclass(frozen=True)
class Kept:
    """What leads to what is kept."""

    person: str
    send: str
    uploaded: Playbook
    """What would become of :func:`guide`."""


def notes(texts: Iterable[str] = PAYLOADS.values()) -> str:
    """Write notes in which each payload stands on a line, some behind words that are flagged."""
    lines = [f"{_BEFORE[at % len(_BEFORE)]} {text}" for at, text in enumerate(texts)]
    return "\n".join(["Mina, career chat", *lines])


def guide() -> str:
    """Write a file in which every payload stands; behind a frame left open nothing is read."""
    texts = sorted(PAYLOADS.values(), key=lambda text: "<iframe" in text)
    parts = [f"# House guide {PAYLOADS['turned round']}"]
    for at, text in enumerate(texts):
        parts += [f"## Chapter {at // _A_CHAPTER}"] if at % _A_CHAPTER == 0 else []
        parts.append(f"Talk about growth every month. {text}")
    return "\n\n".join(parts)


def playbook(copilot: Copilot) -> Playbook:
    """Keep a playbook with a passage for every payload, as a file in the data folder might say."""
    preview = copilot.library.preview("guide.md", b"# Guide\n\nTalk about growth.", "Ana")
    (passage,) = preview.playbook.passages
    passages = tuple(
        passage.model_copy(update={"topic": f"guide/{at}", "heading": text, "text": text})
        for at, text in enumerate(PAYLOADS.values())
    )
    book = preview.playbook.model_copy(update={"title": NAME, "passages": passages})
    return copilot.library.keep(preview.model_copy(update={"playbook": book}))


def with_payloads(copilot: Copilot) -> Kept:
    """Keep somebody of every payload's name, and a contract with every payload in it."""
    today = dt.datetime.now(dt.UTC).astimezone()
    day = today.date() - dt.timedelta(days=3)
    people, texts = copilot.people, list(PAYLOADS.values())
    for text in texts:
        people.add(text, text, day)
    mina = people.add(NAME, PAYLOADS["script"], day)
    talk = people.hold(Conversation(id="c" * 32, person=mina.id, kind="full", date=day))
    edits = Edits(
        commitments=tuple(
            EditedLine(owner=("manager", "report")[at % 2], action=text, due=day)
            for at, text in enumerate(texts)
        ),
        review=tuple(EditedReview(what=text) for text in texts[:5]),
        open_question=PAYLOADS["turned out of"],
        direction=PAYLOADS["embedded"],
    )
    people.contracts.approve(talk, edits, 0, today)
    for at, text in enumerate(texts):
        repair = Repair(
            id=f"r{at}", person=mina.id, conversation=talk.id, quote=text, why=text, words=text,
            said=day,
        )  # fmt: skip
        copilot.store.repairs.add(copilot.principal, repair, repair.id)
    copilot.store.close()
    playbook(copilot)
    return Kept(
        f"people?person={mina.id}",
        f"conversation?person={mina.id}&about={talk.id}&step=send",
        copilot.library.preview("house.md", guide().encode(), "Ana").playbook,
    )


def answers(_: Request, number: int) -> Script:
    """Say every payload everywhere, and, when asked again, those that the guard lets pass."""
    texts = list(PAYLOADS.values())
    every = {
        "summary": " ".join(f"{text}." for text in texts),
        "questions": [{"id": "q1", "text": f"What about {text}?"} for text in texts],
        "commitments": [
            {"quote": text, "owner": "report", "action": text, "due_words": text} for text in texts
        ],
        "flags": [{"quote": text, "category": "dismissing"} for text in texts],
        "votes": [{"id": "f1", "reason": text} for text in texts],
    }
    mild = {**{key: [] for key in every}, "summary": " ".join(MILD)}
    return (reply(json.dumps(mild if number else every)),)
