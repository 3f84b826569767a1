"""From a draft and the manager's edits to an approved contract, version after version."""

from copilot.coaching.agree.changes import changes
from copilot.coaching.agree.edits import edits_of, proposed
from copilot.coaching.agree.repairs import repairs
from copilot.coaching.agree.versions import agree, settled

__all__ = ["agree", "changes", "edits_of", "proposed", "repairs", "settled"]
