"""What is due when, what to do today, and how to begin the next conversation."""

from copilot.coaching.follow_up.clocks import clocks
from copilot.coaching.follow_up.opening import opening
from copilot.coaching.follow_up.today import today

__all__ = ["clocks", "opening", "today"]
