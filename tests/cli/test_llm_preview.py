from __future__ import annotations

import json
from typing import TYPE_CHECKING

from copilot.assembly import Copilot
from copilot.cli.main import main
from copilot.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_the_manager_sees_what_would_be_sent_and_where(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    notes = tmp_path / "notes.txt"
    notes.write_text("Ines, career chat\nme: ask Tomasz this week\n", "utf-8")
    settings = Settings(
        data_dir=tmp_path / "data",
        llm_base_url="https://models.example/v1",
        llm_model="small",
    )
    arguments = ["llm", "preview", str(notes), "--date", "2026-04-14", "--report", "Ines"]
    assert main([*arguments, "--json"], lambda: Copilot(settings)) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["host"] == "models.example"
    assert "Ines" not in json.dumps(found["messages"])
    assert "Tomasz" not in json.dumps(found["messages"])
    assert "Ines" in found["placeholders"].values()
    assert main(arguments, lambda: Copilot(settings)) == 0
    assert "Nothing was sent." in capsys.readouterr().out
