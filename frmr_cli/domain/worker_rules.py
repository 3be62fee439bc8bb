"""The set of rules for the document of a worker; the client and the server both call it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from types import NoneType

from frmr_cli.domain.categories import CATEGORIES
from frmr_cli.domain.contacts import parse_email, parse_phone
from frmr_cli.domain.dates import parse_date, years_between
from frmr_cli.domain.dictionaries import IDENTITY_DOCUMENTS, RUSSIAN_PASSPORT
from frmr_cli.domain.dictionary_lookup import entry
from frmr_cli.domain.identifiers import INN_OF_PERSON, parse_inn, parse_snils
from frmr_cli.domain.json_documents import pointer_to
from frmr_cli.domain.legal_terms import is_too_young, term, whole_term
from frmr_cli.domain.names import Gender, gender_of_patronymic, parse_name, parse_patronymic
from frmr_cli.domain.oids import parse_organisation_oid, parse_worker_id
from frmr_cli.domain.passports import (
    parse_issuer_code,
    parse_passport_number,
    parse_passport_series,
)
from frmr_cli.domain.rules import Document, Fault, Rule, Scope, Severity, run
from frmr_cli.domain.shapes import plain_text
from frmr_cli.domain.values import (
    REQUIRED,
    SOUND,
    WRONG_TYPE,
    day_at,
    list_shape,
    object_at,
    objects,
    text_faults,
    text_rule,
)
from frmr_cli.domain.worker_members import MEMBERS
from frmr_cli.errors import ValidationFailed

OLDEST_AGE = 110
"""Years; an older person in the register is a typing error."""


def check_worker(document: Document, *, today: date) -> list[Fault]:
    """
    Check a worker's document of the wire contract, whatever its shape.

    `today` is the day in the time zone of the register, for which dates are judged.

    Returns: all faults in the order of the rules, warnings among them; empty when sound.
    """
    return run(WORKER_RULES, document, today)


def parse_inn_of_person(text: str) -> str:
    """
    Read the ИНН of a person: the 10 digits of an organisation do not fit.

    Raises: ValidationFailed as `parse_inn`, and FRMR-RULE-013.
    """
    inn = parse_inn(text)
    if len(inn) != INN_OF_PERSON:
        raise ValidationFailed("FRMR-RULE-013", found=len(inn))
    return inn


def single_letter_rule(name: str) -> Rule:
    """A rule: a name of one letter is mostly an initial; some foreign names are so short."""

    def rule(document: Document, _: date) -> Sequence[Fault]:
        value = document.get(name)
        if isinstance(value, str) and len(value.strip()) == 1 and value.strip().isalpha():
            return (Fault("FRMR-RULE-043", f"/{name}", Severity.WARNING),)
        return SOUND

    return rule


def members_rule(document: Document, _: date) -> Iterator[Fault]:
    """There are no members that nobody knows: a misspelt one would be lost."""
    places = [("", document), ("/qualification", object_at(document, "qualification"))]
    for name in ("documents", "specialties"):
        places += objects(document, name)
    for pointer, owner in places:
        known = MEMBERS[pointer.split("/")[1] if pointer else ""]
        if not known >= owner.keys():
            for unknown in sorted(map(str, owner.keys() - known)):
                allowed = ", ".join(sorted(known))
                where = f"{pointer}{pointer_to(unknown[:64])}"
                yield Fault("FRMR-RULE-065", where, params={"allowed": allowed})


def gender_rule(document: Document, _: date) -> Iterator[Fault]:
    """The gender is 1 or 2, and the patronymic agrees with it."""
    gender = document.get("gender")
    if gender is None:
        yield Fault(REQUIRED, "/gender")
    elif isinstance(gender, bool) or gender not in (1, 2):
        yield Fault("FRMR-RULE-060", "/gender", params={"allowed": "1, 2"})
    else:
        patronymic = document.get("patronymic")
        told = gender_of_patronymic(patronymic) if isinstance(patronymic, str) else None
        if told is not None and told is not Gender(gender):
            yield Fault("FRMR-RULE-046", "/patronymic", Severity.WARNING)


def category_rule(document: Document, _: date) -> Iterator[Fault]:
    """The category of worker is one of the register's six."""
    category = document.get("category")
    if category is None:
        yield Fault(REQUIRED, "/category")
    elif not isinstance(category, str) or category not in CATEGORIES:
        yield Fault("FRMR-RULE-060", "/category", params={"allowed": ", ".join(CATEGORIES)})


def age_rule(document: Document, today: date) -> Sequence[Fault]:
    """The birth date is of somebody who may work and is alive."""
    born = day_at(document, "birthDate")
    if born is None:
        return SOUND
    if born > today:
        return (Fault("FRMR-RULE-051", "/birthDate"),)
    if not whole_term("working_age", on=today) <= years_between(born, today) <= OLDEST_AGE:
        return (Fault("FRMR-RULE-053", "/birthDate"),)
    return SOUND


def citizenship_rule(document: Document, _: date) -> Iterator[Fault]:
    """The citizenship is named by a code."""
    citizenship = object_at(document, "citizenship")
    yield from text_faults(citizenship, "code", plain_text, under="/citizenship", required=True)


def documents_rule(document: Document, today: date) -> Iterator[Fault]:
    """Identity documents are of a known kind, well numbered and issued in the person's life."""
    for pointer, item in objects(document, "documents"):
        kind = item.get("documentId")
        known = isinstance(kind, int) and entry(IDENTITY_DOCUMENTS, str(kind), on=today)
        if not known or isinstance(kind, bool):
            yield Fault("FRMR-RULE-061", f"{pointer}/documentId")
        passport = kind == RUSSIAN_PASSPORT
        yield from _number_faults(item, pointer, passport=passport)
        yield from _issue_faults(item, pointer, day_at(document, "birthDate"), today)


def _number_faults(item: Document, pointer: str, *, passport: bool) -> Iterator[Fault]:
    series = parse_passport_series if passport else plain_text
    number = parse_passport_number if passport else plain_text
    yield from text_faults(item, "serial", series, under=pointer, required=passport)
    yield from text_faults(item, "number", number, under=pointer, required=True)
    yield from text_faults(item, "passOrg", plain_text, under=pointer)
    code = parse_issuer_code if passport else plain_text
    yield from text_faults(item, "codeOrg", code, under=pointer)


def _issue_faults(item: Document, pointer: str, born: date | None, today: date) -> Iterator[Fault]:
    yield from text_faults(item, "passDate", parse_date, under=pointer, required=True)
    issued = day_at(item, "passDate")
    if issued is None:
        return
    if issued > today:
        yield Fault("FRMR-RULE-051", f"{pointer}/passDate")
    if born is not None and issued < born:
        yield Fault("FRMR-RULE-055", f"{pointer}/passDate")


def specialties_rule(document: Document, _: date) -> Iterator[Fault]:
    """Of several specialties exactly one is the main one."""
    for pointer, item in objects(document, "specialties"):
        if not isinstance(item.get("main"), bool | NoneType):
            yield Fault(WRONG_TYPE, f"{pointer}/main")
            return
    flags = [item.get("main") is True for _, item in objects(document, "specialties")]
    if flags and sum(flags) != 1:
        yield Fault("FRMR-RULE-062", "/specialties", params={"found": sum(flags)})


def qualification_rule(document: Document, _: date) -> Iterator[Fault]:
    """The term of the qualification category runs forward."""
    said = document.get("qualification")
    if said is None:
        return
    if not isinstance(said, dict):
        yield Fault(WRONG_TYPE, "/qualification")
    found = object_at(document, "qualification")
    for name in ("category", "specialty"):
        required = name == "category" and bool(found)
        yield from text_faults(found, name, plain_text, under="/qualification", required=required)
    yield from _term_faults(found, "/qualification", "beginDate")


def employment_rule(document: Document, today: date) -> Iterator[Fault]:
    """A job is at a named organisation, runs forward and begins at the working age."""
    born = day_at(document, "birthDate")
    for pointer, item in objects(document, "employment"):
        organisation = object_at(item, "organization")
        where = f"{pointer}/organization"
        yield from text_faults(
            organisation, "oid", parse_organisation_oid, under=where, required=True
        )
        yield from _term_faults(item, pointer, "beginDate")
        begin = day_at(item, "beginDate")
        if born is not None and begin is not None and is_too_young(born, begin):
            params = {"age": whole_term("working_age", on=begin)}
            yield Fault("FRMR-RULE-054", f"{pointer}/beginDate", params=params)
        yield from _rate_faults(item.get("rate"), f"{pointer}/rate", today)


def _rate_faults(rate: object, pointer: str, today: date) -> Iterator[Fault]:
    if rate is None:
        return
    limit = term("highest_rate", on=today)
    number = isinstance(rate, int | float) and not isinstance(rate, bool)
    if not number or not 0 < float(str(rate)) <= limit:
        yield Fault("FRMR-RULE-063", pointer, params={"limit": limit})


def accreditation_rule(document: Document, today: date) -> Iterator[Fault]:
    """An accreditation was passed in the past and runs forward."""
    for pointer, item in objects(document, "accreditation"):
        yield from _term_faults(item, pointer, "passDate")
        passed = day_at(item, "passDate")
        if passed is not None and passed > today:
            yield Fault("FRMR-RULE-051", f"{pointer}/passDate")


def _term_faults(item: Document, pointer: str, first: str) -> Iterator[Fault]:
    begin, end = day_at(item, first), day_at(item, "endDate")
    if begin is not None and end is not None:
        if end < begin:
            yield Fault("FRMR-RULE-052", f"{pointer}/endDate")
        return
    yield from text_faults(item, first, parse_date, under=pointer, required=bool(item))
    yield from text_faults(item, "endDate", parse_date, under=pointer)


_LISTS = ("documents", "addresses", "specialties", "employment", "accreditation")


def _text(name: str, parse: Callable[[str], object], *, required: bool = False) -> Scope:
    return Scope(text_rule(name, parse, required=required), (name,))


WORKER_SCOPES: tuple[Scope, ...] = (
    Scope(members_rule, ()),
    _text("id", parse_worker_id),
    _text("lastName", parse_name, required=True),
    _text("firstName", parse_name, required=True),
    _text("patronymic", parse_patronymic),
    Scope(single_letter_rule("lastName"), ("lastName",)),
    Scope(single_letter_rule("firstName"), ("firstName",)),
    _text("birthPlace", plain_text),
    Scope(gender_rule, ("gender",), ("patronymic",)),
    _text("birthDate", parse_date, required=True),
    Scope(age_rule, ("birthDate",)),
    _text("snils", parse_snils),
    _text("inn", parse_inn_of_person),
    Scope(citizenship_rule, ("citizenship",)),
    _text("phone", parse_phone),
    _text("email", parse_email),
    Scope(list_shape(*_LISTS), _LISTS),
    Scope(documents_rule, ("documents",), ("birthDate",)),
    Scope(category_rule, ("category",)),
    Scope(specialties_rule, ("specialties",)),
    Scope(qualification_rule, ("qualification",)),
    Scope(employment_rule, ("employment",), ("birthDate",)),
    Scope(accreditation_rule, ("accreditation",)),
)
"""Optional values are checked only where they are present; `members_rule` looks at the names alone."""
WORKER_RULES: tuple[Rule, ...] = tuple(scope.rule for scope in WORKER_SCOPES)
