"""What the views of all entries have in common: state, faults, days and codes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frmr_cli.locale import t
from frmr_cli.render.moments import moment
from frmr_cli.render.values import Field, Section

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

SHOWN_ID = 8
"""Characters of an id in a table: mostly enough to name an entry of one worker."""


def short_ids(rows: Sequence[Mapping[str, Any]]) -> Callable[[Any], str]:
    """
    How the ids of a list are shown: cut to a beginning that tells them apart, which the commands take as well.
    """
    whole = sorted({str(row.get("id", "")) for row in rows})
    shown = {}
    for before, text, after in zip(["", *whole], whole, [*whole[1:], ""], strict=False):
        # Only its neighbours in the alphabet begin as far like it.
        common = max(_common(text, before), _common(text, after))
        shown[text] = text[: max(SHOWN_ID, common + 1)]
    return lambda value: shown.get(str(value), str(value))


def _common(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    pairs = zip(one, other, strict=False)
    return next((place for place, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def day(value: Any) -> str:
    """An ISO date as it is read in Russia; anything else as it is."""
    text = str(value)
    year, _, rest = text.partition("-")
    month, _, last = rest.partition("-")
    if len(year) == 4 and len(month) == len(last) == 2 and (year + month + last).isdigit():
        return f"{last}.{month}.{year}"
    return text


def word(value: Any) -> str:
    """A word of the wire in the language of the person."""
    return t(str(value)).replace("_", " ")


def yes_no(value: Any) -> str:
    """True or false."""
    return t("yes") if value else t("no")


def coded(value: Any) -> str:
    """Name and code of an entry of a dictionary."""
    if not isinstance(value, dict):
        return str(value)
    name, code = value.get("name"), value.get("code") or value.get("oid")
    return f"{name} ({code})" if name and code else str(name or code or "")


def organization(value: Any) -> str:
    """Name of an organisation, its OID where the name is not known."""
    if not isinstance(value, dict):
        return str(value)
    return str(value.get("name") or value.get("oid") or "")


def paper(value: Any) -> str:
    """Series, number and day of a paper on one line."""
    if not isinstance(value, dict):
        return str(value)
    number = " ".join(str(value[part]) for part in ("series", "number") if value.get(part))
    parts = [number]
    if value.get("date"):
        parts.append(t("of {day}", day=day(value["date"])))
    if value.get("regNumber"):
        parts.append(t("reg. {number}", number=value["regNumber"]))
    return ", ".join(part for part in parts if part)


def fault_count(value: Any) -> str:
    """How many faults an entry has."""
    return str(len(value)) if isinstance(value, list) and value else ""


def links(value: Any) -> str:
    """Documents that are linked, by purpose."""
    if not isinstance(value, list):
        return str(value)
    found = [link for link in value if isinstance(link, dict)]
    return ", ".join(f"{t(str(link.get('purpose')))}: {link.get('documentId')}" for link in found)


def to_do(severity: Any) -> str:
    """What a fault asks for: an error refuses the entry, a warning does not."""
    return t("look again") if severity == "warning" else t("must be corrected")


def states(confirmed: Mapping[str, Any]) -> Section:
    """Where an entry stands on its way to the readers."""
    fields = [Field("state", "State", word)]
    version, seen = confirmed.get("version"), confirmed.get("confirmedVersion")
    if seen is not None and seen != version:
        fields.append(Field("confirmedVersion", "Readers see version"))
    return Section(
        "Record",
        (
            *fields,
            Field("id", "Entry"),
            Field("workerId", "Register record"),
            Field("version", "Version"),
            Field("updatedAt", "Changed", moment),
            Field("links", "Linked documents", links),
        ),
    )


def faults(*titled: Section) -> Section:
    """What the last check found; `titled` are the sections that name the fields of the entry."""
    titles = {item.name: item.title for section in titled for item in section.fields}

    def place(pointer: Any) -> str:
        steps = str(pointer).strip("/").split("/")
        for length in range(len(steps), 0, -1):
            if title := titles.get(".".join(steps[:length])):
                return t(title)
        return str(pointer)

    return Section(
        "What to correct",
        (
            Field("pointer", "Field", place),
            Field("message", "Remark"),
            Field("severity", "To do", to_do, spare=2),
            Field("code", "Code", spare=1),
        ),
        rows="faults",
        empty="Nothing.",
    )


def present(section: Section, data: Mapping[str, Any]) -> Section:
    """The section without the fields that the entry does not have."""
    from frmr_cli.render.values import value_at

    kept = tuple(item for item in section.fields if value_at(data, item.name) is not None)
    return section._replace(fields=kept)
