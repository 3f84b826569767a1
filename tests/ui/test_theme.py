"""The server's settings and the theme's colours."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def test_the_server_keeps_to_this_machine():
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert config["browser"]["gatherUsageStats"] is False
    assert config["server"]["address"] == "127.0.0.1"
    assert config["server"]["enableCORS"] is True
    assert config["server"]["enableXsrfProtection"] is True
    assert config["server"]["maxUploadSize"] == 5


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, two: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_as_aa_asks(scheme: str):
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    theme = config["theme"][scheme]
    page, box = theme["backgroundColor"], theme["secondaryBackgroundColor"]
    for name in ("textColor", "linkColor", "grayTextColor"):
        assert _contrast(theme[name], page) >= 4.5, name
        assert _contrast(theme[name], box) >= 4.5, name
    for colour in ("red", "orange", "blue"):
        assert _contrast(theme["textColor"], theme[f"{colour}BackgroundColor"]) >= 4.5
        assert _contrast(theme[f"{colour}TextColor"], page) >= 4.5
        assert _contrast(theme[f"{colour}TextColor"], box) >= 4.5
        assert _contrast(theme[f"{colour}Color"], theme[f"{colour}BackgroundColor"]) >= 3
    assert _contrast("#ffffff", theme["primaryColor"]) >= 4.5
    assert _contrast(theme["primaryColor"], page) >= 3
