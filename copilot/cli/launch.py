"""Start the app."""

from __future__ import annotations

import signal
import subprocess
import sys
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, cast

from copilot.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Iterator

_PACKAGE = Path(str(files("copilot")))


def launch(port: int, *, browser: bool, package: Path = _PACKAGE) -> int:
    """Run Streamlit on this machine's own address until it is stopped; return its status.

    Raises:
        SettingsError: The page or its settings are not there.
    """
    with subprocess.Popen(command(port, browser=browser, package=package)) as server:  # noqa: S603 - no shell, own words

        def stop(*_: object) -> None:
            server.terminate()

        # Whoever stops this process means the server.
        signal.signal(signal.SIGTERM, stop)
        return server.wait()


def command(port: int, *, browser: bool, package: Path = _PACKAGE) -> list[str]:
    """Spell the command that starts the app.

    The settings file goes along as options: Streamlit looks for it in the folder one happens to
    be in, and the app's protection must not hang on that.
    """
    script, config = _files(package)
    fixed = {
        "server.address": "127.0.0.1",
        "server.port": str(port),
        "server.headless": str(not browser).lower(),
        "server.showEmailPrompt": "false",
        "browser.gatherUsageStats": "false",
    }
    options = [*_options(config), *fixed.items()]
    return [
        *(sys.executable, "-m", "streamlit", "run", str(script)),
        *(word for name, value in options for word in (f"--{name}", value)),
    ]


def _files(package: Path) -> tuple[Path, Path]:
    data = package / "_data"
    installed = data / "streamlit_app.py", data / "streamlit_config.toml"
    checkout = package.parent / "streamlit_app.py", package.parent / ".streamlit" / "config.toml"
    for script, config in (installed, checkout):
        if script.is_file():
            return script, config
    raise SettingsError(
        f"The app's page is not in {data} nor in {package.parent}. Nothing was started. "
        "Install the package again to bring it back."
    )


def _options(config: Path) -> list[tuple[str, str]]:
    try:
        settings = tomllib.loads(config.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SettingsError(
            f"The app's settings {config} can't be read. Nothing was started. "
            "Install the package again to bring them back."
        ) from error
    return list(_flat(settings, ""))


def _flat(value: object, name: str) -> Iterator[tuple[str, str]]:
    """Yield every value with its dotted name; a list gives its option several times."""
    if isinstance(value, dict):
        for inner, below in cast("dict[str, object]", value).items():
            yield from _flat(below, f"{name}.{inner}".lstrip("."))
    elif isinstance(value, list):
        for each in cast("list[object]", value):
            yield from _flat(each, name)
    else:
        yield name, str(value).lower() if isinstance(value, bool) else str(value)
