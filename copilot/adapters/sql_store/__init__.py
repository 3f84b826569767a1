"""People, conversations and contracts in SQLite or PostgreSQL, encrypted by the person."""

from copilot.adapters.sql_store.backup import back_up, restore
from copilot.adapters.sql_store.opening import open_store
from copilot.adapters.sql_store.store import SqlStore

__all__ = ["SqlStore", "back_up", "open_store", "restore"]
