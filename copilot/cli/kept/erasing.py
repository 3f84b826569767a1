"""Erasing, backups, and putting one in place."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from rich.text import Text

from copilot.cli.kept.clock import now
from copilot.cli.printing import print_json, screen
from copilot.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

    from copilot.assembly import Copilot
    from copilot.assembly.people import People


def erase_person(people: People, name: str, *, sure: bool, as_json: bool) -> int:
    """Destroy all that is kept about somebody, after asking."""
    person = people.find(name)
    if not sure:
        if not sys.stdin.isatty():
            raise InputError(
                "Erasing can't be undone. Nothing was erased. Say --yes if you mean it."
            )
        answer = input("Everything about this person will be destroyed. Type their name: ")
        if " ".join(answer.split()).casefold() != person.name.casefold():
            raise InputError("That is not the name. Nothing was erased.")
    erased = people.erase(person)
    if as_json:
        print_json(erased.model_dump(mode="json"))
    else:
        screen().print(Text(f"Erased: {erased.rows} rows and the key to them."))
        for left in erased.left:
            print(f"copilot: may still hold them: {left}", file=sys.stderr)
    return 0


def erase_expired(copilot: Copilot, *, sure: bool, as_json: bool) -> int:
    """Say what is older than the retention rule allows, and destroy it if that is meant."""
    before = copilot.first_day_kept(now().date())
    if before is None:
        raise InputError(
            "No retention rule is set, so everything is kept. Nothing was erased. Set "
            "COPILOT_RETENTION_MONTHS first."
        )
    rights, mine = copilot.store.rights, copilot.principal
    found = rights.erase_expired(mine, before) if sure else rights.expired(mine, before)
    if as_json:
        print_json({"erased": sure} | found.model_dump(mode="json"))
        return 0
    done = "Erased" if sure else "Would be erased (say --yes)"
    counts = (
        f"{len(found.conversations)} conversations, {found.agreements} earlier contracts, "
        f"{found.repairs} promises put right, {found.drafts} drafts"
    )
    screen().print(Text(f"{done}, from before {before.isoformat()}: {counts}."))
    return 0


def back_up(copilot: Copilot, file: Path, *, as_json: bool) -> int:
    """Copy all that is kept into one file."""
    copilot.back_up(file)
    if as_json:
        print_json({"written": str(file)})
    else:
        screen().print(
            Text(f"Written: {file}. It holds everything, so keep it where only you can.")
        )
    return 0


def put_back(copilot: Copilot, file: Path, *, as_json: bool) -> int:
    """Put a backup in place; what was there is put aside."""
    aside = copilot.restore(file)
    if as_json:
        print_json({"restored": str(file), "aside": str(aside) if aside else None})
    else:
        screen().print(
            Text(f"Restored. What was there is now {aside or 'nowhere: there was none'}.")
        )
    return 0
