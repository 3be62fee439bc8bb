"""What of an entry is indexed, and how its restricted members are kept apart."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from frmr_cli.domain.accreditation_rules import last_day
from frmr_cli.domain.diploma_rules import diploma_of
from frmr_cli.domain.masks import mask_entry
from frmr_cli.domain.names import search_key
from frmr_cli.domain.paper_rules import spelled
from frmr_cli.domain.values import day_at, object_at

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from frmr_cli.servers.database import SqlValue
    from frmr_cli.servers.registry.vault import Vault

Document = dict[str, Any]

_FIRST_DAYS = ("beginDate", "examDate", "passDate")


def searched(entry: Mapping[str, Any], vault: Vault) -> dict[str, SqlValue]:
    """The columns by which an entry is found."""
    post, specialty = object_at(entry, "post"), object_at(entry, "specialty")
    key = paper_key(entry)
    return {
        "kind": _text(entry.get("kind")) or "",
        "begin_date": _iso(first_day(entry)) or "",
        "end_date": _iso(last_day(entry)),
        "organisation": _text(object_at(entry, "organization").get("oid")),
        "post_code": _text(post.get("code")),
        "post_key": _key(post.get("name")),
        "specialty_code": _text(specialty.get("code")),
        "specialty_key": _key(specialty.get("name")),
        "paper_index": None if key is None else vault.fingerprint(key, purpose="paper"),
    }


def first_day(entry: Mapping[str, Any]) -> date | None:
    """The day with which an entry begins, whatever its kind; None where there is none yet."""
    days = (day_at(entry, name) for name in _FIRST_DAYS)
    return next((day for day in days if day is not None), None)


def paper_key(entry: Mapping[str, Any]) -> str | None:
    """
    What the paper of an entry is known by in the whole register; None without a number.

    A number without a series is only unique where it was given out.
    """
    details, _ = diploma_of(entry)
    series, number = details.get("series") or "", details.get("number")
    if not isinstance(series, str) or not isinstance(number, str) or not number.strip():
        return None
    school = "" if series else str(object_at(entry, "institution").get("name") or "")
    parts = (str(entry.get("kind")), spelled(series), spelled(number), _known_key(school))
    return "\0".join(parts)


def apart(entry: Mapping[str, Any], vault: Vault, *, context: str) -> tuple[str, bytes | None]:
    """
    An entry as it is stored: JSON with masks, and the values in clear, sealed.

    Nothing is sealed where there is nothing to hide.
    """
    shown, clear = mask_entry(entry)
    if not clear:
        return json.dumps(shown, ensure_ascii=False), None
    sealed = vault.seal(json.dumps(clear, ensure_ascii=False).encode(), context=context)
    masked = {**shown, "masked": list(clear)}
    return json.dumps(masked, ensure_ascii=False), sealed


def whole(public: str, sealed: bytes | None, vault: Vault, *, context: str) -> Document:
    """An entry with its restricted members in clear."""
    entry: Document = json.loads(public)
    entry.pop("masked", None)
    if sealed is not None:
        clear = json.loads(vault.open(sealed, context=context))
        for place, value in clear.items():
            *owners, name = place[1:].split("/")
            owner = entry[owners[0]] if owners else entry
            owner[name] = value
    return entry


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _text(value: object) -> str | None:
    return value.strip() if isinstance(value, str) and value.strip() else None


def _key(name: object) -> str | None:
    return _known_key(name) or None if isinstance(name, str) else None


@lru_cache(maxsize=1024)
def _known_key(name: str) -> str:
    """Posts, specialties and schools repeat, and a million entries are imported at once."""
    return search_key(name)
