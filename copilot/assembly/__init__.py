"""Joins ports to adapters and files; gives :class:`Copilot`."""

from copilot.assembly.copilot import Copilot

__all__ = ["Copilot"]
