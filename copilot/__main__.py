"""``python -m copilot`` is the ``copilot`` command."""

from copilot.cli.main import run

run()
