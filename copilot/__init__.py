"""Coaching Copilot: questions, flags and a draft contract out of a manager's notes."""
