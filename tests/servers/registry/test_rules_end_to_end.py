"""What the command line finds sound, the register takes, and the reverse: the same records judged on both sides."""

from __future__ import annotations

import copy
import os
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frmr_cli.domain.education_rules import check_education
from frmr_cli.domain.employment_rules import check_employment
from frmr_cli.domain.record import Record
from frmr_cli.domain.rules import errors_of
from frmr_cli.servers.registry.config import DEFAULT_RATES, Rate
from frmr_cli.servers.registry.register_time import register_day
from frmr_cli.servers.registry.seed import seed
from tests.domain.entries import CERTIFICATE, CPD, EMPLOYMENT, POSTGRADUATE, PROFESSIONAL
from tests.servers.registry.conftest import CAST

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import httpx

    from frmr_cli.servers.registry.config import RegistryConfig
    from tests.servers.registry.conftest import Registry

RECORDS = int(os.environ.get("FRMR_TEST_RECORDS", "120"))
"""Of each noun; a whole run takes some thousands."""
CHECKS = {"education": check_education, "employment": check_employment}
SOUND: dict[str, tuple[dict[str, Any], ...]] = {
    "education": (PROFESSIONAL, POSTGRADUATE, CPD, CERTIFICATE),
    "employment": (EMPLOYMENT,),
}
ONLY_REGISTER = {"FRMR-RULE-110"}
"""Asked of all records: whether a paper is somebody else's."""

DAYS = (
    "2003-09-01", "2009-06-30", "30.06.2009", "2011-08-31", "2024-03-04", "2026-11-19", "2026-11-20",
    "2026-11-21", "2027-01-11", "1980-05-17", "1994-05-16", "1900-01-01", "9999-12-31", "2009-02-30", "скоро",
)  # fmt: skip
JUNK: tuple[Any, ...] = (
    None,
    "",
    "  ",
    0,
    -1,
    5,
    1.5,
    True,
    [],
    {},
    ["а"],
    {"name": "а"},
    "a\u202eb",
    "x" * 501,
)
VALUES: Mapping[str, tuple[Any, ...]] = {
    "level": ("higher", "secondary", "middle"),
    "form": ("full_time", "evening", "distance", "night"),
    "stage": ("residency", "internship", "retraining", "camp"),
    "activity": ("course", "continuous", "walk"),
    "hours": (1, 36, 144, 10_000),
    "planned": (True, False),
    "foreign": (True, False),
    "country": ({"code": "112", "name": "Беларусь"}, {"code": "643", "name": "Россия"}, {"name": "Чили"}),
    "institution": ({"name": "Академия (демо)"}, {"code": "demo-1", "name": "Академия"}, {"code": "1"}),
    "specialty": ({"code": "demo-201", "name": "Терапия"}, {"code": "nobody", "name": "Никто"}, {"name": "Лечебное дело"}),
    "qualification": ("врач", "Bрач", "врач 1"),
    "theme": ("Неотложная помощь", "т"),
    "number": ("1234567", "12-34", "0177040001", "٣٤٥"),
    "series": ("ВСГ", "107718", "BCГ"),
    "post": ({"code": "109", "name": "врач-терапевт"}, {"code": "nobody", "name": "никто"}, {"name": "врач"}),
    "positionType": (1, 2, 3, 4, 9),
    "contractType": ("employment", "civil", "secondary", "oral"),
    "main": (True, False),
    "rate": (0.25, 0.5, 1, 1.5, 1.51, 0, "1", float(2)),
    "organization": (
        {"oid": "1.2.643.5.1.13.13.12.2.31.990001", "name": "Поликлиника"},
        {"oid": "1.2.643.5.1.13.13.12.2.36.990002"},
        {"oid": "1.2.3"},
    ),
    "department": ({"name": "Терапия"}, {"oid": "1.2.643.5.1.13.13.12.2.31.990001.0.1", "name": "Т"}, {"oid": "0"}),
    "contract": ({"number": "17/26", "date": "2026-03-02"}, {"number": "17"}, {"date": "2099-01-01"}),
    "hireOrder": ({"number": "41-лс", "date": "2026-03-02"}, {"date": "2026-03-02"}),
    "absences": (
        [{"reason": "отпуск", "beginDate": "2026-05-01", "endDate": "2026-05-14"}],
        [{"reason": "отпуск", "beginDate": "2026-05-14", "endDate": "2026-05-01"}],
    ),
    "diploma": ({"series": "ВСГ", "number": "1234567", "date": "2009-07-01"}, {"number": "1"}, {"page": 5}),
    "grade": (5,),
    "endReason": ("по соглашению",),
}  # fmt: skip


def places(entry: dict[str, Any]) -> list[tuple[str, ...]]:
    """Where a record can be changed: its members, members of these, and some that it does not have."""
    found: list[tuple[str, ...]] = [
        (name,) for name in {**entry, **VALUES} if name not in ("kind", "links")
    ]
    for name, value in entry.items():
        if isinstance(value, dict):
            found += [(name, inner) for inner in value]
    return sorted(found)


@st.composite
def entries(draw: st.DrawFn, noun: str) -> dict[str, Any]:
    """A sound entry with at most three members changed, taken away or spoiled."""
    entry: dict[str, Any] = copy.deepcopy(draw(st.sampled_from(SOUND[noun])))
    entry.pop("links", None)
    known = places(entry)
    for _ in range(draw(st.integers(0, 3))):
        *owners, name = draw(st.sampled_from(known))
        pool = DAYS if name.lower().endswith("date") else VALUES.get(name, ("текст",))
        value = draw(st.one_of(st.sampled_from(pool), st.sampled_from(pool), st.sampled_from(JUNK)))
        holder = entry.get(owners[0]) if owners else entry
        if isinstance(holder, dict):
            holder[name] = copy.deepcopy(value)
    return entry


class Judges:
    """The register over its interface, and the rules as the command line asks them."""

    def __init__(self, registry: Registry, noun: str) -> None:
        self.registry, self.noun = registry, noun
        self.taken = self.refused = self.confirmed = self.rejected = 0

    def ask(self, method: str, path: str, **request: Any) -> httpx.Response:
        """As the practitioner whose record it is."""
        return self.registry.ask(method, path, by="ivanova", **request)

    def record(self) -> Record:
        """The own record as its owner reads it, the birth date included."""
        nouns = ("education", "employment", "accreditation", "documents")
        lists = {noun: self.ask("GET", f"/v1/workers/me/{noun}").json()["items"] for noun in nouns}
        worker = self.registry.record_of("ivanova")
        return Record(worker={"birthDate": worker["birthDate"]}, **lists)

    def faults(self, entry: dict[str, Any], *, complete: bool) -> set[tuple[str, str]]:
        """What the client says, for a member that was left empty as for one that is not there."""
        today = register_day(self.registry.clock())
        found = CHECKS[self.noun](entry, today=today, record=self.record(), complete=complete)
        return {(fault.pointer, fault.code) for fault in errors_of(found)}

    def judge(self, entry: dict[str, Any]) -> None:
        """A draft is taken exactly when the client finds it sound, and confirmed exactly when it is complete."""
        expected = self.faults(entry, complete=False)
        answer = self.ask("POST", f"/v1/workers/me/{self.noun}", json=entry)
        if answer.status_code != 201:
            told = {(error["pointer"], error["code"]) for error in answer.json()["errors"]}
            assert (answer.status_code, told) == (422, expected), entry
            self.refused += 1
            return
        assert expected == set(), entry
        self.taken += 1
        draft = answer.json()
        whole = self.faults(draft, complete=True)
        path = f"/v1/{self.noun}/{draft['id']}"
        submitted = self.ask("POST", f"{path}/submission", headers={"If-Match": '"1"'}).json()
        told = {
            (fault["pointer"], fault["code"])
            for fault in submitted.get("faults", ())
            if fault["severity"] == "error" and fault["code"] not in ONLY_REGISTER
        }
        assert told == whole, entry
        assert submitted["state"] == ("rejected" if whole else "confirmed"), entry
        self.rejected += bool(whole)
        self.confirmed += not whole
        removed = self.registry.ask("DELETE", path, by="admin", headers={"If-Match": "*"})
        assert removed.status_code == 204, removed.text


@pytest.mark.parametrize("noun", ["education", "employment"])
def test_both_sides_judge_alike(
    config: RegistryConfig, serve: Callable[[RegistryConfig], Registry], noun: str
) -> None:
    """The same places and codes, for drafts and for submissions, over a live registry."""
    seed(config, CAST.values())
    free = dict.fromkeys(DEFAULT_RATES, Rate(0.0001, 1_000_000))
    judges = Judges(serve(replace(config, rates=free)), noun)

    @settings(
        max_examples=RECORDS, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(entry=entries(noun))
    def check(entry: dict[str, Any]) -> None:
        judges.judge(entry)

    check()

    assert min(judges.taken, judges.refused, judges.rejected) > RECORDS / 20
