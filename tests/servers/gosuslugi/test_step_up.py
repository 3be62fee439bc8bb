"""A client asks for a fresh or a surer confirmation (RFC 9470)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from joserfc.jws import extract_compact

from frmr_cli.servers.gosuslugi.config import ACR_RESISTANT, ACR_TWO_FACTORS
from tests.servers.gosuslugi_pages.conftest import ANNA, DARIA

if TYPE_CHECKING:
    from tests.servers.gosuslugi.conftest import Whole


def claims(token: str) -> dict[str, object]:
    """What a token says; its signature is the business of other tests."""
    import json

    found: dict[str, object] = json.loads(extract_compact(token.encode()).payload)
    return found


def test_confirmation_is_repeated_when_it_is_too_old(whole: Whole) -> None:
    """At the decision the confirmation may be so many seconds old; then it is asked for again."""
    codes = whole.begin(max_age="120")
    browser = whole.at_decision(codes)
    whole.clock.forward(minutes=3)
    again = browser.submit(decision="allow")
    browser.intend("method", method="sms")
    browser.submit(code=whole.sms())
    done = browser.submit(decision="allow")
    tokens = whole.poll(codes).json()
    age = whole.clock().timestamp() - float(str(claims(tokens["access_token"])["auth_time"]))

    assert (again.step, again.code) == ("factor", "FRMR-GOS-065")
    assert done.facts["data-outcome"] == "allowed"
    assert age <= 120


def test_recent_confirmation_is_enough(whole: Whole) -> None:
    """Within the time nothing is asked twice, and without `max_age` never."""
    codes = whole.begin(max_age="120")
    browser = whole.at_decision(codes)
    whole.clock.forward(minutes=1)
    fresh = browser.submit(decision="allow").facts["data-outcome"]
    codes = whole.begin()
    browser = whole.at_decision(codes)
    whole.clock.forward(minutes=5)

    assert fresh == "allowed"
    assert browser.submit(decision="allow").facts["data-outcome"] == "allowed"


def test_refusal_needs_no_confirmation(whole: Whole) -> None:
    """«Deny» is taken at any time."""
    browser = whole.at_decision(whole.begin(max_age="1"))
    whole.clock.forward(minutes=1)

    assert browser.submit(decision="deny").facts["data-outcome"] == "denied"


def test_surer_way_is_the_only_one_offered(whole: Whole) -> None:
    """Who wants a factor that cannot be passed on gets the choice of those alone."""
    browser = whole.at_login(whole.begin(acr_values=f"urn:unknown {ACR_RESISTANT}"))
    page = browser.submit(login="daria", password=DARIA.password)

    assert page.facts["data-methods"] == "signature"


def test_account_without_a_surer_way_is_told(whole: Whole) -> None:
    """Codes by SMS are not enough, and the page says what is missing."""
    browser = whole.at_login(whole.begin(acr_values=ACR_RESISTANT))

    assert browser.submit(login="ivanova", password=ANNA.password).code == "FRMR-GOS-066"


def test_usual_way_has_its_usual_value(whole: Whole) -> None:
    """Two factors are what every login has."""
    token = whole.log_in(acr_values=ACR_TWO_FACTORS)["access_token"]

    assert claims(token)["acr"] == ACR_TWO_FACTORS


@pytest.mark.parametrize(
    ("form", "error"),
    [
        ({"acr_values": "urn:unknown"}, "unmet_authentication_requirements"),
        ({"max_age": "soon"}, "invalid_request"),
        ({"max_age": "-1"}, "invalid_request"),
        ({"max_age": "9" * 30}, "invalid_request"),
    ],
)
def test_what_cannot_be_met_is_refused(whole: Whole, form: dict[str, str], error: str) -> None:
    """An unknown way and a time that is none are told at once."""
    url = whole.url("/oauth/device_authorization")
    answer = whole.http.post(url, data={"client_id": "frmr-cli"} | form)

    assert answer.status_code == 400
    assert answer.json()["error"] == error


def test_offer_stands_in_the_metadata(whole: Whole) -> None:
    """A client can read which values are known before it asks for one."""
    metadata = whole.http.get(whole.url("/.well-known/openid-configuration")).json()

    assert metadata["acr_values_supported"][-1] == ACR_RESISTANT
