from __future__ import annotations

import pytest

from copilot.adapters.search import chroma, keeper, server


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give a busy machine time; tests of hanging set the clocks themselves."""
    monkeypatch.setattr(keeper, "PATIENCE", 60.0)
    monkeypatch.setattr(keeper, "HANDOVER_SECONDS", 60.0)
    monkeypatch.setattr(chroma, "QUERY_SECONDS", 60.0)
    monkeypatch.setattr(server, "CALL_SECONDS", 60.0)
    monkeypatch.setattr(server, "QUERY_SECONDS", 60.0)
