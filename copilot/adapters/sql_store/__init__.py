"""People, conversations and contracts in SQLite or PostgreSQL, encrypted by the person."""

from copilot.adapters.sql_store.backup import back_up, restore
from copilot.adapters.sql_store.looking import Seen, look, name_of
from copilot.adapters.sql_store.opening import open_store
from copilot.adapters.sql_store.store import SqlStore

__all__ = ["Seen", "SqlStore", "back_up", "look", "name_of", "open_store", "restore"]
