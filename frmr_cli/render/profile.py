"""Records of the register and of logins as values that can be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frmr_cli.locale import t
from frmr_cli.render.entries import day, word, yes_no
from frmr_cli.render.moments import moment
from frmr_cli.render.values import Field, Listing, Record, Row, Section, text_of

if TYPE_CHECKING:
    from collections.abc import Callable

IDENTITY = Section(
    "",
    (
        Field("name", "Name"),
        Field("subject", "Gosuslugi account"),
        Field("worker_id", "Register record"),
        Field("roles", "Roles", lambda roles: ", ".join(t(role) for role in roles)),
        Field("organisation", "Organisation"),
        Field("scopes", "Rights of this login"),
    ),
)


def identity_record(data: Row) -> Record:
    """What the registry says of the logged-in person (`GET /v1/me`)."""
    return Record(schema="frmr.identity/1", data=data, sections=(IDENTITY,), id_field="subject")


def contacts_record(data: Row) -> Record:
    """Phone and e-mail of a worker."""
    section = Section("", (Field("phone", "Phone"), Field("email", "E-mail")))
    return Record(schema="frmr.contacts/1", data=data, sections=(section,))


def _address(value: Any) -> str:
    """The parts of an address in the order in which it is written."""
    if not isinstance(value, dict):
        return str(value)
    parts = [str(part) for part in value.values() if part]
    # A fully masked part says nothing; one of them shows that there is more.
    shown = [part for part in parts if part != "***"]
    return ", ".join([*shown, "***"] if len(shown) < len(parts) else shown)


def _document(value: Any) -> str:
    """Name of a kind of identity document; the bare code when the dictionary lacks it."""
    from datetime import UTC, datetime

    from frmr_cli.domain.dictionaries import IDENTITY_DOCUMENTS
    from frmr_cli.domain.dictionary_lookup import entry

    found = entry(IDENTITY_DOCUMENTS, str(value), on=datetime.now(UTC).date())
    return found.name if found else str(value)


def _gender(value: Any) -> str:
    return t("male") if value == 1 else t("female")


def _main(value: Any) -> str:
    return t("main") if value else t("second")


PERSONAL = Section(
    "Personal data",
    (
        Field("lastName", "Last name"),
        Field("firstName", "First name"),
        Field("patronymic", "Patronymic"),
        Field("gender", "Gender", _gender),
        Field("birthDate", "Date of birth", day),
        Field("birthPlace", "Place of birth"),
        Field("citizenship.name", "Citizenship"),
        Field("snils", "SNILS"),
        Field("inn", "INN"),
    ),
)
CONTACTS = Section("Contacts", (Field("phone", "Phone"), Field("email", "E-mail")))
PROFESSION = Section(
    "Profession",
    (
        Field("category", "Category", word),
        Field("isMedicalWorker", "May practise", yes_no),
        Field("status", "Status", word),
        Field("qualification.category", "Qualification category"),
        Field("qualification.specialty", "Qualification in"),
        Field("qualification.endDate", "Qualification until", day),
    ),
)
SPECIALTIES = Section(
    "Specialties",
    (Field("name", "Specialty"), Field("code", "Code"), Field("main", "Kind", _main)),
    rows="specialties",
    empty="No specialties.",
)
EMPLOYMENT = Section(
    "Employment",
    (
        Field("organization.name", "Organisation"),
        Field("post.name", "Post"),
        Field("rate", "Rate"),
        Field("main", "Kind", _main),
        Field("beginDate", "Since", day),
        Field("endDate", "Until", day),
    ),
    rows="employment",
    empty="No employment.",
)
ACCREDITATION = Section(
    "Accreditation",
    (
        Field("kind", "Kind"),
        Field("specialty", "Specialty"),
        Field("passDate", "Passed", day),
        Field("endDate", "Until", day),
    ),
    rows="accreditation",
    empty="No accreditation.",
)
DOCUMENTS = Section(
    "Identity documents",
    (
        Field("documentId", "Document", _document),
        Field("serial", "Series"),
        Field("number", "Number"),
        Field("passDate", "Issued", day),
    ),
    rows="documents",
    empty="No documents.",
)
ADDRESSES = Section(
    "Addresses",
    (
        Field("regDate", "Registered", day),
        Field("address", "Address", _address),
    ),
    rows="addresses",
    empty="No addresses.",
)
RECORD = Section(
    "Record",
    (
        Field("id", "Register record"),
        Field("version", "Version"),
        Field("updatedAt", "Changed", moment),
    ),
)


WORKER = (
    PERSONAL,
    CONTACTS,
    ADDRESSES,
    DOCUMENTS,
    PROFESSION,
    SPECIALTIES,
    EMPLOYMENT,
    ACCREDITATION,
    RECORD,
)


def worker_record(data: Row) -> Record:
    """A worker of the register, with a name as the title."""
    parts = (data.get(name) for name in ("lastName", "firstName", "patronymic"))
    title = " ".join(str(part) for part in parts if part)
    return Record(schema="frmr.worker/1", data=data, sections=WORKER, title=title)


def contact_change_record(data: Row) -> Record:
    """A change of a contact that waits for its code."""
    section = Section(
        "",
        (
            Field("id", "Change"),
            Field("kind", "Kind", lambda value: t(str(value))),
            Field("destination", "Code sent to"),
            Field("expires_at", "Valid until", moment),
            Field("attempts_left", "Attempts left"),
        ),
    )
    return Record(schema="frmr.contact-change/1", data=data, sections=(section,))


def changes_listing(rows: list[dict[str, Any]], *titled: Section) -> Listing:
    """Fields that changed, before and after; `titled` are the sections that name them and show their values."""
    known = {item.name: item for section in titled for item in section.fields}

    def title(name: Any) -> str:
        return t(known[name].title) if name in known else str(name)

    def told(side: str) -> Callable[[Row], str]:
        def text(row: Row) -> str:
            name, value = row["field"], row[side]
            return text_of(known.get(name, Field(name, name)), {name: value})

        return text

    fields = (
        Field("field", "Field", title),
        Field("before", "Before", show_in=told("before")),
        Field("after", "After", show_in=told("after")),
    )
    return Listing(
        schema="frmr.changes/1",
        rows=rows,
        fields=fields,
        empty="Nothing changed.",
        id_field="field",
    )
