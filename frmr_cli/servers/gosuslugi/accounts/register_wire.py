"""
The register over the wire that both services share: a token of the person, issued here and shown there.

The register finds the record by its own rules of first contact (СНИЛС, birth date and surname from userinfo) and lets the
person read what is the person's own. The token lives for a minute and is ended after the questions.
"""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from frmr_cli.domain.digits import digits_in
from frmr_cli.servers.gosuslugi.accounts.register import Extract, NoRecord
from frmr_cli.servers.gosuslugi.config import ACR_TWO_FACTORS
from frmr_cli.servers.gosuslugi.oauth.clients import ClientRegistration, register
from frmr_cli.servers.gosuslugi.oauth.families import Authentication, Families
from frmr_cli.servers.gosuslugi.oauth.issuer import Issuer
from frmr_cli.servers.gosuslugi.oauth.keys import SigningKeys

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import httpx

    from frmr_cli.servers.gosuslugi.accounts.directory import Account
    from frmr_cli.servers.gosuslugi.config import Services
    from frmr_cli.servers.gosuslugi.oauth.families import Family

CLIENT: Final = ClientRegistration(
    client_id="gosuslugi",
    name="Госуслуги: проверка «медицинский работник»",
    grant_types=(),
    scopes=("openid", "profile", "snils", "frmr.read"),
    default_scopes=(),
)
"""No grant: nobody but the stub itself gets tokens for it."""

_LIFE: Final = timedelta(minutes=1)
_PATIENCE: Final = 10.0
"""Seconds for each question."""
_REASON: Final = "Проверка «медицинский работник» в Госуслугах"
_FIELDS: Final = ("/inn", "/birthDate", "/documents")
_PAPERS: Final = ("registryNumber", "number")


class RegisterOverWire:
    """The register of the configuration."""

    def __init__(self, services: Services) -> None:
        self._services = services
        config = services.config
        self._keys = SigningKeys(config.directory, config.signing_algorithm)

    def extract(self, person: Account, *, request_id: str) -> Extract:
        """See `Register`."""
        from frmr_cli.http_library import httpx

        origin = self._services.config.registry
        if origin is None:
            raise NoRecord("FRMR-GOS-074")
        family, token = self._token(person)
        headers = {"Authorization": f"Bearer {token}", "X-Request-Id": request_id}
        try:
            with httpx.Client(
                base_url=origin, headers=headers, timeout=_PATIENCE, trust_env=False
            ) as http:
                return _extract(http)
        except (httpx.HTTPError, ValueError, KeyError, TypeError) as error:
            raise NoRecord("FRMR-GOS-074") from error
        finally:
            with self._services.database.write() as connection:
                Families(connection, self._services.config.now()).revoke(family, by="client")

    def _token(self, person: Account) -> tuple[Family, str]:
        services, now = self._services, self._services.config.now()
        issuer = Issuer(services=services, keys=self._keys, claims=lambda *_: {})
        audience = services.config.resources[:1]
        known = Authentication(secrets.token_hex(16), ACR_TWO_FACTORS, ("pwd", "mfa"), now)
        with services.database.write() as connection:
            register(connection, CLIENT)
            families = Families(connection, now)
            family = families.found(
                client_id=CLIENT.client_id,
                subject=person.subject,
                scopes=CLIENT.scopes,
                resources=audience,
                authentication=known,
                lifetime=_LIFE,
            )
            answer = issuer.token_answer(
                families,
                family,
                scopes=CLIENT.scopes,
                audience=audience,
                refresh_token=None,
                now=now,
            )
        return family, str(answer["access_token"])


def _extract(http: httpx.Client) -> Extract:
    number = _ask(http, "GET", "/v1/me")["worker_id"]
    if not number:
        raise NoRecord("FRMR-GOS-057")
    record = _ask(http, "GET", f"/v1/workers/{number}")
    wanted = {"fields": list(_FIELDS), "reason": _REASON}
    learnt = _ask(http, "GET", f"/v1/workers/{number}/education")["items"]
    values = _ask(http, "POST", f"/v1/workers/{number}/disclosures", wanted)["values"]
    return Extract(
        number=number,
        papers=frozenset({number, *_papers([*record.get("accreditation", ()), *learnt])}),
        last_name=record["lastName"],
        first_name=record["firstName"],
        patronymic=record.get("patronymic"),
        birth_date=values["/birthDate"],
        inn=values["/inn"],
        documents=frozenset(
            digits_in(f"{each.get('serial', '')}{each.get('number', '')}")
            for each in values["/documents"] or ()
        ),
    )


def _ask(
    http: httpx.Client, method: str, path: str, body: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    answer = http.request(method, path, json=body)
    found: dict[str, Any] = answer.json()
    if answer.status_code == 403 and found.get("code") == "FRMR-REG-014":
        raise NoRecord("FRMR-GOS-057")
    if answer.status_code == 403 and found.get("code") == "FRMR-REG-015":
        raise NoRecord("FRMR-GOS-060")
    answer.raise_for_status()
    return found


def _papers(entries: Iterable[Mapping[str, Any]]) -> set[str]:
    shown = [entry for entry in entries if entry.get("kind") in ("accreditation", "certificate")]
    return {
        str(entry[name]).replace(" ", "") for entry in shown for name in _PAPERS if name in entry
    }
