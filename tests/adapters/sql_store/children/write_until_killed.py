"""Writes 200 conversations, and says of each when it is kept; somebody kills it meanwhile."""

from __future__ import annotations

import sys
from pathlib import Path

from copilot.adapters.sql_store import open_store
from copilot.domain.people import Principal
from tests.fakes.kept_people import conversation

folder, url, owner = sys.argv[1:]
store = open_store(Path(folder), url or None)
ana = Principal(owner=owner)
for number in range(200):
    kept = store.conversations.add(ana, conversation(f"words {number}", f"n{number}"), f"{number}")
    store.conversations.change(ana, kept.model_copy(update={"held": True}))
    print(number, flush=True)  # noqa: T201
