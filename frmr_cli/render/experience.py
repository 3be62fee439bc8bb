"""A length of service, with the periods that were counted, as a value that can be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frmr_cli.domain.experience import length_of
from frmr_cli.locale import language, t
from frmr_cli.render.employment import contract
from frmr_cli.render.entries import day
from frmr_cli.render.values import Field, Record, Section

if TYPE_CHECKING:
    from datetime import date

    from frmr_cli.domain.experience import Experience, Length, Service


def length(value: Any) -> str:
    """Years, months and days, without those that are nothing."""
    years = int(value.get("years", 0))
    units = (
        ("years", t("yr") if _is_few(years) else t("yrs")),
        ("months", t("m")),
        ("days", t("d")),
    )
    parts = [f"{value[name]} {unit}" for name, unit in units if value.get(name)]
    return " ".join(parts) or f"0 {t('d')}"


def _is_few(years: int) -> bool:
    """Whether the short word for a year stands after the number: 1 in English, 1 to 4, 21 to 24 … in Russian."""
    if language() != "ru":
        return years == 1
    return years % 10 in (1, 2, 3, 4) and years % 100 not in (11, 12, 13, 14)


GENERAL = Section(
    "Length of service",
    (
        Field("general.length", "General", length),
        Field("general.days", "Calendar days"),
        Field("until", "Counted until", day),
    ),
)
BY_SPECIALTY = Section(
    "By specialty",
    (
        Field("specialty.name", "Specialty"),
        Field("length", "Service", length),
        Field("days", "Calendar days", spare=1),
    ),
    rows="by_specialty",
    empty="No job names a specialty.",
)
BY_CONTRACT = Section(
    "By contract",
    (
        Field("contract_type", "Contract type", contract),
        Field("length", "Service", length),
        Field("days", "Calendar days", spare=1),
    ),
    rows="by_contract",
    empty="No job names a contract.",
)
PERIODS = Section(
    "Counted periods",
    (
        Field("begin", "Since", day),
        Field("end", "Until", day),
        Field("length", "Service", length),
    ),
    rows="periods",
    empty="No confirmed jobs.",
)


def service_data(service: Service, *, until: date, less_absences: bool) -> dict[str, Any]:
    """A length of service as a JSON object."""
    return {
        "until": until.isoformat(),
        "less_absences": less_absences,
        "general": _counted(service.general),
        "by_specialty": [
            {"specialty": dict(found.specialty), **_counted(found.experience)}
            for found in service.by_specialty
        ],
        "by_contract": [
            {"contract_type": name, **_counted(found)}
            for name, found in service.by_contract.items()
        ],
        "periods": [
            {
                "begin": period.begin.isoformat(),
                "end": (period.end or until).isoformat(),
                "length": _length(length_of(period)),
            }
            for period in service.general.periods
        ],
    }


def _counted(experience: Experience) -> dict[str, Any]:
    return {"length": _length(experience.length), "days": experience.total_days}


def _length(value: Length) -> dict[str, int]:
    return {"years": value.years, "months": value.months, "days": value.days}


def service_record(data: dict[str, Any]) -> Record:
    """General, by specialty, by contract, and what was counted."""
    return Record(
        schema="frmr.experience/1",
        data=data,
        sections=(GENERAL, BY_SPECIALTY, BY_CONTRACT, PERIODS),
        id_field="until",
    )
