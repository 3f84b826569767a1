"""Visitors of the app who speak Streamlit's protocol, as a browser does, and time what they wait.

Twenty browsers would measure themselves on two cores; twenty sockets measure the server.
"""

from __future__ import annotations

import asyncio
import random
import time
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Common_pb2 import StringArray
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import connect

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from websockets.asyncio.client import ClientConnection

_LARGEST = 64_000_000


@dataclass
class Visitor:
    """One session: a socket, the page it shows, and the fields on that."""

    socket: ClientConnection
    room: str = ""
    """Address of the page, without the slash; empty for the first."""
    fields: dict[str, WidgetState] = field(default_factory=dict[str, WidgetState])
    """What stands in the fields of the page, by their ids; a browser tells all of it each time."""
    area: str | None = None
    """Id of the text area to type into, where there is one."""
    took_ms: list[float] = field(default_factory=list[float])
    """From each click to the end of its run."""
    failed: int = 0
    """Runs that ended in an exception."""

    async def open(self, room: str) -> None:
        """Go to a room; it is not timed."""
        self.room, self.area = room, None
        self.fields.clear()
        await self._run()

    def type(self, words: str) -> None:
        """Type into the text area; the next click hands it over."""
        if self.area:
            self.fields[self.area].string_value = words

    async def click(self) -> None:
        """Run the page again, and note how long that took."""
        started = time.perf_counter()
        await self._run()
        self.took_ms.append(1000 * (time.perf_counter() - started))

    async def _run(self) -> None:
        asked = BackMsg()
        asked.rerun_script.page_name = self.room
        asked.rerun_script.widget_states.widgets.extend(self.fields.values())
        await self.socket.send(asked.SerializeToString())
        while True:
            told = ForwardMsg()
            message = await self.socket.recv()
            told.ParseFromString(message if isinstance(message, bytes) else message.encode())
            kind = told.WhichOneof("type")
            if kind == "delta":
                self._take(told)
            # A run that another one replaces ends early, and that one's end follows.
            early = told.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN
            if kind == "script_finished" and not early:
                return

    def _take(self, told: ForwardMsg) -> None:
        made = told.delta.new_element
        match made.WhichOneof("type"):
            case "text_area":
                self.area = made.text_area.id
                self._fill(made.text_area.id, string_value=made.text_area.default)
            case "text_input":
                self._fill(made.text_input.id, string_value=made.text_input.default)
            case "date_input":
                days = StringArray(data=made.date_input.default)
                self._fill(made.date_input.id, string_array_value=days)
            case "exception":
                self.failed += 1
            case _:
                pass

    def _fill(self, name: str, **value: str | StringArray) -> None:
        self.fields.setdefault(name, WidgetState(id=name, **value))  # type: ignore[arg-type]


async def visit(  # noqa: PLR0913 - what a crowd is made of
    address: str,
    rooms: tuple[str, ...],
    visitors: int,
    clicks: int,
    pause: float,
    *,
    meanwhile: Callable[[], Awaitable[None]] | None = None,
) -> list[Visitor]:
    """Let visitors come and click at the same time.

    Args:
        address: Host and port of the server.
        rooms: The pages they are on, in turn.
        visitors: How many there are.
        clicks: How often each clicks.
        pause: Seconds between the clicks of each, give or take a third.
        meanwhile: Awaited at the end, before they leave.

    Returns:
        The visitors, with what they have waited.
    """
    async with AsyncExitStack() as stack:
        come = [await _come(stack, address) for _ in range(visitors)]
        for number, each in enumerate(come):
            await each.open(rooms[number % len(rooms)])
        turns = (_click(each, number, clicks, pause) for number, each in enumerate(come))
        await asyncio.gather(*turns)
        if meanwhile:
            await meanwhile()
        return come


async def _come(stack: AsyncExitStack, address: str) -> Visitor:
    socket = await stack.enter_async_context(
        connect(
            f"ws://{address}/_stcore/stream",
            subprotocols=["streamlit"],  # type: ignore[list-item]
            origin=f"http://{address}",  # type: ignore[arg-type]
            max_size=_LARGEST,
        )
    )
    return Visitor(socket)


async def _click(visitor: Visitor, number: int, clicks: int, pause: float) -> None:
    chance = random.Random(number)  # noqa: S311 - spreads the clicks, guards nothing
    await asyncio.sleep(chance.uniform(0, pause))
    for click in range(clicks):
        visitor.type(f"M: write the plan by 8 May\nme: ask Ines, time {click}")
        await visitor.click()
        await asyncio.sleep(chance.uniform(pause * 2 / 3, pause * 4 / 3))
