"""A command that makes millions of objects does not look for garbage with cycles while it runs."""

from __future__ import annotations

import gc

import click


class LastCommand:
    """What the context of a command carries that the process ends with."""


def collect_no_garbage() -> None:
    """Collect none until the command is done; looking for it takes a tenth of a roll-up's time.

    Afterwards it is looked for as before: the menu goes on. Only where the process ends with the command it is left to
    the system, which is quicker.
    """
    if not gc.isenabled():
        return
    gc.disable()
    context = click.get_current_context()
    if not isinstance(context.obj, LastCommand):
        context.call_on_close(gc.enable)
