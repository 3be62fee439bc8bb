"""A record on a terminal of 80 and of 40 columns, in both languages."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from frmr_cli.domain.masks import mask_document
from frmr_cli.render.employment import JOB
from frmr_cli.render.moments import use_utc
from frmr_cli.render.profile import changes_listing, worker_record
from frmr_cli.render.tables import listing_view, record_view
from frmr_cli.servers.people import cast

if TYPE_CHECKING:
    from collections.abc import Callable

LONG_NAME = "koroleva"
HOSPITAL = "Детская поликлиника № 3 (демо)"
DERIVED: dict[str, object] = {
    "isMedicalWorker": True,
    "qualification": None,
    "employment": [
        {
            "organization": {"oid": "1.2.643.5.1.13.13.12.2.52.990003", "name": HOSPITAL},
            "post": {"code": "demo-104", "name": "врач-педиатр участковый"},
            "rate": 1.0,
            "main": True,
            "beginDate": "2020-08-20",
        }
    ],
    "accreditation": [
        {
            "kind": "периодическая",
            "specialty": "Педиатрия",
            "passDate": "2025-09-27",
            "endDate": "2030-09-27",
        }
    ],
}
"""What the registry derives from the entries of the record."""


def _worker(login: str) -> dict[str, object]:
    """The masked record of a demo person, as the registry answers it."""
    person = next(
        found for found in cast(1, today=date(2026, 11, 1)) if found.account.login == login
    )
    document, masked = mask_document(dict(person.worker or {}))
    return {
        **document,
        **DERIVED,
        "masked": list(masked),
        "status": "expiring",
        "version": 3,
        "updatedAt": "2026-11-01T09:30:00Z",
    }


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("width", [80, 40])
def test_a_record_fits_its_terminal(
    width: int,
    language: str,
    monkeypatch: pytest.MonkeyPatch,
    golden: Callable[[str, str], None],
    rendered: Callable[..., str],
) -> None:
    """Long Cyrillic names wrap inside their column; nothing is cut off."""
    monkeypatch.setenv("FRMR_LANG", language)
    use_utc(on=True)

    text = rendered(record_view(worker_record(_worker(LONG_NAME))), width=width)

    assert max(len(line) for line in text.splitlines()) <= width
    golden(f"worker_{width}_{language}", text)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_no_change_is_a_sentence(
    language: str,
    monkeypatch: pytest.MonkeyPatch,
    golden: Callable[[str, str], None],
    rendered: Callable[..., str],
) -> None:
    """An empty table would look like a failure."""
    monkeypatch.setenv("FRMR_LANG", language)

    golden(f"no_changes_{language}", rendered(listing_view(changes_listing([]))))


def test_changes_are_read_in_words(
    monkeypatch: pytest.MonkeyPatch, rendered: Callable[..., str]
) -> None:
    """A field that a view names has its title and its value as there; any other stands as it is."""
    rows: list[dict[str, Any]] = [
        {"field": "endDate", "before": None, "after": "2026-09-30"},
        {"field": "oddity", "before": 1, "after": {"code": "x"}},
    ]
    monkeypatch.setenv("FRMR_LANG", "ru")

    text = rendered(listing_view(changes_listing(rows, JOB)))

    assert [line.split() for line in text.splitlines()[2:]] == [
        ["По", "30.09.2026"],
        ["oddity", "1", "x"],
    ]
