"""The document of a worker as it is read: stored members, and what confirmed entries and the day make of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frmr_cli.domain.accreditation_rules import last_day
from frmr_cli.domain.status import Status, status_of
from frmr_cli.domain.values import object_at
from frmr_cli.servers.registry import entries

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.registry.entries import StoredEntry
    from frmr_cli.servers.registry.workers import Document, StoredWorker

_OF_JOB = ("organization", "post", "rate", "main", "beginDate", "endDate")


def masked_record(
    connection: Connection, worker: StoredWorker, *, on: date, before: str | None = None
) -> Document:
    """
    The masked document of a worker with its derived members on a day; two indexed queries.

    `before`: with the entries that were confirmed before that moment, see `register_time`.
    """
    found = entries.of_worker(
        connection, worker.id, "employment", "accreditation", confirmed=True, before=before
    )
    return derived(worker.public(), found, on=on)


def derived(document: Mapping[str, Any], found: Iterable[StoredEntry], *, on: date) -> Document:
    """A document with summaries of confirmed entries and the status on a day."""
    jobs, passed = [], []
    for entry in found:
        if entry.noun == "employment":
            jobs.append(_job(entry.masked()))
        elif entry.noun == "accreditation":
            passed.append(_accreditation(entry.masked()))
    # The main job first, and what has ended last; within that the latest first, as they come.
    jobs.sort(key=lambda job: ("endDate" in job, not job["main"]))
    whole = {**document, "employment": jobs, "accreditation": passed}
    status = status_of(whole, on=on)
    practises = status in (Status.MAY_PRACTISE, Status.EXPIRING)
    return {**whole, "isMedicalWorker": practises, "status": status.value}


def _job(entry: Document) -> Document:
    summary: Document = {name: entry[name] for name in _OF_JOB if name in entry}
    department = object_at(entry, "department").get("name")
    if department:
        summary["department"] = department
    return {**summary, "main": entry.get("main") is True}


def _accreditation(entry: Document) -> Document:
    last = last_day(entry)
    return {
        "kind": object_at(entry, "procedure").get("name", ""),
        "specialty": object_at(entry, "specialty").get("name", ""),
        "passDate": entry.get("passDate"),
        **({} if last is None else {"endDate": last.isoformat()}),
    }


def summary(record: Document, *, on: date) -> Document:
    """What a search tells of a worker: name, category, status, and the job that counts most."""
    day = on.isoformat()
    names = ("id", "lastName", "firstName", "patronymic", "category", "specialties", "status")
    told = {name: record[name] for name in names if name in record}
    running = (
        job
        for job in record["employment"]
        if (job.get("beginDate") or "9") <= day <= (job.get("endDate") or "9")
    )
    told |= next(
        ({"organization": job["organization"], "post": job["post"]} for job in running), {}
    )
    return told
