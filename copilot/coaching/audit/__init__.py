"""What a conversation shows of the five failures, and what several show side by side."""

from copilot.coaching.audit.compare import compare
from copilot.coaching.audit.failures import Facts, audit
from copilot.coaching.audit.recall import recall

__all__ = ["Facts", "audit", "compare", "recall"]
