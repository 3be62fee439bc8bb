"""Unsound entries of education, each with the faults that have to be found."""

from __future__ import annotations

from typing import NamedTuple

from frmr_cli.domain.record import Record
from tests.domain.entries import CERTIFICATE, CPD, POSTGRADUATE, PROFESSIONAL, RECORD, patched

SOUND = (PROFESSIONAL, POSTGRADUATE, CPD, CERTIFICATE)
PLANNED = {"planned": True, "beginDate": "2027-01-11", "endDate": "2027-01-15", "diploma": None}
EARLIER = patched(
    PROFESSIONAL, {"beginDate": "2001-09-01", "endDate": "2003-09-02", "diploma": None}
)
NO_LINKS: dict[str, object] = {"links": None}


class Broken(NamedTuple):
    """One unsound entry, and what has to be found."""

    sound: dict[str, object]
    patch: dict[str, object]
    expected: list[tuple[str, str]]
    """Number and pointer of each fault of a submission."""
    record: Record = RECORD


def beside(*education: dict[str, object]) -> Record:
    """The sound record with other entries of education."""
    return RECORD._replace(education=education)


BROKEN = (
    # What can never be right.
    Broken(PROFESSIONAL, {"level": "middle"}, [("060", "/level")]),
    Broken(PROFESSIONAL, {"qualification": 5}, [("003", "/qualification")]),
    Broken(PROFESSIONAL, {"qualification": "в" * 501}, [("004", "/qualification")]),
    Broken(PROFESSIONAL, {"qualification": "врач\u202e"}, [("064", "/qualification")]),
    Broken(PROFESSIONAL, {"grade": 5}, [("065", "/grade")]),
    Broken(PROFESSIONAL, {"diploma": {"page": 5}}, [("065", "/diploma/page")]),
    Broken(PROFESSIONAL, {"beginDate": "2003-02-30"}, [("050", "/beginDate")]),
    Broken(PROFESSIONAL, {"endDate": "2002-06-30", "diploma": None}, [("052", "/endDate"), ("104", "/diploma")]),
    Broken(PROFESSIONAL, {"endDate": "2026-11-25", "diploma": None, "beginDate": "2020-09-01"}, [("051", "/endDate")]),
    Broken(PROFESSIONAL, {"beginDate": "2026-11-25", "endDate": None, "diploma": None}, [("051", "/beginDate")]),
    Broken(PROFESSIONAL, {"beginDate": "1999-04-17"}, [("100", "/beginDate"), ("103", "/endDate")]),
    Broken(PROFESSIONAL, {"beginDate": "1999-04-18"}, [("103", "/endDate")]),
    Broken(PROFESSIONAL, {"foreign": True}, [("002", "/country")]),
    Broken(PROFESSIONAL, {"foreign": True, "country": {"code": "643", "name": "Россия"}}, [("120", "/country")]),
    Broken(PROFESSIONAL, {"country": {"code": "112", "name": "Беларусь"}}, [("120", "/country")]),
    Broken(PROFESSIONAL, {"foreign": True, "country": {"code": "999", "name": "Атлантида"}}, [("070", "/country/code")]),
    # Dates and term of the studies.
    Broken(PROFESSIONAL, {"endDate": "2006-08-30"}, [("107", "/diploma/date"), ("102", "/endDate")]),
    Broken(PROFESSIONAL, {"endDate": "2006-08-31", "diploma": {"date": "2006-09-01"}}, [("194", "/diploma/date")]),
    Broken(PROFESSIONAL, {}, [("101", "/beginDate")], beside(EARLIER)),
    Broken(PROFESSIONAL, {}, [("101", "/beginDate")], beside(patched(EARLIER, {"endDate": None}))),
    Broken(POSTGRADUATE, {"endDate": "2010-07-30", "diploma": {"date": "2010-08-01"}}, [("102", "/endDate")]),
    Broken(POSTGRADUATE, {}, [("122", "/beginDate")], beside(patched(PROFESSIONAL, {"endDate": "2009-09-02", "form": "evening"}))),
    # The diploma.
    Broken(PROFESSIONAL, {"diploma": None}, [("104", "/diploma")]),
    Broken(PROFESSIONAL, {"endDate": "2026-11-23", "beginDate": "2020-09-01", "diploma": None}, [("104", "/diploma")]),
    Broken(PROFESSIONAL, {"diploma": {"number": None}}, [("002", "/diploma/number")]),
    Broken(PROFESSIONAL, {"diploma": {"date": "2026-11-25"}}, [("051", "/diploma/date"), ("107", "/diploma/date"), ("109", "/diploma/series"), ("194", "/diploma/date")]),
    Broken(PROFESSIONAL, {"diploma": {"date": "2003-08-31"}}, [("105", "/diploma/date"), ("194", "/diploma/date")]),
    Broken(PROFESSIONAL, {"diploma": {"series": "BСГ"}}, [("108", "/diploma/series"), ("192", "/diploma/series")]),
    Broken(CERTIFICATE, {"number": "AБ 1"}, [("108", "/number")]),
    Broken(PROFESSIONAL, {}, [("110", "/diploma/number")], beside(patched(PROFESSIONAL, {"form": "evening"}))),
    Broken(PROFESSIONAL, NO_LINKS, [("111", "/links")]),
    Broken(CERTIFICATE, NO_LINKS, [("111", "/links")]),
    Broken(CPD, NO_LINKS, [("111", "/links")]),
    Broken(PROFESSIONAL, {"diploma": {"series": "ВСБ"}}, [("192", "/diploma/series")]),
    Broken(PROFESSIONAL, {"diploma": {"number": "1234576"}}, [("193", "/diploma/number")]),
    Broken(PROFESSIONAL, {"diploma": {"date": "2009-07-02"}}, [("194", "/diploma/date")]),
    Broken(PROFESSIONAL, {"links": [{"documentId": "gone", "purpose": "scan"}]}, [("190", "/links/0")]),
    Broken(PROFESSIONAL, {"links": [{"documentId": "contract", "purpose": "scan"}]}, [("191", "/links/0")]),
    # Specialties, and codes of dictionaries.
    Broken(PROFESSIONAL, {"specialty": {"name": "Фармация"}}, [("113", "/specialty")]),
    Broken(POSTGRADUATE, {"specialty": {"code": "demo-203", "name": "Кардиология"}}, [("113", "/specialty")]),
    Broken(CPD, {"specialty": {"code": "demo-999"}}, [("070", "/specialty/code")]),
    Broken(CPD, {"specialty": {"name": "Хирургия"}}, [("072", "/specialty/name")]),
    # Trainings and certificates.
    Broken(CPD, {"hours": 0}, [("115", "/hours")]),
    Broken(CPD, {"hours": 3001}, [("115", "/hours")]),
    Broken(CPD, {"hours": True}, [("003", "/hours")]),
    Broken(CPD, {"hours": 51}, [("116", "/hours")]),
    Broken(CPD, {"endDate": "2026-11-25", "diploma": None}, [("051", "/endDate")]),
    Broken(CPD, {"planned": True}, [("117", "/planned")]),
    Broken(CERTIFICATE, {"examDate": "2026-11-25", "passDate": None, "endDate": "2031-11-25"}, [("051", "/examDate")]),
    Broken(CERTIFICATE, {"passDate": "2022-05-19"}, [("118", "/passDate")]),
    Broken(CERTIFICATE, {"endDate": "2027-05-21"}, [("114", "/endDate")]),
    Broken(CERTIFICATE, {"endDate": "2022-05-19"}, [("052", "/endDate")]),
    # Rules of one kind hold for the others.
    Broken(POSTGRADUATE, {"endDate": "2009-08-31", "diploma": None}, [("052", "/endDate"), ("104", "/diploma")]),
    Broken(POSTGRADUATE, {"beginDate": "2026-11-25", "endDate": None, "diploma": None, "links": None}, [("051", "/beginDate")]),
    Broken(POSTGRADUATE, {"beginDate": "1999-04-17"}, [("100", "/beginDate"), ("103", "/endDate")]),
    Broken(POSTGRADUATE, {"diploma": {"date": "2009-08-31"}}, [("105", "/diploma/date")]),
    Broken(POSTGRADUATE, {"diploma": {"number": "77A", "series": "Б"}}, [("193", "/diploma/number")]),
    Broken(POSTGRADUATE, {"diploma": {"number": "AБ"}}, [("108", "/diploma/number"), ("193", "/diploma/number")]),
    Broken(POSTGRADUATE, {"specialty": {"code": "demo-999"}}, [("070", "/specialty/code")]),
    Broken(POSTGRADUATE, {"form": "x"}, [("065", "/form")]),
    Broken(POSTGRADUATE, {}, [("101", "/beginDate"), ("110", "/diploma/number")], beside(POSTGRADUATE)),
    Broken(POSTGRADUATE, NO_LINKS, [("111", "/links")]),
    Broken(CPD, {"beginDate": "2024-03-09"}, [("052", "/endDate"), ("105", "/diploma/date")]),
    Broken(CPD, {"beginDate": "1999-04-17", "endDate": "1999-04-21", "diploma": {"date": "1999-04-21"}}, [("100", "/beginDate")]),
    Broken(CPD, {"diploma": {"number": "AБ"}}, [("108", "/diploma/number"), ("193", "/diploma/number")]),
    Broken(CPD, {"specialty": {"code": "demo-203", "name": "Кардиология"}}, [("113", "/specialty")]),
    Broken(CPD, {}, [("110", "/diploma/number")], beside(CPD)),
    Broken(CERTIFICATE, {"specialty": {"code": "demo-999"}}, [("070", "/specialty/code")]),
    Broken(CERTIFICATE, {"specialty": {"code": "demo-203", "name": "Кардиология"}}, [("113", "/specialty")]),
    Broken(CERTIFICATE, {}, [("110", "/number")], beside(CERTIFICATE)),
    Broken(PROFESSIONAL, {"kind": "school"}, [("060", "/kind")]),
    Broken(PROFESSIONAL, {"kind": None}, [("002", "/kind")]),
)  # fmt: skip
