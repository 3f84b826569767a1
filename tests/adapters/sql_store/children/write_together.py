"""Adds 25 lines to one conversation that another process writes too; prints how often it met it."""

from __future__ import annotations

import sys
from pathlib import Path

from copilot.adapters.sql_store import open_store
from copilot.domain.people import Conversation, Principal
from copilot.errors import StaleWriteError

folder, url, owner, name = sys.argv[1:]
store = open_store(Path(folder), url or None)
ana = Principal(owner=owner)
conflicts = 0
for number in range(25):
    kept = store.conversations.get(ana, "c1")
    while True:
        assert isinstance(kept, Conversation)
        mine = kept.model_copy(update={"notes": f"{kept.notes}\n{name} {number}"})
        try:
            store.conversations.change(ana, mine)
            break
        except StaleWriteError as stale:
            conflicts += 1
            kept = stale.kept
store.close()
print(conflicts)  # noqa: T201
