"""The command that dismisses flags; what does the work is loaded only when it is called."""

import typer

from copilot.cli.dismiss_options import DismissOptions
from copilot.cli.options import grouped


@grouped
def dismiss(ctx: typer.Context, *, asked: DismissOptions) -> int:
    """Dismiss words or kinds of flags, list and undo that."""
    wanted = (asked.category, asked.phrase, asked.undo)
    count = sum(each is not None for each in wanted) + asked.shown + asked.undo_all
    if count != 1:
        raise typer.BadParameter("say one of --category, --phrase, --list, --undo and --undo-all")
    from copilot.cli.dismissed import perform_dismiss  # noqa: PLC0415 - keeps --help fast

    return perform_dismiss(ctx.obj().dismissals, asked)
