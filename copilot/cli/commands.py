"""The commands and their options; what does the work is loaded only when one is called."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from copilot.cli.options import About, Form, Source, grouped
from copilot.cli.order import Order

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot.domain.flags import Flag

app = typer.Typer(
    add_completion=False,
    pretty_exceptions_enable=False,
    # Typer's own help in colour takes three times as long to start.
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=(
        "A copilot for career conversations: what your notes hold, what to mind, what to ask "
        "next, and a draft of what you agreed. No network is needed."
    ),
)

_STANDS = 3
_RANK = ("low", "medium", "high")
Policy = Annotated[
    Path | None,
    typer.Option("--policy", metavar="FILE", help="An authority policy of your own (YAML)."),
]
Most = Annotated[int, typer.Option("-n", "--number", min=1, max=50, help="How many questions.")]
Floor = Annotated[
    Literal["low", "medium", "high"] | None,
    typer.Option("--fail-on", help="Leave with status 3 if a flag this severe stands."),
]
Words = Annotated[
    list[str] | None,
    typer.Argument(metavar="QUERY", help="The words to look for; with --jsonl a file."),
]


@dataclass(frozen=True)
class _ToSuggest(About):
    n: Most = 5


@dataclass(frozen=True)
class _ToReview(_ToSuggest):
    policy: Policy = None
    llm: Annotated[
        bool, typer.Option("--llm/--no-llm", help="Ask the language model that is set, too.")
    ] = False


@dataclass(frozen=True)
class _ToFlag(About):
    policy: Policy = None
    fail_on: Floor = None


@app.callback(invoke_without_command=True)
def _top(
    ctx: typer.Context,
    *,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    if version:
        from copilot.cli.installed import PACKAGE, version_of  # noqa: PLC0415 - rarely asked for

        print(f"copilot {version_of(PACKAGE) or '(a checkout, not installed)'}")
        raise typer.Exit
    if ctx.invoked_subcommand is None:
        print(ctx.get_help())
        raise typer.Exit


@app.command()
@grouped
def review(ctx: typer.Context, source: Source = "-", *, asked: _ToReview, form: Form) -> int:
    """Read notes, flag, suggest and draft, in one pass."""
    return _perform(ctx, Order("review", source, form, vars(asked)))


@app.command()
@grouped
def flag(ctx: typer.Context, source: Source = "-", *, asked: _ToFlag, form: Form) -> int:
    """Mark the manager's risky words, with what to say instead."""
    given = dict(vars(asked))
    fail_on: str | None = given.pop("fail_on")

    def judge(flags: "Sequence[Flag]") -> int:
        floor = _RANK.index(fail_on) if fail_on else len(_RANK)
        return _STANDS if any(_RANK.index(each.severity) >= floor for each in flags) else 0

    return _perform(ctx, Order("flag", source, form, given, judge))


@app.command()
@grouped
def suggest(
    ctx: typer.Context,
    source: Source = "-",
    *,
    asked: _ToSuggest,
    form: Form,
    lens: Annotated[
        Literal["top"] | None,
        typer.Option("--lens", help="Go by Think, Opportunities, Plan."),
    ] = None,
) -> int:
    """Suggest what to ask next."""
    return _perform(ctx, Order("suggest", source, form, {**vars(asked), "lens": lens}))


@app.command()
@grouped
def draft(ctx: typer.Context, source: Source = "-", *, about: About, form: Form) -> int:
    """Draft the development contract from what was agreed."""
    return _perform(ctx, Order("draft", source, form, vars(about)))


@app.command()
@grouped
def read(ctx: typer.Context, source: Source = "-", *, about: About, form: Form) -> int:
    """Say what was touched and what deserves a second look."""
    return _perform(ctx, Order("read", source, form, vars(about)))


@app.command()
@grouped
def dates(
    ctx: typer.Context,
    source: Source = "-",
    *,
    form: Form,
    reference: Annotated[
        str | None,
        typer.Option("--date", "--reference", metavar="YYYY-MM-DD", help="The conversation's day."),
    ] = None,
) -> int:
    """Find the words that say when something is due."""
    return _perform(ctx, Order("dates", source, form, {"reference": reference}))


@app.command()
@grouped
def moves(
    ctx: typer.Context,
    source: Annotated[
        str,
        typer.Argument(metavar="FILE|-|TURN", help="One turn: a file, -, or the words."),
    ] = "-",
    *,
    form: Form,
    speaker: Annotated[
        str | None, typer.Option("--speaker", metavar="WHO", help="Who says it.")
    ] = None,
    previous: Annotated[
        str | None, typer.Option("--previous", metavar="TURN", help="The other's turn before.")
    ] = None,
) -> int:
    """Name the moves of one turn, such as an open question."""
    given = {"speaker": speaker, "previous": previous}
    return _perform(ctx, Order("moves", source, form, given))


@app.command()
@grouped
def search(
    ctx: typer.Context,
    query: Words = None,
    *,
    form: Form,
    k: Annotated[int, typer.Option("-k", min=1, max=50, help="How many passages.")] = 5,
) -> int:
    """Find playbook passages for a situation or a few words."""
    return _perform(ctx, Order("search", " ".join(query or ["-"]), form, {"k": k}))


@app.command()
@grouped
def samples(
    ctx: typer.Context,
    sample: Annotated[str | None, typer.Argument(metavar="ID", help="Print this one.")] = None,
    *,
    form: Form,
) -> int:
    """List made-up notes to try it on, or print one."""
    from copilot.cli.samples import show_samples  # noqa: PLC0415 - see _perform

    return show_samples(ctx.obj(), sample, form)


@app.command()
@grouped
def doctor(
    ctx: typer.Context,
    *,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> int:
    """Say what is installed, where it lives, what is missing."""
    from copilot.cli.doctor import examine  # noqa: PLC0415 - see _perform

    return examine(ctx.obj, as_json=json)


@app.command(name="app")
@grouped
def start_app(
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="Where to listen.")] = 8501,
    *,
    browser: Annotated[bool, typer.Option(help="Open it in the browser.")] = True,
) -> int:
    """Start the app in the browser, on this machine only."""
    from copilot.cli.launch import launch  # noqa: PLC0415 - see _perform

    return launch(port, browser=browser)


def _perform(ctx: typer.Context, order: Order) -> int:
    from copilot.cli.perform import perform  # noqa: PLC0415 - keeps --help under a third of a second

    return perform(ctx.obj, order)
