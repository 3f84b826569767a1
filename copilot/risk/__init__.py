"""Flags: what the manager's words risk, by rules, heads and the authority policy."""
