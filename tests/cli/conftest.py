from __future__ import annotations

import io
import os
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from copilot.cli.main import main
from copilot.domain.notes import Notes
from copilot.domain.samples import Sample
from copilot.settings import Settings
from tests.fakes.scripted_copilot import ScriptedCopilot

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@dataclass(frozen=True)
class Ran:
    status: int
    out: str
    err: str


@pytest.fixture
def scripted(tmp_path: Path) -> ScriptedCopilot:
    sample = Sample(
        id="terse",
        title="Terse bullets",
        note="Made up.",
        notes=Notes(text="- a note\n- another", report="Kwame"),
    )
    return ScriptedCopilot(Settings(data_dir=tmp_path / "data"), (sample,))


@pytest.fixture
def cli(
    scripted: ScriptedCopilot,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Callable[..., Ran]:
    """Run a command at 80 columns with bytes or text on standard input."""
    monkeypatch.setenv("COLUMNS", "80")
    for name in ("FORCE_COLOR", "NO_COLOR", "COPILOT_DEBUG", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: str | Path, stdin: str | bytes = b"") -> Ran:
        data = stdin.encode() if isinstance(stdin, str) else stdin
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))
        status = main([str(each) for each in arguments], lambda: scripted)
        said = capsys.readouterr()
        return Ran(status, said.out, said.err)

    return run


_PROCESS = """
import sys
from copilot.cli.main import main
from copilot.settings import Settings
from tests.fakes.scripted_copilot import ScriptedCopilot
sys.exit(main(sys.argv[1:], lambda: ScriptedCopilot(Settings())))
"""


@pytest.fixture
def spawn() -> Callable[..., subprocess.Popen[str]]:
    """Start a command as a process of its own, for what only real pipes show."""

    def start(*arguments: str, **pipes: int) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-c", _PROCESS, *arguments],
            text=True,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            **pipes,
        )

    return start
