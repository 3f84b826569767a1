"""Commitments over time: how many stood open on each side, version after version."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt
import streamlit as st

from copilot.export.days import day
from copilot.ui.shell.drawn import draw
from copilot.ui.shell.node import Node

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot.domain.people import Agreement

_YOURS, _THEIRS = "#2f8f7f", "#b0700a"
"""Both stand out by 3 to 1 from either theme's page; the points differ in shape as well."""
_HEIGHT = 220


def plot_section(versions: Sequence[Agreement]) -> None:
    """Plot what became of both sides' lines; nothing before there are two versions."""
    if len(versions) < 2:  # noqa: PLR2004 - a line needs two points
        return
    draw("plot-heading", [Node("section", (Node("h2", "Kept over time"),), look="section")])
    st.altair_chart(plot(versions), width="stretch", alt=in_words(versions))
    draw("plot-words", [Node("p", in_words(versions), look="quiet small")])


def _rows(versions: Sequence[Agreement]) -> list[dict[str, str | int]]:
    rows: list[dict[str, str | int]] = []
    for each in sorted(versions, key=lambda version: version.version):
        for side, name in (("manager", "Yours"), ("report", "Theirs")):
            lines = [line for line in each.commitments if line.owner == side]
            done = sum(1 for line in lines if line.state == "done")
            rows.append(
                {
                    "version": each.version,
                    "whose": name,
                    "done": done,
                    "of": len(lines),
                    "day": day(each.approved.date()),
                }
            )
    return rows


def plot(versions: Sequence[Agreement]) -> alt.Chart:
    """Draw how many lines of each side were done, by version."""
    shades = alt.Scale(domain=["Yours", "Theirs"], range=[_YOURS, _THEIRS])
    return (
        alt.Chart(alt.Data(values=_rows(versions)), height=_HEIGHT)
        .mark_line(point=alt.OverlayMarkDef(size=90, filled=True))
        .encode(
            x=alt.X("version:O", title="Version of the contract", axis=alt.Axis(labelAngle=0)),
            y=alt.Y("done:Q", title="Lines done", axis=alt.Axis(format="d", tickMinStep=1)),
            color=alt.Color("whose:N", title=None, scale=shades),
            shape=alt.Shape("whose:N", title=None),
            tooltip=["whose:N", "done:Q", "of:Q", "day:N"],
        )
    )


def in_words(versions: Sequence[Agreement]) -> str:
    """Tell the plot to somebody who can't see it."""
    told = [
        f"version {row['version']}: {str(row['whose']).lower()} {row['done']} of {row['of']} done"
        for row in _rows(versions)
    ]
    return "; ".join(told).capitalize() + "."
