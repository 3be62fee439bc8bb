"""The demo cast and generated people."""

from __future__ import annotations

import base64
import re
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

import pytest

from frmr_cli.domain.accreditation_rules import check_accreditation
from frmr_cli.domain.education_rules import check_education
from frmr_cli.domain.employment_rules import check_employment
from frmr_cli.domain.entry_shapes import EDUCATION
from frmr_cli.domain.identifiers import parse_inn, parse_snils
from frmr_cli.domain.names import Gender, gender_of_patronymic
from frmr_cli.domain.oids import parse_organisation_oid
from frmr_cli.domain.record import Record
from frmr_cli.domain.rights import Role
from frmr_cli.domain.rules import Document, Fault
from frmr_cli.domain.status import Status, status_of
from frmr_cli.domain.worker_rules import check_worker
from frmr_cli.servers.people import ORGANISATIONS, REFERENCE_DAY, DemoPerson, cast, numbers, people
from frmr_cli.servers.people.names import FEMALE_NAMES, MALE_NAMES, SURNAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from frmr_cli.servers.gosuslugi.accounts.seeding import SeededPerson

DAYS = [REFERENCE_DAY, date(2028, 2, 29), date(2031, 12, 31)]
SCANS = {"FRMR-RULE-111", "FRMR-RULE-152", "FRMR-RULE-153"}
"""What the rules find where no paper is scanned."""
CLASSES = ("[a-z]", "[A-Z]", "[0-9]", "[^a-zA-Z0-9]")


@pytest.fixture(scope="module")
def crowd() -> list[DemoPerson]:
    """Enough people to meet everything that is rare."""
    return list(people(3000, seed=1))


def test_same_seed_gives_the_same_people() -> None:
    """Whatever their count; another seed gives others."""
    few, many = list(people(20, seed=7)), list(people(50, seed=7))

    assert many[:20] == few
    assert list(people(20, seed=8)) != few


def test_people_are_made_one_by_one() -> None:
    """The first of millions is there at once."""
    assert len(list(islice(people(3_000_000, seed=1), 3))) == 3


@pytest.mark.parametrize("count", [-1, 9_999_001])
def test_count_without_numbers_is_refused(count: int) -> None:
    """Nobody shares a number, so there is an end to people."""
    with pytest.raises(ValueError, match="count"):
        people(count, seed=1)


def faults_of(demo: DemoPerson, today: date) -> Iterator[Fault]:
    """What the rules find in the confirmed entries, but that no paper is scanned."""
    documents: dict[str, list[Document]] = {"education": [], "employment": [], "accreditation": []}
    confirmed = [entry for entry in demo.entries if entry.state == "confirmed"]
    for number, entry in enumerate(confirmed):
        facts = {"id": str(number), "state": "confirmed", "confirmedVersion": 1}
        documents[entry.noun].append(entry.document | facts)
    record = Record(worker=demo.worker or {}, **documents)
    for education in documents["education"]:
        yield from check_education(education, today=today, record=record, complete=True)
    for job in documents["employment"]:
        yield from check_employment(job, today=today, record=record, complete=True)
    for accreditation in documents["accreditation"]:
        yield from check_accreditation(accreditation, today=today, record=record)


def status_on(demo: DemoPerson, today: date) -> Status:
    """The status that the register would derive."""
    lists: dict[str, list[Document]] = {"employment": [], "accreditation": []}
    for entry in demo.entries:
        lists.setdefault(entry.noun, []).append(entry.document)
    return status_of(lists, on=today)


@pytest.mark.parametrize("today", DAYS)
def test_generated_records_keep_all_rules(today: date) -> None:
    """No fault and no warning on whatever day they are made, but that the papers are not scanned."""
    for demo in people(1500, seed=2, today=today):
        assert demo.worker is not None
        assert check_worker(demo.worker, today=today) == []
        assert [fault for fault in faults_of(demo, today) if fault.code not in SCANS] == []


@pytest.mark.parametrize("today", DAYS)
def test_cast_keeps_all_rules_and_may_practise(today: date) -> None:
    """The people of a demo are in order; the accreditation of one of them ends soon."""
    for demo in cast(1, today=today):
        if demo.worker is not None:
            assert check_worker(demo.worker, today=today) == []
            assert [fault for fault in faults_of(demo, today) if fault.code not in SCANS] == []
            soon = demo.login == "petrova"
            expected = Status.EXPIRING if soon else Status.MAY_PRACTISE
            assert status_on(demo, today) is expected


def test_crowd_has_every_status_state_and_kind(crowd: list[DemoPerson]) -> None:
    """Nothing that the register tells apart is missing from a demo."""
    entries = [entry for demo in (*cast(1), *crowd) for entry in demo.entries]

    assert {status_on(demo, REFERENCE_DAY) for demo in crowd} == set(Status)
    assert {entry.state for entry in entries} == {"confirmed", "draft", "rejected"}
    kinds = {entry.document["kind"] for entry in entries}
    assert kinds == {*EDUCATION, "employment", "accreditation"}


def test_nobody_shares_a_paper(crowd: list[DemoPerson]) -> None:
    """Diplomas, certificates and accreditations are unique among the crowd and the cast."""
    for place in ("diploma", "number", "registryNumber"):
        papers = [
            (entry.document["kind"], str(entry.document[place]))
            for demo in (*cast(1), *crowd)
            for entry in demo.entries
            if place in entry.document
        ]
        assert len(set(papers)) == len(papers) > 0


def test_names_agree_in_gender(crowd: list[DemoPerson]) -> None:
    """Surname, name and patronymic are of the gender of the person."""
    female = {surname.female for surname in SURNAMES}, set(FEMALE_NAMES)
    male = {surname.male for surname in SURNAMES}, {name.name for name in MALE_NAMES}

    for demo in crowd:
        person = demo.person
        surnames, names = male if person.gender == Gender.MALE else female
        assert person.last_name in surnames
        assert person.first_name in names
        if person.patronymic is not None:
            assert gender_of_patronymic(person.patronymic) == person.gender


@pytest.mark.parametrize("field", ["oid", "snils", "inn", "phone", "email"])
def test_nobody_shares_a_number(crowd: list[DemoPerson], field: str) -> None:
    """Numbers are unique among the crowd and the cast."""
    values = [getattr(demo.person, field) for demo in (*cast(1), *crowd)]
    given = [value for value in values if value is not None]

    assert len(set(given)) == len(given)


def test_nobody_is_real(crowd: list[DemoPerson]) -> None:
    """Every number is of a range that is not issued."""
    for demo in (*cast(1), *crowd):
        person = demo.person
        assert (person.snils or "9")[0] == "9"
        assert (person.inn or "00")[:2] == "00"
        assert person.passport is None or person.passport.series[:2] == "00"
        assert person.phone is None or person.phone[2:5] in numbers.FREE_AREA_CODES
        assert person.email is None or re.search(r"@example\.(org|com|net)$", person.email)


def test_everything_that_may_be_absent_is_absent_somewhere(crowd: list[DemoPerson]) -> None:
    """The crowd has people without a patronymic, a number, a contact or a passport."""
    for field in ("patronymic", "snils", "inn", "phone", "email", "passport"):
        assert any(getattr(demo.person, field) is None for demo in crowd)


def test_ids_ascend(crowd: list[DemoPerson]) -> None:
    """Records can be written in the order of their key."""
    ids = [str(demo.worker["id"]) for demo in crowd if demo.worker is not None]

    assert sorted(ids) == ids


@pytest.mark.parametrize("number", [0, 1, 12_345_678, 99_999_999, 50_000_000])
def test_fast_check_digits_are_those_of_the_rules(number: int) -> None:
    """The tables give what the domain computes."""
    assert parse_snils(numbers.snils(number)) == numbers.snils(number)
    if number:
        assert parse_inn(numbers.inn(number)) == numbers.inn(number)


def test_organisations_are_demo() -> None:
    """OIDs have the right form, names say what they are."""
    for organisation in ORGANISATIONS:
        assert parse_organisation_oid(organisation.oid) == organisation.oid
        assert "(демо)" in organisation.name


def test_passwords_have_four_classes() -> None:
    """The password rule of Gosuslugi holds for the cast and for the crowd."""
    for demo in (*cast(1), *people(1, seed=1)):
        assert len(demo.password) >= 12
        assert all(re.search(kind, demo.password) for kind in CLASSES)


def test_cast_plays_every_part() -> None:
    """Each role and each special case of the demo has somebody."""
    players = cast(1)
    roles = {role for demo in players for role in demo.account.roles}

    assert len({demo.login for demo in players}) == len(players) == 13
    assert roles == set(Role) - {Role.SERVICE}
    assert any(not demo.consented for demo in players)
    assert any(demo.patronymic is None and demo.worker for demo in players)
    assert any("ё" in demo.last_name and "-" in demo.last_name for demo in players)
    assert any(demo.worker is None and not demo.account.roles for demo in players)
    for demo in players:
        hr = Role.ORGANISATION_HR in demo.account.roles
        assert (demo.account.organisation is not None) == hr


def test_cast_is_the_same_for_every_seed_but_its_secrets() -> None:
    """What the documentation names does not depend on the seed; the TOTP secret does."""
    first, second = cast(1), cast(2)
    secrets = [demo.totp_secret for demo in (*first, *second) if demo.totp_secret]

    assert [demo.person.snils for demo in first] == [demo.person.snils for demo in second]
    assert [demo.password for demo in first] == [demo.password for demo in second]
    assert cast(1) == first
    assert len(set(secrets)) == len(secrets) == 2
    assert {len(base64.b32decode(secret)) for secret in secrets} == {20}


def test_person_fits_the_seed_of_accounts() -> None:
    """The Gosuslugi stub takes a demo person as it is; checked by the type checker too."""
    seeded: SeededPerson = cast(1)[0]

    assert seeded.login == "ivanova"
