"""How good the copilot is, measured on cases from data files: ``python -m evals``."""
