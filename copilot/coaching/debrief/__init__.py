"""What opened, what stayed hidden, and how the manager's turns worked."""

from copilot.coaching.debrief.debrief import debrief
from copilot.coaching.debrief.disclosure import disclosure
from copilot.coaching.debrief.listening import Listener
from copilot.coaching.debrief.progress import WHOLE, Course, progress
from copilot.coaching.debrief.rewording import points_of, reworded

__all__ = [
    "WHOLE",
    "Course",
    "Listener",
    "debrief",
    "disclosure",
    "points_of",
    "progress",
    "reworded",
]
