"""The built wheel is complete: it works away from the repository."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built and unpacked into an empty folder."""
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)]
    subprocess.run(command, check=True, cwd=ROOT, capture_output=True)
    wheel = next(out.glob("*.whl"))
    site = out / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    return site


def _copilot(
    installed: Path, tmp_path: Path, *arguments: str, text: str = ""
) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "PYTHONPATH": str(installed),
        "COPILOT_DATA_DIR": str(tmp_path / "data"),
    }
    return subprocess.run(
        [sys.executable, "-m", "copilot", *arguments],
        check=False,
        cwd=tmp_path,
        env=environment,
        input=text,
        capture_output=True,
        text=True,
    )


@pytest.mark.slow
def test_wheel_reviews_notes_away_from_the_repository(installed: Path, tmp_path: Path):
    notes = "me: ask Ines about the slot by Friday\nTold him the lead post is his in June."
    done = _copilot(
        installed, tmp_path, "review", "-", "--json", "--date", "2026-04-14", text=notes
    )

    assert done.returncode == 0, done.stderr
    review = json.loads(done.stdout)
    assert review["contract"]["manager_commitments"][0]["due"] == "2026-04-17"
    assert "promise-beyond-authority" in {flag["category"] for flag in review["flags"]}


@pytest.mark.slow
def test_wheel_searches_its_own_playbooks(installed: Path, tmp_path: Path):
    done = _copilot(installed, tmp_path, "search", "she says everything is fine", "--json")

    assert done.returncode == 0, done.stderr
    assert "career/surface-answers" in {hit["topic"] for hit in json.loads(done.stdout)["hits"]}


@pytest.mark.slow
def test_wheel_holds_everything_it_needs(installed: Path):
    held = {str(path.relative_to(installed)) for path in installed.rglob("*") if path.is_file()}

    assert {
        "copilot/py.typed",
        "copilot/model/encoder.onnx",
        "copilot/model/heads.npz",
        "copilot/model/tokenizer.json",
        "copilot/model/labels.json",
        "copilot/_data/knowledge/authority.yaml",
        "copilot/_data/knowledge/rules/dismissing.yaml",
        "copilot/_data/streamlit_app.py",
    } <= held
    assert not any(name.startswith(("evals", "tests", "training")) for name in held)
