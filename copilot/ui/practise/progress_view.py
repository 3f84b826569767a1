"""How the debriefs went over time: a plot, and the same in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt
import streamlit as st

from copilot.coaching.debrief import WHOLE
from copilot.ui.shell.drawn import draw
from copilot.ui.shell.node import Node

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot.coaching.debrief import Course

_CHOSEN = "progress_of"
_MARK, _REST = "#2f8f7f", "#8d918e"
"""The first stands out by 3 to 1 and more from either theme's page; the other is background."""
_HEIGHT = 260
_CROWDED = 12
"""Conversations from which on some numbers of the axis make room."""


def progress_section(courses: Sequence[Course]) -> None:
    """Plot one value against the rest in the background, and tell all of them in words."""
    draw("progress", [_heading(courses)])
    if not courses:
        return
    if len(courses[0].points) > 1:
        _plotted(courses)
    draw("progress-words", [_table(courses)])


def _plotted(courses: Sequence[Course]) -> None:
    names = [course.name for course in courses]
    chosen: str = st.selectbox("Show", names, key=_CHOSEN, format_func=str.capitalize)
    course = next(each for each in courses if each.name == chosen)
    st.altair_chart(plot(courses, chosen), width="stretch", alt=in_words(course))


def plot(courses: Sequence[Course], chosen: str) -> alt.LayerChart:
    """Draw every value's line in grey and the chosen one on top; x counts conversations."""
    rows = [
        {"value of": course.name, "conversation": at, "value": value, "day": f"{day:%-d %B %Y}"}
        for course in courses
        for at, (day, value) in enumerate(course.points, start=1)
    ]
    last = max(len(course.points) for course in courses)
    numbers = alt.Axis(
        values=list(range(1, last + 1)), format="d", grid=False, labelOverlap=last > _CROWDED
    )
    over = alt.Scale(domain=[1, max(last, 2)])
    base = alt.Chart(alt.Data(values=rows)).encode(
        x=alt.X(
            "conversation:Q", title="Your practices, from first to last", scale=over, axis=numbers
        ),
        y=alt.Y("value:Q", title="Value, 0 to 100", scale=alt.Scale(domain=[0, 100])),
        detail="value of:N",
        tooltip=["value of:N", "value:Q", "day:N"],
    )
    rest = base.mark_line(color=_REST, opacity=0.45, strokeWidth=1)
    one = base.transform_filter(alt.datum["value of"] == chosen)
    line = one.mark_line(color=_MARK, strokeWidth=3)
    points = one.mark_point(color=_MARK, filled=True, size=90, opacity=1)
    return alt.LayerChart(layer=[rest, line, points], height=_HEIGHT)


def in_words(course: Course) -> str:
    """Tell a course to somebody who can't see it."""
    values = [value for _, value in course.points]
    listed = ", ".join(str(value) for value in values)
    return f"{course.name.capitalize()}, first to last conversation: {listed}."


def _heading(courses: Sequence[Course]) -> Node:
    count = len(courses[0].points) if courses else 0
    if not count:
        about = "After your first debrief you see here how your conversations change."
    elif count == 1:
        about = "One debrief so far. From the second on there is a line to see."
    else:
        about = (
            f"{count} conversations, each by its last debrief; the other values are grey. They are "
            "about the conversations, and are kept in your practice folder only."
        )
    parts = (Node("h2", "Over time"), Node("p", about, look="quiet"))
    return Node("section", parts, look="section")


def _table(courses: Sequence[Course]) -> Node:
    told = tuple(
        Node("li", in_words(course))
        for course in sorted(courses, key=lambda each: each.name != WHOLE)
    )
    summary = Node("summary", "All values in words", look="link")
    return Node("details", (summary, Node("ul", told, look="small samples")), name="in-words")
