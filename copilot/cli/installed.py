"""Which versions of what are installed."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

PACKAGE = "coaching-copilot"


def version_of(package: str) -> str | None:
    """Look up a version; None where the package is not installed, as in a bare checkout."""
    try:
        return version(package)
    except PackageNotFoundError:
        return None
