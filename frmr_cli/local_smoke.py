"""The embedded services for the length of a smoke test, with their service account."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from frmr_cli.settings import LOCAL_CONTEXT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from frmr_cli.context import Context


@contextmanager
def embedded(context: Context) -> Iterator[None]:
    """
    Start the services unless they run, and log in as their service account.

    Services that this started are stopped at the end; others go on.
    """
    from frmr_cli.servers import process
    from frmr_cli.servers.layout import local_paths

    context.flags = context.flags._replace(context=LOCAL_CONTEXT)
    paths = local_paths(context.settings.paths)
    started = process.start(paths)
    context.forget_settings()  # the addresses of `local` are known only now
    os.environ.setdefault("FRMR_CLIENT_SECRET_FILE", str(paths.service_secret))
    try:
        yield
    finally:
        if not started.already:
            process.stop(paths)
