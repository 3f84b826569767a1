"""Work beside the page: begun once, and neither held up nor begun again by another press."""

from __future__ import annotations

import threading
import time
from concurrent.futures import Future, wait
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

import streamlit as st

from copilot.ui.shell.drawn import draw
from copilot.ui.shell.node import Node

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
_IN_A_BLINK = 0.3
"""Seconds; what is done within them needs no telling."""


@dataclass(frozen=True)
class Work(Generic[T]):
    """What is going on beside the page."""

    future: Future[T] = field(default_factory=Future[T])
    since: float = field(default_factory=time.monotonic)


def begun(do: Callable[[], T]) -> Work[T]:
    """Begin work in a thread of its own, which keeps no server from stopping.

    Args:
        do: Touches nothing of Streamlit.
    """
    work: Work[T] = Work()

    def run() -> None:
        try:
            work.future.set_result(do())
        except Exception as error:  # noqa: BLE001 - it is raised where it is taken in
            work.future.set_exception(error)

    threading.Thread(target=run, name="beside the page", daemon=True).start()
    return work


def watch(work: Work[T], words: str, take: Callable[[Future[T]], None]) -> None:
    """Say that work is going on, and take in what came of it when it is done.

    The page is whole meanwhile, and whatever else is pressed is done at once.

    Args:
        work: What was begun.
        words: What it is doing.
        take: Takes in what came of it; the page is shown anew after that.
    """
    wait((work.future,), _IN_A_BLINK)
    _look(work, words, take)


@st.fragment(run_every=1.0)
def _look(work: Work[T], words: str, take: Callable[[Future[T]], None]) -> None:
    if work.future.done():
        take(work.future)
        st.rerun()
    seconds = time.monotonic() - work.since
    told = f"{words}, for {seconds:.0f} seconds so far. You can go on meanwhile."
    draw("going-on", [Node("p", told, look="quiet")])
