"""Suggest what to ask next, from what the notes lack and what was just said."""

from copilot.coaching.suggest.choose import suggest
from copilot.coaching.suggest.occasions import Ground

__all__ = ["Ground", "suggest"]
