"""An account beside the record, as values that can be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frmr_cli.domain.comparison import NAMES, Compared, Outcome, Side
from frmr_cli.domain.masks import MASKS
from frmr_cli.locale import t
from frmr_cli.render.entries import word
from frmr_cli.render.values import Field, Listing

if TYPE_CHECKING:
    from collections.abc import Sequence

TITLES = {
    "lastName": "Last name",
    "firstName": "First name",
    "patronymic": "Patronymic",
    "birthDate": "Date of birth",
    "gender": "Gender",
    "snils": "SNILS",
    "phone": "Phone",
    "email": "E-mail",
}
GENDERS = {"1": "male", "2": "female"}


def comparison_data(compared: Sequence[Compared], *, reveal: bool) -> list[dict[str, Any]]:
    """Rows as JSON objects; restricted values are masked unless they are to be revealed."""
    return [
        {
            "field": item.field,
            "account": _shown(item.field, item.account, reveal=reveal),
            "register": _shown(item.field, item.register, reveal=reveal),
            "outcome": item.outcome.value,
            "correct": item.correct.value if item.correct else None,
        }
        for item in compared
    ]


def _shown(field: str, value: str | None, *, reveal: bool) -> str | None:
    if value is None or reveal or field in NAMES or field == "gender":
        return value
    digits = "".join(filter(str.isdigit, value))
    if field == "phone":
        return MASKS["phone"](f"+{digits}")
    return MASKS[field](digits if field == "snils" else value)


def comparison_listing(rows: Sequence[dict[str, Any]]) -> Listing:
    """One row per field, and below them what to do."""
    return Listing(
        schema="frmr.comparison/1",
        rows=rows,
        fields=(
            Field("field", "Field", lambda name: t(TITLES.get(name, name))),
            Field("account", "Gosuslugi", lambda value: t(GENDERS.get(value, value))),
            Field("register", "In the register", lambda value: t(GENDERS.get(value, value))),
            Field("outcome", "Outcome", word),
            Field("correct", "Correct", lambda side: t(f"correct {side}")),
        ),
        id_field="field",
        notes=tuple(_advice(rows)),
    )


def _advice(rows: Sequence[dict[str, Any]]) -> list[str]:
    sides = {row["correct"] for row in rows}
    outcomes = {row["outcome"] for row in rows}
    advice = []
    if outcomes <= {Outcome.SAME.value, Outcome.NOT_RELEASED.value}:
        advice.append(t("Nothing differs."))
    if Side.REGISTER.value in sides:
        advice.append(
            t("Register: the HR department corrects it by your passport and SNILS certificate.")
        )
    if Side.ACCOUNT.value in sides:
        advice.append(t("Gosuslugi: correct it in the settings of your account."))
    if Side.EITHER.value in sides:
        advice.append(
            t("Contacts: replace the old one; in the register with «frmr profile contacts».")
        )
    if Outcome.NOT_RELEASED.value in outcomes:
        advice.append(
            t('Not told to this login; to compare it too: frmr login --scope "+phone +email"')
        )
    return advice
