"""The contract: drafting, approving, showing, comparing versions, settling lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import ValidationError
from rich.text import Text

from copilot.cli.kept.clock import now
from copilot.cli.kept.lines import show_agreement, show_edits, show_view
from copilot.cli.kept.writing import write_file
from copilot.cli.printing import one_line, print_json, screen
from copilot.domain.follow_through import Edits
from copilot.domain.model import Model
from copilot.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

    from copilot.assembly.people import People
    from copilot.cli.people_options import FromNotes, ToSettle, ToShow
    from copilot.domain.people import Agreement, CommitmentState, Conversation, Person

_MOST_BYTES = 1_000_000


class DraftFile(Model):
    """A draft as it is edited in a file."""

    conversation: str
    """Id of the conversation it comes from."""
    version: int
    """The version that was in force; 0 before the first."""
    contract: Edits


def draft_contract(
    people: People, name: str, asked: FromNotes, out: Path | None, *, as_json: bool
) -> int:
    """Show a draft, or write it where the user edits it."""
    person = people.find(name)
    file = _drafted(people, person, people.conversation(person, asked.conversation), asked)
    if out:
        write_file(out, file.model_dump_json(indent=2).encode() + b"\n")
    if as_json:
        print_json(file.model_dump(mode="json"))
    elif out:
        screen().print(Text(f"Written. Edit it, then: copilot contract approve … --from {out}"))
    else:
        show_edits(screen(), file.contract, person.name)
    return 0


def _drafted(
    people: People, person: Person, conversation: Conversation, asked: FromNotes
) -> DraftFile:
    in_force = people.contracts.in_force(person)
    return DraftFile(
        conversation=conversation.id,
        version=in_force.version if in_force else 0,
        contract=people.contracts.draft(person, conversation, asked.manager),
    )


def approve_contract(
    people: People, name: str, asked: FromNotes, edited: Path | None, *, as_json: bool
) -> int:
    """Put a contract in force."""
    person = people.find(name)
    if edited:
        file = _read(edited)
        conversation = people.conversation(person, file.conversation)
    else:
        conversation = people.conversation(person, asked.conversation)
        file = _drafted(people, person, conversation, asked)
    kept = people.contracts.approve(conversation, file.contract, file.version, now())
    _tell(kept, person, as_json=as_json)
    return 0


def show_contract(people: People, name: str, asked: ToShow, *, as_json: bool) -> int:
    """Show the contract, or what the other person will see of it."""
    person = people.find(name)
    if asked.as_report:
        view = people.out.view(person, asked.manager, with_direction=asked.with_direction)
        if as_json:
            print_json(view.model_dump(mode="json"))
        else:
            show_view(screen(), view)
        return 0
    versions = people.contracts.versions(person)
    chosen = [each for each in versions if asked.version in {None, each.version}][:1]
    if not chosen:
        raise InputError(
            "There is no such contract. `copilot contract draft` makes one from notes, "
            "`copilot contract approve` puts it in force."
        )
    _tell(chosen[0], person, as_json=as_json)
    return 0


def diff_contract(
    people: People, name: str, asked: tuple[int | None, int | None], *, as_json: bool
) -> int:
    """Say what has changed; asked are the two versions."""
    person = people.find(name)
    in_force = people.contracts.in_force(person)
    after = asked[1] or (in_force.version if in_force else 1)
    before = after - 1 if asked[0] is None else asked[0]
    found = people.contracts.changed(person, before, after)
    if as_json:
        shapes = [each.model_dump(mode="json") for each in found]
        print_json({"from": before, "to": after, "changes": shapes})
        return 0
    for each in found:
        screen().print(one_line(each.text))
    if not found:
        screen().print(Text("Nothing has changed."))
    return 0


def settle_line(
    people: People, name: str, line: tuple[str, CommitmentState], asked: ToSettle
) -> int:
    """Say what became of a line or a repair; line is its id and its new state."""
    person = people.find(name)
    line_id, state = line
    waiting = [each for each in people.standing(person).repairs if each.id.startswith(line_id)]
    if len(waiting) == 1 and state == "done":
        kept = people.put_right(waiting[0], now().date())
        if asked.json:
            print_json(kept.model_dump(mode="json"))
        else:
            screen().print(Text("Put right. It stays in the record, and off the list."))
        return 0
    settled = people.contracts.settle(person, line_id, state, now().date(), asked.note)
    _tell(settled, person, as_json=asked.json)
    return 0


def _tell(agreement: Agreement, person: Person, *, as_json: bool) -> None:
    if as_json:
        print_json(agreement.model_dump(mode="json"))
    else:
        show_agreement(screen(), agreement, person.name)


def _read(path: Path) -> DraftFile:
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES)
        return DraftFile.model_validate_json(data)
    except OSError as error:
        raise InputError(
            f"That draft can't be read ({type(error).__name__}). Nothing was approved."
        ) from error
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(step) for step in first["loc"]) or "the file"
        # The value is somebody's words: place and rule have to do.
        raise InputError(
            f"That draft can't be used: {where}: {first['type'].replace('_', ' ')}. Nothing was "
            "approved. Mend the file, or draft anew."
        ) from None
