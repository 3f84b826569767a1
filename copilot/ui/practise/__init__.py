"""Practise with a simulated report."""
