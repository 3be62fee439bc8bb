"""Documents between a command and the registry: found, described, sent, fetched."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from frmr_cli.domain.files import OF_A_JOB, PDF, PROOFS, PURPOSES, file_name
from frmr_cli.errors import Conflict, NotFound, ServerError, UsageError
from frmr_cli.locale import language, t
from frmr_cli.record.entries import (
    EDUCATION_NOUN,
    EMPLOYMENT_NOUN,
    ID_LENGTH,
    entry_id,
    given_day,
    today,
    unless_stale,
)
from frmr_cli.record.transfer_progress import shown_progress

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from contextlib import AbstractContextManager

    from frmr_cli.context import Context
    from frmr_cli.registry.caller import Answer
    from frmr_cli.registry.documents import Content, Stored
    from frmr_cli.scan_files import ScanFile

_PERIOD = re.compile(r"([0-9]{1,4})([dwm]?)")
_DAYS = {"": 1, "d": 1, "w": 7, "m": 31}
"""Months are counted long: nothing that ends within them is left out."""


def document_id(
    context: Context, text: str, *, worker: str = "me", as_of: str | None = None
) -> str:
    """
    The id that a person means: whole, or its beginning among the documents of a worker on a day.

    Raises: NotFound FRMR-DOC-049, UsageError FRMR-DOC-050 for a beginning that several have.
    """
    if len(text) >= ID_LENGTH:
        return text
    rows = context.registry.documents.of(worker, as_of=as_of)
    found = [str(row["id"]) for row in rows if text and str(row["id"]).startswith(text)]
    if not found:
        more = "" if worker == "me" else f" --worker {worker}"
        raise NotFound("FRMR-DOC-049", prefix=text, list=f"frmr documents list{more}")
    if len(found) > 1:
        raise UsageError("FRMR-DOC-050", prefix=text, found=", ".join(sorted(found)))
    return found[0]


def reason(context: Context) -> str | None:
    """
    Why something restricted is read, as the flags of the run say it.

    Raises: UsageError FRMR-CLI-014 for --reveal without a reason.
    """
    text = context.flags.reason
    if context.flags.reveal and not (text and text.strip()):
        raise UsageError("FRMR-CLI-014")
    return text


def metadata(
    kind: str,
    scan: ScanFile,
    details: Mapping[str, str | None],
    valid_until: str | None,
) -> dict[str, Any]:
    """
    What is sent along with a sound scan.

    Raises: UsageError FRMR-REC-016 for a day that is none, ValidationFailed FRMR-RULE-001.
    """
    from frmr_cli.domain.document_rules import check_document
    from frmr_cli.domain.rules import refuse_faulty

    given = {key: value for key, value in details.items() if value is not None}
    if "date" in given:
        given["date"] = given_day(given["date"]) or ""
    name = file_name(scan.path.name, scan.media_type or PDF)
    said: dict[str, Any] = {"kind": kind, "name": name}
    if given:
        said["details"] = given
    if valid_until is not None:
        said["validUntil"] = given_day(valid_until)
    refuse_faulty(check_document(said, today=today()), language())
    return said


def correction(
    details: Mapping[str, str | None],
    *,
    name: str | None,
    valid_until: str | None,
    removals: Sequence[str],
) -> dict[str, Any]:
    """
    The merge patch of what is given and taken away; empty when nothing is.

    Raises: UsageError FRMR-REC-016 for a day that is none.
    """
    given: dict[str, Any] = {key: value for key, value in details.items() if value is not None}
    if "date" in given:
        given["date"] = given_day(given["date"])
    given |= {key: None for key in removals if key in details}
    patch: dict[str, Any] = {"details": given} if given else {}
    if name is not None:
        patch["name"] = name
    if valid_until is not None:
        patch["validUntil"] = given_day(valid_until)
    return patch | ({"validUntil": None} if "valid-until" in removals else {})


def corrected(document: Mapping[str, Any], patch: Mapping[str, Any]) -> dict[str, Any]:
    """
    A document after a merge patch, as far as this machine may see it.

    Raises: ValidationFailed FRMR-RULE-001 for what breaks a rule of the register.
    """
    from frmr_cli.domain.document_rules import check_document
    from frmr_cli.domain.json_documents import merge
    from frmr_cli.domain.rules import refuse_faulty

    after: Any = merge(dict(document), dict(patch))
    hidden = {place.rpartition("/")[2] for place in document.get("masked", ())}
    said = {key: after[key] for key in ("kind", "name", "validUntil") if after.get(key) is not None}
    if "name" in said:
        said["name"] = file_name(str(said["name"]), str(document.get("mediaType", PDF)))
    shown = after.get("details") or {}
    said["details"] = {
        key: value
        for key, value in shown.items()
        if key not in hidden or key in (patch.get("details") or {})
    }
    refuse_faulty(check_document(said, today=today()), language())
    return {**after, "name": said.get("name", after.get("name"))}


def purpose_of(kind: str, purpose: str | None) -> str:
    """What a document of some kind proves for an entry unless something else is said."""
    return purpose or (kind if kind in PURPOSES else "scan")


def entry_of(context: Context, text: str, purpose: str, *, worker: str) -> str:
    """The id of the entry that a document of this purpose proves. Raises: as `entry_id`."""
    noun = EDUCATION_NOUN if purpose == "scan" else EMPLOYMENT_NOUN
    return entry_id(context, noun, text, worker=worker)


def tell_unlinked(context: Context, document: Mapping[str, Any], *, worker: str) -> None:
    """What is left to do with a paper that proves nothing yet, where papers of its kind prove something."""
    if document.get("links") or document.get("kind") not in PROOFS:
        return
    command = t("`frmr documents link {id} ENTRY`", id=document["id"])
    if document["kind"] in OF_A_JOB and worker == "me":
        note = t("It is linked to nothing yet. Your employer sees it as soon as it is linked to the job: {command}",
                 command=command)  # fmt: skip
    else:
        note = t("It is linked to nothing yet: {command}", command=command)
    context.console.note(note)


def send(context: Context, scan: ScanFile, said: Mapping[str, Any], *, worker: str) -> Stored:
    """Upload a scan. Raises: ServerError FRMR-DOC-043 when something else was stored."""
    with shown_progress(context.console, t("Sending"), now=context.monotonic) as progress:
        stored = context.registry.documents.upload(worker, said, scan.content, progress=progress)
    _require_same(scan, stored.answer)
    return stored


def unchanged(document: str) -> AbstractContextManager[None]:
    """Around a change of a document. Raises: Conflict FRMR-DOC-051 when somebody else was faster."""
    show = f"frmr documents show {document}"
    return unless_stale(
        lambda error: Conflict("FRMR-DOC-051", request_id=error.request_id, show=show)
    )


def send_again(context: Context, scan: ScanFile, document: Answer) -> Answer:
    """Replace the content of a document. Raises: as `send`."""
    named = str(document.data["id"])
    with (
        unchanged(named),
        shown_progress(context.console, t("Sending"), now=context.monotonic) as progress,
    ):
        answer = context.registry.documents.replace(
            named, scan.content, etag=document.etag or "", progress=progress
        )
    _require_same(scan, answer)
    return answer


def _require_same(scan: ScanFile, answer: Answer) -> None:
    if answer.data.get("sha256") != scan.sha256:
        raise ServerError(
            "FRMR-DOC-043", request_id=answer.request_id or None, id=answer.data.get("id", "")
        )


def fetch(context: Context, document: Answer, *, as_of: str | None = None) -> Content:
    """
    The content of a document; of a day, the scan that was there.

    Raises: ServerError FRMR-DOC-041 when it is not what the registry said it would be.
    """
    with shown_progress(context.console, t("Receiving"), now=context.monotonic) as progress:
        content = context.registry.documents.content(
            str(document.data["id"]),
            size=int(document.data.get("size", 0)),
            as_of=as_of,
            reason=reason(context),
            progress=progress,
        )
    if content.sha256 != document.data.get("sha256"):
        raise ServerError("FRMR-DOC-041", request_id=document.request_id or None)
    return content


def preview(context: Context, document: Answer, *, as_of: str | None = None) -> None:
    """Show a scan where the terminal can, and say what there is to see where it cannot. Raises: as `fetch`."""
    from frmr_cli.render.scan_preview import description, picture_view

    content = fetch(context, document, as_of=as_of)
    picture = picture_view(content.data) if context.console.answers else None
    if picture is None:
        context.console.note(description(content.data, content.media_type))
    else:
        context.console.picture(picture)


def days_of(period: str) -> int:
    """
    Days of a period such as `90d`, `12w` or `3m`; a bare number means days.

    Raises: UsageError FRMR-DOC-045.
    """
    match = _PERIOD.fullmatch(period.strip().lower())
    if match is None:
        raise UsageError("FRMR-DOC-045", value=period)
    return int(match[1]) * _DAYS[match[2]]
