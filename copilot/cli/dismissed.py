"""Dismissing from the command line: categories, phrases, the list and the way back."""

from __future__ import annotations

import datetime as dt
import re
import sys
from difflib import get_close_matches
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from copilot.cli.intake import text_from
from copilot.cli.printing import print_json, screen
from copilot.domain.labels import CATEGORIES, SEVERITIES, SEVERITY_OF
from copilot.errors import InputError
from copilot.risk.dismissals import Wish, dismiss_category, dismiss_phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot.cli.dismiss_options import DismissOptions
    from copilot.cli.shapes import Shape
    from copilot.domain.dismissals import Dismissal, Dismissals
    from copilot.domain.labels import Category
    from copilot.ports import DismissalStore


def perform_dismiss(store: DismissalStore, asked: DismissOptions) -> int:
    """Do what was asked and return the exit status.

    Raises:
        InputError: It can't be dismissed or isn't; nothing was changed.
        StorageError: It can't be kept; nothing was changed.
    """
    if asked.shown:
        _list(store, asked)
    elif asked.undo is not None:
        _undo(store, asked.undo, as_json=asked.json)
    elif asked.undo_all:
        _undo_all(store, as_json=asked.json)
    else:
        _dismiss(store, asked)
    for warning in store.warnings:
        print(f"copilot: {warning}", file=sys.stderr)
    return 0


def _dismiss(store: DismissalStore, asked: DismissOptions) -> None:
    today = dt.datetime.now(tz=dt.UTC).astimezone().date()
    wish = Wish(on=today, report=asked.report)
    if asked.category is not None:
        category = _category(asked.category)
        kept = store.change(lambda known: dismiss_category(known, category, asked.below, wish))
        _say_if_idle(category, asked)
    else:
        phrase = text_from(asked.phrase or "-")
        kept = store.change(lambda known: dismiss_phrase(known, phrase, wish))
    _told(kept.items[-1], "Dismissed", as_json=asked.json)


def _category(name: str) -> Category:
    known: dict[str, Category] = {each: each for each in CATEGORIES}
    category = known.get(name.strip().lower())
    if category is None:
        near = get_close_matches(name.lower(), CATEGORIES, n=1)
        hint = f"Did you mean {near[0]}?" if near else f"These are there: {', '.join(CATEGORIES)}."
        raise InputError(f"There is no category of that name. Nothing was dismissed. {hint}")
    return category


def _say_if_idle(category: Category, asked: DismissOptions) -> None:
    severity = SEVERITY_OF[category]
    if SEVERITIES.index(severity) >= SEVERITIES.index(asked.below):
        print(
            f"copilot: {category} flags are of {severity} severity, so none of them is below "
            f"{asked.below} and all still show. Say --below high to fold them.",
            file=sys.stderr,
        )


def _undo(store: DismissalStore, wanted: str, *, as_json: bool) -> None:
    found = next((item for item in _items(store.load()) if item.id == wanted.strip()), None)
    if found is None:
        # Somebody may have pasted a phrase where an id belongs: that is not repeated.
        named = f" {wanted}" if re.fullmatch(r"[0-9a-f]{8}", wanted) else ""
        raise InputError(
            f"There is no dismissal{named} to undo. Nothing was changed. "
            "See `copilot dismiss --list` for their ids."
        )
    store.change(lambda known: known.without(found.id))
    _told(found, "Taken back", as_json=as_json)


def _undo_all(store: DismissalStore, *, as_json: bool) -> None:
    items = _items(store.load())
    if items:
        store.change(lambda known: known.emptied())
    if as_json:
        print_json({"undone": _shapes(items)})
    else:
        screen().print(Text(f"Taken back: {len(items)}. Every flag is shown again."))


def _list(store: DismissalStore, asked: DismissOptions) -> None:
    known = store.load()
    items = _items(known.holding_for(asked.report) if known and asked.report else known)
    if asked.json:
        print_json({"dismissals": _shapes(items)})
        return
    if not items:
        screen().print(Text("Nothing is dismissed."))
        return
    table = Table.grid(padding=(0, 2))
    for item in items:
        table.add_row(Text(item.id, "bold"), _what(item), _whose(item), Text(item.on.isoformat()))
    screen().print(table)


def _told(item: Dismissal, done: str, *, as_json: bool) -> None:
    if as_json:
        print_json(_shape(item))
        return
    undo = f"\nUndo: copilot dismiss --undo {item.id}" if done == "Dismissed" else ""
    screen().print(Text(f"{done}: {_what(item)}, {_whose(item)}.{undo}"))


def _what(item: Dismissal) -> Text:
    if item.kind == "category":
        return Text(f"{item.category} below {item.below} severity")
    if item.kind == "once":
        return Text(f"one {item.category} flag")
    return Text(f"a phrase of {item.words} word{'s' if item.words > 1 else ''}")


def _whose(item: Dismissal) -> Text:
    return Text("in notes about one person" if item.about else "in all notes")


def _items(known: Dismissals | None) -> Sequence[Dismissal]:
    return known.items if known else ()


def _shapes(items: Sequence[Dismissal]) -> list[Shape]:
    return [_shape(item) for item in items]


def _shape(item: Dismissal) -> Shape:
    """Leave the hashes out: nobody can use them."""
    plain = item.model_dump(mode="json", exclude={"digest", "about"})
    return plain | {"one_person": item.about is not None}
