"""
What holds for every request: its id, its language, the size of its body, its line in the log, and that
a failure is problem+json whatever has failed.
"""

from __future__ import annotations

import re
import secrets
import time
from http import HTTPStatus
from traceback import extract_tb
from typing import TYPE_CHECKING
from urllib.parse import quote

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException

from frmr_cli.domain.files import MAX_SCAN_BYTES
from frmr_cli.servers.audit_tree import TreeDamaged
from frmr_cli.servers.registry.audit_refusals import record
from frmr_cli.servers.registry.audit_witnesses import SEEN
from frmr_cli.servers.registry.problems import Problem, preferred_language, response

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from frmr_cli.servers.registry.config import Log
    from frmr_cli.servers.registry.services import Services

RETRY_AFTER_SECONDS = 5
"""When to try again while the database is away."""

MAX_BODY_BYTES = 64 * 1024
LARGE_BODIES = {"/v1/batch": 4 * 1024 * 1024}
"""Path → bytes, where more is needed."""
DICTIONARY_PATH = re.compile(r"/v1/dictionaries/[^/]+/versions")
SCAN_PATH = re.compile(r"/v1/workers/[^/]+/documents|/v1/documents/[^/]+/content")
SCAN_BODY_BYTES = MAX_SCAN_BYTES + 64 * 1024
"""A scan and the form around it."""

_REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{8,64}")


class Frame:
    """The outermost layer of the application."""

    def __init__(self, app: ASGIApp, *, log: Log) -> None:
        self._app = app
        self._log = log

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        asked = headers.get("x-request-id", "")
        request_id = asked if _REQUEST_ID.fullmatch(asked) else secrets.token_hex(16)
        language = preferred_language(headers.get("accept-language", ""))
        scope.setdefault("state", {}).update(request_id=request_id, language=language)
        answer = _Answer(scope, send, request_id, seen=headers.get(SEEN, ""))
        started = time.perf_counter()
        try:
            await self._app(scope, _Body(receive, headers, _body_limit(scope)), answer)
        except Exception as error:  # noqa: BLE001 - nothing of it may reach the client
            self._log("error", "defect", request_id=request_id, **_place(error))
            problem = Problem(500, _defect_code(error))
            await self._record_defect(scope, problem, request_id)
            if not answer.status:
                await problem_answer(scope, problem)(scope, receive, answer)
        self._log(
            "info",
            "request",
            request_id=request_id,
            method=scope["method"],
            operation=getattr(scope.get("route"), "name", None),
            status=answer.status,
            ms=round((time.perf_counter() - started) * 1000, 1),
        )

    async def _record_defect(self, scope: Scope, problem: Problem, request_id: str) -> None:
        try:
            await record(scope, problem)
        except Exception as error:  # noqa: BLE001 - a log that cannot be written is a defect already
            self._log("error", "no audit entry", request_id=request_id, **_place(error))


class _Answer:
    """Sends an answer with the headers that all of them have."""

    def __init__(self, scope: Scope, send: Send, request_id: str, *, seen: str) -> None:
        self._scope = scope
        self._send = send
        self._request_id = request_id
        self._seen = seen
        self.status = 0
        """0 until the answer has begun."""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            headers = MutableHeaders(scope=message)
            headers["X-Request-Id"] = self._request_id
            headers["X-Content-Type-Options"] = "nosniff"
            headers.setdefault("Cache-Control", "no-store")
            if "claims" in self._scope["state"]:
                for name, value in (await self._witnessed()).items():
                    headers.setdefault(name, value)
        await self._send(message)

    async def _witnessed(self) -> dict[str, str]:
        """The newest head of the log, for whoever has shown a token."""
        services: Services = self._scope["app"].state.services
        return await services.witnesses.headers(services, self._seen)


class _Body:
    """Receives a body up to its greatest size. Raises: Problem 413 FRMR-REG-005."""

    def __init__(self, receive: Receive, headers: Headers, limit: int) -> None:
        self._receive = receive
        self._limit = self._left = limit
        announced = headers.get("content-length", "0")
        self._refused = announced.isdecimal() and int(announced) > limit

    async def __call__(self) -> Message:
        message = {} if self._refused else await self._receive()
        self._left -= len(message.get("body", b""))
        if self._refused or self._left < 0:
            raise Problem(413, "FRMR-REG-005", kibibytes=self._limit // 1024)
        return message


def _body_limit(scope: Scope) -> int:
    if SCAN_PATH.fullmatch(scope["path"]) and scope["method"] in ("POST", "PUT"):
        return SCAN_BODY_BYTES
    if DICTIONARY_PATH.fullmatch(scope["path"]):
        return LARGE_BODIES["/v1/batch"]
    return LARGE_BODIES.get(scope["path"], MAX_BODY_BYTES)


def problem_answer(scope: Scope, problem: Problem) -> Response:
    """The answer to a request that failed."""
    return response(
        problem,
        request_id=scope["state"]["request_id"],
        language=scope["state"]["language"],
        instance=quote(scope["path"], safe="/:@!$&'()*+,;=~"),
    )


async def on_problem(request: Request, error: Exception) -> Response:
    """Starlette's handler of a `Problem`."""
    assert isinstance(error, Problem)  # noqa: S101 - Starlette picks the handler by this class
    await record(request.scope, error)
    return problem_answer(request.scope, error)


async def on_unavailable(request: Request, _error: Exception) -> Response:
    """Starlette's handler of a `DatabaseUnavailable`."""
    problem = Problem(503, "FRMR-REG-007", headers={"Retry-After": str(RETRY_AFTER_SECONDS)})
    return problem_answer(request.scope, problem)


async def on_http_exception(request: Request, error: Exception) -> Response:
    """Starlette's handler of what it raises itself: no such path, no such method."""
    assert isinstance(error, HTTPException)  # noqa: S101 - as above
    match error.status_code:
        case HTTPStatus.NOT_FOUND:
            problem = Problem(404, "FRMR-REG-002")
        case HTTPStatus.METHOD_NOT_ALLOWED:
            allowed = _allowed_methods(request)
            problem = Problem(405, "FRMR-REG-003", headers={"Allow": allowed}, allowed=allowed)
        case _:
            problem = Problem(error.status_code, "FRMR-REG-006")
    await record(request.scope, problem)
    return problem_answer(request.scope, problem)


def _allowed_methods(request: Request) -> str:
    """The methods of all routes of the path; each route knows only its own."""
    path = request.scope["path"]
    methods: set[str] = set()
    for route in request.app.routes:
        if route.path_regex.match(path):
            methods |= route.methods
    return ", ".join(sorted(methods))


def _defect_code(error: Exception) -> str:
    """A log that was tampered with is told by name: it stops all work until somebody looks at it."""
    return "FRMR-AUDIT-004" if isinstance(error, TreeDamaged) else "FRMR-REG-001"


def _place(error: Exception) -> dict[str, object]:
    """Kind and place of a defect. Its text is left out: it may quote what was sent."""
    frames = extract_tb(error.__traceback__)
    return {
        "exception": type(error).__name__,
        "at_lines": [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames[-5:]],
    }
