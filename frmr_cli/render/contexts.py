"""Contexts and settings as values that can be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frmr_cli.locale import t
from frmr_cli.render.values import Field, Listing, Record, Section

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from frmr_cli.settings import ServerContext, Setting


def _current(value: object) -> str:
    return t("yes") if value else ""


CONTEXT_FIELDS = (
    Field("name", "Context"),
    Field("current", "Current", _current),
    Field("registry", "Registry"),
    Field("issuer", "Issuer"),
)
CONTEXT = Section(
    "",
    (
        *CONTEXT_FIELDS,
        Field("client_id", "Client id"),
        Field("scopes", "Rights to ask for"),
        Field("ca_file", "CA file"),
        Field("minimum_tls", "Oldest TLS"),
    ),
)
SETTING_FIELDS = (Field("name", "Setting"), Field("value", "Value"))
ORIGIN = Field("origin", "Origin")


def context_data(context: ServerContext, *, current: str) -> dict[str, object]:
    """A context as JSON; addresses of the embedded services are null while they do not run."""
    return {
        "name": context.name,
        "current": context.name == current,
        "registry": context.registry or None,
        "issuer": context.issuer or None,
        "client_id": context.client_id,
        "scopes": list(context.scopes),
        "ca_file": context.ca_file,
        "minimum_tls": context.minimum_tls,
    }


def context_record(context: ServerContext, *, current: str) -> Record:
    """One context."""
    data = context_data(context, current=current)
    return Record(schema="frmr.context/1", data=data, sections=(CONTEXT,), id_field="name")


def context_listing(contexts: Iterable[ServerContext], *, current: str) -> Listing:
    """All contexts."""
    rows = [context_data(context, current=current) for context in contexts]
    return Listing(schema="frmr.contexts/1", rows=rows, fields=CONTEXT_FIELDS, id_field="name")


def settings_listing(values: Mapping[str, Setting], *, with_origin: bool) -> Listing:
    """All settings, with where each comes from."""
    rows = [
        {"name": name, "value": value, "origin": origin} for name, (value, origin) in values.items()
    ]
    fields = (*SETTING_FIELDS, ORIGIN) if with_origin else SETTING_FIELDS
    return Listing(schema="frmr.settings/1", rows=rows, fields=fields, id_field="name")


def setting_record(name: str, setting: Setting) -> Record:
    """One setting."""
    data = {"name": name, "value": setting.value, "origin": setting.origin}
    section = Section("", (*SETTING_FIELDS, ORIGIN))
    return Record(schema="frmr.setting/1", data=data, sections=(section,), id_field="name")
