"""A background process with small applications, in place of `frmr_cli.servers.run`."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from starlette.applications import Starlette
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from frmr_cli.errors import ServerError
from frmr_cli.servers.embedded import gosuslugi_config, people_of
from frmr_cli.servers.run import main
from frmr_cli.servers.sqlite import SqliteDatabase

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request

    from frmr_cli.local_state import Endpoints
    from frmr_cli.servers.embedded import Seeding
    from frmr_cli.servers.layout import LocalPaths


class Notes:
    """A registry whose records are notes, and an issuer that only says that it is well."""

    def applications(self, endpoints: Endpoints, paths: LocalPaths) -> tuple[Any, Any]:
        """See `Assembly`."""
        database = _open(paths)

        async def health(request: Request) -> Response:
            return JSONResponse({"status": "ok"})

        async def note(request: Request) -> Response:
            text = (await request.body()).decode()
            with database.write() as connection:
                connection.execute("INSERT INTO note VALUES (:text)", {"text": text})
            return Response(status_code=201)

        async def notes(request: Request) -> Response:
            with database.read() as connection:
                return JSONResponse([row["text"] for row in connection.all("SELECT * FROM note")])

        async def failing(request: Request) -> Response:
            raise ValueError((await request.body()).decode())

        @asynccontextmanager
        async def lifespan(app: Starlette) -> AsyncIterator[None]:
            yield
            database.close()

        return (
            Starlette(
                lifespan=lifespan,
                routes=[
                    Route("/v1/health", health),
                    Route("/notes", note, methods=["POST"]),
                    Route("/notes", notes),
                    Route("/failing", failing, methods=["POST"]),
                ],
            ),
            Starlette(routes=[Route("/gosuslugi/health", health)]),
        )

    def seed(self, endpoints: Endpoints, paths: LocalPaths, seeding: Seeding) -> None:
        """Leave one note per generated person."""
        with _open(paths).write() as connection:
            for number in range(seeding.people):
                text = {"text": f"person {number} of {seeding.seed}"}
                connection.execute("INSERT INTO note VALUES (:text)", text)


class Refusing(Notes):
    """Does not start, and says so as migrations do."""

    def seed(self, endpoints: Endpoints, paths: LocalPaths, seeding: Seeding) -> None:
        """Refuse."""
        raise ServerError("FRMR-LOCAL-001", path="registry.sqlite3", found=9, known=1)


class Breaking(Notes):
    """Does not start because of a failure nobody foresaw."""

    def seed(self, endpoints: Endpoints, paths: LocalPaths, seeding: Seeding) -> None:
        """Fail."""
        raise OSError("no room")


class Deaf(Notes):
    """Does not end when it is asked to."""

    def applications(self, endpoints: Endpoints, paths: LocalPaths) -> tuple[Any, Any]:
        """See `Assembly`."""
        blocked = {signal.SIGTERM}
        signal.pthread_sigmask(signal.SIG_BLOCK, blocked)
        return super().applications(endpoints, paths)


class Pages(Notes):
    """The real Gosuslugi stub with the demo cast, beside the registry of notes."""

    def applications(self, endpoints: Endpoints, paths: LocalPaths) -> tuple[Any, Any]:
        """See `Assembly`."""
        from frmr_cli.servers.gosuslugi.app import create_app

        registry, _ = super().applications(endpoints, paths)
        return registry, create_app(gosuslugi_config(endpoints, paths))

    def seed(self, endpoints: Endpoints, paths: LocalPaths, seeding: Seeding) -> None:
        """Open the accounts of the cast."""
        from frmr_cli.servers.gosuslugi.seed import seed

        seed(gosuslugi_config(endpoints, paths), people_of(seeding))


def _open(paths: LocalPaths) -> SqliteDatabase:
    database = SqliteDatabase(paths.registry / "notes.sqlite3")
    database.script("CREATE TABLE IF NOT EXISTS note (text TEXT NOT NULL)")
    return database


if __name__ == "__main__":
    kinds = {
        "notes": Notes,
        "refusing": Refusing,
        "breaking": Breaking,
        "deaf": Deaf,
        "pages": Pages,
    }
    kind, *arguments = sys.argv[1:]
    if kind == "silent":
        os._exit(9)
    sys.exit(main(arguments, kinds[kind]()))
