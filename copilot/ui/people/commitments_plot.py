"""Commitments over time: what each side had promised and kept by then, drawn and in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import altair as alt
import streamlit as st

from copilot.export.days import day
from copilot.ui.shell.drawn import draw
from copilot.ui.shell.node import Node

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from copilot.domain.people import Agreement, Commitment

_YOURS, _THEIRS = "#2f8f7f", "#b0700a"
"""Both stand out by 3 to 1 from either theme's page; the points differ in shape as well."""
_HEIGHT = 240


@dataclass(frozen=True)
class Point:
    """How many promises had been made and kept on a day, by each side."""

    on: dt.date
    promised: tuple[int, int]
    """The manager's, the report's."""
    kept: tuple[int, int]


def plot_section(versions: Sequence[Agreement]) -> None:
    """Plot what became of both sides' promises, where there is more than one day to show."""
    found = points(versions)
    if len(found) < 2:  # noqa: PLR2004 - a line needs two points
        return
    draw("plot-heading", [Node("section", (Node("h2", "Promises over time"),), look="section")])
    st.altair_chart(plot(found), width="stretch", alt=" ".join(in_words(found)))
    listed = Node("ul", tuple(Node("li", each) for each in in_words(found)), look="plain small")
    summary = Node("summary", "The same in words", look="quiet small")
    draw("plot-words", [Node("details", (summary, listed), look="previewed", name="plot-words")])


def points(versions: Sequence[Agreement]) -> list[Point]:
    """Count by day; a line that went on from version to version counts once."""
    lines: dict[str, Commitment] = {}
    made: dict[str, dt.date] = {}
    for version in sorted(versions, key=lambda each: each.version):
        for line in version.commitments:
            lines[line.id] = line
            made.setdefault(line.id, version.approved.date())
    kept = {each.id: each.settled for each in lines.values() if each.state == "done"}
    days = {*made.values(), *(each for each in kept.values() if each)}

    def count(days_of: dict[str, dt.date | None], on: dt.date) -> tuple[int, int]:
        there = [lines[line].owner for line, since in days_of.items() if since and since <= on]
        return there.count("manager"), there.count("report")

    return [Point(on, count({**made}, on), count(kept, on)) for on in sorted(days)]


def plot(found: Sequence[Point]) -> alt.LayerChart:
    """Draw promises made as dashed lines and promises kept as full ones, a colour a side."""
    rows = [
        {"on": each.on.isoformat(), "whose": whose, "what": what, "count": counts[at]}
        for each in found
        for what, counts in (("promised", each.promised), ("kept", each.kept))
        for at, whose in enumerate(("Yours", "Theirs"))
    ]
    above = alt.Legend(orient="top")
    shades = alt.Scale(domain=["Yours", "Theirs"], range=[_YOURS, _THEIRS])
    dashes = alt.Scale(domain=["promised", "kept"], range=[[5, 4], [1, 0]])
    forms = alt.Scale(domain=["Yours", "Theirs"], range=["circle", "square"])
    base = alt.Chart(alt.Data(values=rows)).encode(
        x=alt.X(
            "on:T",
            title=None,
            scale=alt.Scale(type="utc"),
            axis=alt.Axis(format="%-d %b %Y", labelOverlap=True, grid=False, tickCount=5),
        ),
        y=alt.Y("count:Q", title="Promises", axis=alt.Axis(format="d", tickMinStep=1)),
        color=alt.Color("whose:N", title=None, scale=shades, legend=above),
        tooltip=["whose:N", "what:N", "count:Q", alt.Tooltip("on:T", format="%-d %B %Y")],
    )
    lines = base.mark_line(interpolate="step-after", strokeWidth=2).encode(
        strokeDash=alt.StrokeDash("what:N", title=None, scale=dashes, legend=above)
    )
    marks = base.mark_point(filled=True, size=80, opacity=1).encode(
        shape=alt.Shape("whose:N", title=None, scale=forms, legend=above)
    )
    return alt.LayerChart(layer=[lines, marks], height=_HEIGHT)


def in_words(found: Sequence[Point]) -> list[str]:
    """Tell the plot to somebody who can't see it, the latest day first."""
    return [
        f"{day(each.on)}: you had promised {each.promised[0]} and kept {each.kept[0]}; "
        f"they had taken on {each.promised[1]} and kept {each.kept[1]}."
        for each in reversed(found)
    ]
