"""What opened, what stayed hidden, and how the manager's turns worked."""

from copilot.coaching.debrief.debrief import debrief
from copilot.coaching.debrief.disclosure import disclosure
from copilot.coaching.debrief.listening import Listener
from copilot.coaching.debrief.progress import WHOLE, Course, progress

__all__ = ["WHOLE", "Course", "Listener", "debrief", "disclosure", "progress"]
