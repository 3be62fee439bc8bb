"""The operations of the scenarios: for programs of this machine alone."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from anyio import to_thread
from pydantic import ValidationError
from starlette.responses import JSONResponse, Response

from frmr_cli.domain.hosts import is_loopback, names_loopback
from frmr_cli.servers.audit import AuditEntry, append
from frmr_cli.servers.gosuslugi.accounts import api_models
from frmr_cli.servers.gosuslugi.accounts.api_problems import problem
from frmr_cli.servers.gosuslugi.accounts.directory import account_named
from frmr_cli.servers.gosuslugi.accounts.forms import language_of
from frmr_cli.servers.gosuslugi.accounts.keeping import accounts_key
from frmr_cli.servers.gosuslugi.accounts.scenario_fits import can_happen
from frmr_cli.servers.gosuslugi.accounts.scenarios import SCENARIOS, bring_about, clear, every
from frmr_cli.servers.gosuslugi.oauth.wire import BodyTooLong, read_request

if TYPE_CHECKING:
    from starlette.requests import Request

    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.gosuslugi.accounts.directory import Account
    from frmr_cli.servers.gosuslugi.accounts.scenarios import Scenario
    from frmr_cli.servers.gosuslugi.accounts.server_key import ServerKey
    from frmr_cli.servers.gosuslugi.oauth.issuer import Issuer
    from frmr_cli.servers.gosuslugi.oauth.wire import WireRequest

_JSON = "application/json"


class ScenarioHandlers:
    """One method per operation."""

    def __init__(self, issuer: Issuer) -> None:
        self._services = issuer.services

    @cached_property
    def _key(self) -> ServerKey:
        return accounts_key(self._services)

    async def scenarios(self, request: Request) -> Response:
        """`GET /scenarios`."""
        if not self._admits(request):
            return problem(403, "FRMR-GOS-062", language_of(request))
        return await to_thread.run_sync(self._listed)

    async def set_scenario(self, request: Request) -> Response:
        """`PUT /scenarios/{name}`."""
        return await self._change(request, on=True)

    async def clear_scenario(self, request: Request) -> Response:
        """`POST /scenarios/{name}/clear`."""
        return await self._change(request, on=False)

    def _listed(self) -> Response:
        with self._services.database.read() as connection:
            rows = list(every(connection))
        items = [
            api_models.Scenario(
                name=row.name,
                problem=row.problem,
                code=row.code,
                scope=row.scope,
                in_force=subject is not None,
                subject=subject or None,
            )
            for row, subject in rows
        ]
        body = api_models.Scenarios(items=items).model_dump(mode="json", by_alias=True)
        return JSONResponse(body, headers={"Cache-Control": "no-store"})

    async def _change(self, request: Request, *, on: bool) -> Response:
        language = language_of(request)
        if not self._admits(request):
            return problem(403, "FRMR-GOS-062", language)
        scenario = SCENARIOS.get(request.path_params["name"])
        if scenario is None:
            return problem(404, "FRMR-GOS-063", language)
        try:
            wire = await read_request(request)
            login = api_models.ScenarioTarget.model_validate_json(wire.body or b"{}").login
        except (BodyTooLong, ValidationError):
            return problem(422, "FRMR-GOS-053", language)

        def changed() -> Response:
            return self._changed(scenario, login or "", wire, language=language, on=on)

        return await to_thread.run_sync(changed)

    def _changed(
        self,
        scenario: Scenario,
        login: str,
        wire: WireRequest,
        *,
        language: str,
        on: bool,
    ) -> Response:
        key, now = self._key, self._services.config.now()
        with self._services.database.write() as connection:
            person = account_named(connection, key, login) if login else None
            if (scenario.scope == "account") != (person is not None):
                return problem(422, "FRMR-GOS-064", language)
            if on and not can_happen(connection, scenario, person):
                return problem(422, "FRMR-GOS-086", language)
            if on:
                bring_about(connection, key, scenario, person, now)
            elif not clear(connection, key, scenario, person.subject if person else ""):
                return problem(404, "FRMR-GOS-063", language)
            self._audit(connection, scenario, person, wire, on=on)
        return Response(status_code=204)

    def _audit(
        self,
        connection: Connection,
        scenario: Scenario,
        person: Account | None,
        wire: WireRequest,
        *,
        on: bool,
    ) -> None:
        entry = AuditEntry(
            at=self._services.config.now(),
            action="scenario.set" if on else "scenario.cleared",
            outcome="ok",
            request_id=wire.request_id,
            address=wire.address,
            subject=person.subject if person else None,
            details={"scenario": scenario.name},
        )
        append(connection, entry)

    def _admits(self, request: Request) -> bool:
        """
        Only programs of this machine, and no page of a browser.

        A page of another site can send a form here but not this media type without being asked first (Fetch §3.2), and
        one that has rebound its own name to this machine names itself in `Host`.
        """
        here = is_loopback(urlsplit(self._services.config.issuer).hostname or "")
        near = request.client is not None and is_loopback(request.client.host)
        kind = request.headers.get("content-type", "").partition(";")[0].strip()
        named = names_loopback(request.headers.get("host", ""))
        return here and near and named and (request.method == "GET" or kind == _JSON)
