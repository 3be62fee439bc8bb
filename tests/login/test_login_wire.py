"""Answers of an issuer, and their absence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from frmr_cli.login.wire import Http, NoAnswer, answered

if TYPE_CHECKING:
    from collections.abc import Callable

    from frmr_cli.errors import FrmrError


def test_default_explanation_of_a_failure(
    wire: Callable[..., Http], told: Callable[[FrmrError], str]
) -> None:
    """Without the registry's own translator the error still names the host."""

    def fail(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("no", request=request)

    result = wire(fail).get("https://sso.example.ru/x")

    assert isinstance(result, NoAnswer)
    assert "sso.example.ru" in told(result.error)


def test_answer_that_is_no_object_is_empty(wire: Callable[..., Http]) -> None:
    """Lists, pages and deep nonsense are not mistaken for an answer."""
    for content in (b"[1]", b"<html>", b"", b"[" * 100_000):
        result = wire(lambda _request, content=content: httpx.Response(200, content=content))
        assert answered(result.get("https://s/")).body == {}
