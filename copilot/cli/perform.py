"""One call of one command: take in, ask the copilot, print."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from copilot.cli.batch import answered
from copilot.cli.intake import day_from, lines_from
from copilot.cli.printing import print_json, screen
from copilot.cli.progress import Bar
from copilot.cli.tasks import TASKS

if TYPE_CHECKING:
    from collections.abc import Callable

    from copilot.assembly import Copilot
    from copilot.cli.order import Order
    from copilot.cli.tasks import Task

_AT_FAULT = 1


def perform(engine: Callable[[], Copilot], order: Order) -> int:
    """Do what was ordered and return the exit status.

    Raises:
        CopilotError: The input or the configuration is at fault; the message says how to mend it.
    """
    task = TASKS[order.verb]
    given: dict[str, Any] = dict(order.given)
    for name in ("date", "reference"):
        if isinstance(day := given.get(name), str):
            given[name] = day_from(day)
    if order.form.jsonl:
        return _batch(_ready(engine, task, given), task, order, given)
    words = task.take(order.source)
    copilot = _ready(engine, task, given)
    request = task.request(**{task.words: words}, **given)
    with Bar() as bar:
        answer = task.answer(copilot, request, bar)
    if order.form.json:
        print_json({"id": None} | task.shape(answer))
    else:
        task.show(screen(), answer, request)
    return order.judge(answer)


def _ready(engine: Callable[[], Copilot], task: Task[Any, Any], given: dict[str, Any]) -> Copilot:
    """Make the copilot, and let it read the policy that was named."""
    copilot = engine()
    if isinstance(path := given.get("policy"), Path):
        given["policy"] = copilot.read_policy(path)
    task.prepare(copilot)
    return copilot


def _batch(copilot: Copilot, task: Task[Any, Any], order: Order, given: dict[str, Any]) -> int:
    status = 0
    for line in lines_from(order.source):
        reply = answered(copilot, task, line, given)
        print_json(reply.shape)
        status = _AT_FAULT if reply.failed else status or order.judge(reply.answer)
    return status
