from __future__ import annotations

import os
import signal
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from copilot.cli.launch import command, launch
from copilot.errors import SettingsError

if TYPE_CHECKING:
    from pathlib import Path

CONFIG = """\
[server]
maxUploadSize = 5
enableCORS = true
address = "0.0.0.0"
[theme.sidebar]
primaryColor = "#123456"
[theme]
chartCategoricalColors = ["#111111", "#222222"]
"""


@pytest.fixture(params=["checkout", "wheel"])
def package(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """An installed package with its data inside, or a checkout with them beside it."""
    folder = tmp_path / "copilot"
    (folder / "_data").mkdir(parents=True)
    (tmp_path / ".streamlit").mkdir()
    if request.param == "checkout":
        (tmp_path / "streamlit_app.py").touch()
        (tmp_path / ".streamlit" / "config.toml").write_text(CONFIG)
    else:
        (folder / "_data" / "streamlit_app.py").touch()
        (folder / "_data" / "streamlit_config.toml").write_text(CONFIG)
    return folder


def test_command_names_the_page_and_takes_its_settings_along(package: Path):
    words = command(8600, browser=False, package=package)
    assert words[:4] == [sys.executable, "-m", "streamlit", "run"]
    assert words[4].endswith("streamlit_app.py")
    options = list(zip(words[5::2], words[6::2], strict=True))
    for option in (
        ("--server.maxUploadSize", "5"),
        ("--server.enableCORS", "true"),
        ("--theme.sidebar.primaryColor", "#123456"),
        ("--theme.chartCategoricalColors", "#111111"),
        ("--theme.chartCategoricalColors", "#222222"),
        ("--server.port", "8600"),
        ("--server.headless", "true"),
        ("--browser.gatherUsageStats", "false"),
    ):
        assert option in options


def test_address_is_this_machine_whatever_the_settings_say(package: Path):
    words = command(8501, browser=True, package=package)
    last = len(words) - words[::-1].index("--server.address")
    assert words[last] == "127.0.0.1"


def test_page_that_is_missing(tmp_path: Path):
    with pytest.raises(SettingsError, match="Nothing was started"):
        launch(8501, browser=True, package=tmp_path / "copilot")


@pytest.mark.parametrize("content", [None, "[server", b"\xff\xfe"])
def test_settings_that_cannot_be_read(tmp_path: Path, content: str | bytes | None):
    data = tmp_path / "copilot" / "_data"
    data.mkdir(parents=True)
    (data / "streamlit_app.py").touch()
    if content:
        raw = content.encode() if isinstance(content, str) else content
        (data / "streamlit_config.toml").write_bytes(raw)
    with pytest.raises(SettingsError, match="Nothing was started"):
        launch(8501, browser=True, package=tmp_path / "copilot")


@pytest.mark.parametrize(
    ("done", "status"), [("sys.exit(4)", 4), ("import time; time.sleep(60)", -15)]
)
def test_status_is_the_apps_own_and_a_stop_reaches_it(
    package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, done: str, status: int
):
    """Streamlit itself is stood in for by a module of that name."""
    (tmp_path / "streamlit.py").write_text(f"import sys\n{done}\n")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    before = signal.getsignal(signal.SIGTERM)
    stop = threading.Timer(1.0, os.kill, (os.getpid(), signal.SIGTERM))
    if status < 0:
        stop.start()
    try:
        assert launch(8600, browser=True, package=package) == status
    finally:
        stop.cancel()
        signal.signal(signal.SIGTERM, before)
