"""People to keep before a server starts: made up, one of them with a contract in force."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from copilot.domain.people import Conversation

if TYPE_CHECKING:
    from copilot.assembly import Copilot

STEPS = ("prepare", "notes", "review", "contract", "send")
NOTES = """\
Mina, career chat
M: I would like to lead the migration, and I am not sure I am ready
told her the promotion is hers by June
me: ask Ines for a shadowing day by 17 April
M: write the plan by 8 May
review both end of June
"""


def with_people(copilot: Copilot) -> dict[str, str]:
    """Keep two people, one with a contract in force and one with nothing yet."""
    now = dt.datetime.now(dt.UTC).astimezone()
    held = now.date() - dt.timedelta(days=30)
    mina = copilot.people.add("Mina <b>Okafor</b>", "Engineer", held)
    new = Conversation(id="", person=mina.id, kind="full", date=held, notes=NOTES)
    talk = copilot.people.hold(new.model_copy(update={"id": "c" * 32}))
    edits = copilot.people.contracts.draft(mina, talk)
    copilot.people.contracts.approve(talk, edits, 0, now)
    bo = copilot.people.add("Bo", "", held)
    copilot.practice.folder.keep(copilot.practice.begin("all-fine"))
    copilot.store.close()
    of_talk = f"person={mina.id}&about={talk.id}"
    return {
        "mina": f"person={mina.id}",
        "bo": f"person={bo.id}",
        **{step: f"{of_talk}&step={step}" for step in STEPS},
        "prepare-bo": f"person={bo.id}&step=prepare",
    }
