"""A program that approves a login as a person does, with the phone or the mailbox beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
import pytest

from frmr_cli.errors import Forbidden, NotFound, ServerError
from frmr_cli.servers.browser import Visitor, approve
from frmr_cli.servers.person_device import PersonDevice
from tests.servers.gosuslugi_pages.conftest import DARIA

if TYPE_CHECKING:
    from frmr_cli.servers.browser import Method
    from tests.servers.gosuslugi.conftest import Whole


def device(whole: Whole, method: Method, http: httpx.Client) -> PersonDevice:
    """The phone or the mailbox of Daria."""
    assert method in ("push", "email")
    return PersonDevice(
        whole.config.spool,
        str(DARIA.phone if method == "push" else DARIA.email),
        channel="push" if method == "push" else "email",
        http=http,
        login="daria",
        sleep=lambda _: None,
    )


def no_code() -> str:
    """Push and links have no code."""
    raise AssertionError("nothing is to be typed")


@pytest.mark.parametrize("method", ["push", "email"])
def test_login_is_approved_by_another_device(whole: Whole, method: Method) -> None:
    """The number of the page is chosen on the phone, the link of the letter is opened; the device gets its tokens."""
    codes = whole.begin()
    with httpx.Client(trust_env=False) as http:
        visitor = Visitor(
            login="daria",
            password=DARIA.password,
            method=method,
            code=no_code,
            elsewhere=device(whole, method, http),
        )
        approve(http, whole.url("/device"), str(codes["user_code"]), visitor, sleep=lambda _: None)

    assert whole.poll(codes).status_code == 200


def test_silent_phone_is_told(whole: Whole) -> None:
    """Without a message there is nothing to answer."""
    with httpx.Client(trust_env=False) as http, pytest.raises(NotFound) as told:
        device(whole, "push", http)("12")

    assert told.value.code == "FRMR-LOCAL-014"


def test_number_that_is_not_offered_is_told(whole: Whole) -> None:
    """The app has three numbers, and no other can be chosen; a used request is told by its code."""
    with httpx.Client(trust_env=False) as http:
        phone = device(whole, "push", http)
        browser = whole.at_login(whole.begin())
        browser.submit(login="daria", password=DARIA.password)
        browser.intend("method", method="push")
        with pytest.raises(ServerError) as unknown:
            phone("7")
        phone("no")
        with pytest.raises(Forbidden) as used:
            phone("no")

    assert unknown.value.code == "FRMR-LOCAL-009"
    assert used.value.code == "FRMR-GOS-027"
