"""The audit log as values that can be shown: entries, counts, anomalies, verdicts, heads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frmr_cli.locale import language, t
from frmr_cli.render.moments import exact_moment, moment, moment_with_seconds
from frmr_cli.render.values import Field, Listing, Record, Row, Section, pairs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from frmr_cli.audit.files import Export
    from frmr_cli.audit.verification import Verdict
    from frmr_cli.transparency.checkpoint import Checkpoint
    from frmr_cli.transparency.notes import VerifierKey
    from frmr_cli.transparency.retention import Statement
    from frmr_cli.transparency.verification import Fault

BAR = 16
"""Columns of the longest bar."""

OUTCOMES = {"ok": "done", "refused": "refused", "failed": "unsuccessful"}
ROLES = {
    "practitioner": "practitioner",
    "organisation_hr": "HR of an organisation",
    "registry_admin": "registry administrator",
    "support": "support",
    "auditor": "auditor",
    "service": "service",
}
VERDICTS = {
    "valid": "The log is what was signed.",
    "tampered": "The log was tampered with.",
    "incomplete": "The input is incomplete.",
    "unverifiable": "It cannot be verified.",
}
FAULTS = {
    "edited": "changed",
    "missing": "missing",
    "inserted": "inserted",
    "reordered": "in another order",
    "tail": "cut off at the end",
    "clock": "the clock was turned back",
    "form": "no entry",
    "head": "false signature of the head",
    "key": "signed by another key",
    "older": "older than what was seen",
    "rewritten": "rewritten since it was seen",
    "unproven": "no proof that it only grew",
    "damaged": "entries and tree disagree",
    "statement": "false statement of retention",
}
ANOMALIES = {
    "failures": "{count} failures in {span}",
    "new-address": "address seen for the first time after {entries} entries; {known} were known",
    "new-client": "program seen for the first time after {entries} entries; {known} were known",
    "unusual-hours": "active at {hour}; {nightly} of {entries} entries before were at night",
    "mass-reading": "{count} records in {span}; median of this account {median} a day",
    "mass-listing": "{count} records listed in {span}",
    "mass-disclosure": "{count} disclosures or exports in {span}",
    "long-unused": "not used for {days} days before",
    "no-relation": "read {subject}, who does not work in the organisation",
}


def outcome_text(value: Any) -> str:
    """How it ended, in a word."""
    return t(OUTCOMES.get(str(value), str(value)))


def roles_text(value: Any) -> str:
    """Roles in words."""
    return ", ".join(t(ROLES.get(str(role), str(role))) for role in value)


_SEQ = Field("seq", "No.")
_AT = Field("at", "When", moment_with_seconds)
_ACTION = Field("action", "Action")
_OUTCOME = Field("outcome", "Outcome", outcome_text)
_SUBJECT = Field("subject", "Whose data")
_ACTOR = Field("actor", "Who")
_REASON = Field("reason", "Reason")

ENTRY_FIELDS = (
    _SEQ,
    Field("at", "When", exact_moment),
    _ACTOR,
    Field("roles", "Roles", roles_text),
    _ACTION,
    _OUTCOME,
    Field("code", "Code"),
    _SUBJECT,
    Field("objects", "Objects"),
    Field("fields", "Fields"),
    _REASON,
    Field("session", "Session"),
    Field("clientId", "Program"),
    Field("address", "Address"),
    Field("requestId", "Request"),
    Field("details", "Details", pairs),
)
ROW_FIELDS = (_SEQ, _AT, _ACTOR, _ACTION, _OUTCOME, _SUBJECT)
LOGIN_FIELDS = (_AT, _ACTOR, Field("address", "Address"), Field("clientId", "Program"), _OUTCOME, Field("session", "Session"))  # fmt: skip
ANOMALY_FIELDS = (_AT, _ACTOR, Field("explanation", "What is unusual"), Field("seq", "Log entry"))
KEY_NAMES = {"actor": "Who", "subject": "Whose data", "action": "Action", "outcome": "Outcome", "role": "Roles", "session": "Session", "address": "Address", "client": "Program", "code": "Code", "hour": "Hour in Moscow", "day": "Day in Moscow"}  # fmt: skip


def entries_listing(rows: Iterable[Row]) -> Listing:
    """Entries, in the order in which they come."""
    return Listing(schema="frmr.audit-entries/1", rows=rows, fields=ROW_FIELDS, id_field="seq")


def entry_record(entry: Row) -> Record:
    """One entry; fields without a value are left out where people read."""
    fields = tuple(item for item in ENTRY_FIELDS if entry.get(item.name) is not None)
    return Record(
        schema="frmr.audit-entry/1", data=entry, sections=(Section("", fields),), id_field="seq"
    )


def logins_listing(rows: Iterable[Row]) -> Listing:
    """First entries of sessions."""
    return Listing(schema="frmr.audit-logins/1", rows=rows, fields=LOGIN_FIELDS, id_field="session")


def anomalies_listing(found: Iterable[Row]) -> Listing:
    """Anomalies, explained by their numbers."""
    rows = ({**item, "explanation": _explained(item)} for item in found)
    return Listing(
        schema="frmr.audit-anomalies/1",
        rows=rows,
        fields=ANOMALY_FIELDS,
        id_field="seq",
        empty="Nothing unusual.",
    )


def counts_listing(rows: Sequence[Row], names: Sequence[str], *, bars: bool) -> Listing:
    """Counts with the names they are by; bars are for people."""
    shows = {"outcome": outcome_text}
    fields = [Field(name, KEY_NAMES[name], shows.get(name)) for name in names]
    fields.append(Field("count", "Entries"))
    shown: Sequence[Row] = rows
    if bars:
        most = max((row["count"] for row in rows), default=1)
        shown = [{**row, "bar": "█" * max(1, row["count"] * BAR // most)} for row in rows]
        fields.append(Field("bar", "Share"))
    return Listing(
        schema="frmr.audit-counts/1", rows=shown, fields=tuple(fields), id_field=names[0]
    )


def verdict_record(verdict: Verdict) -> Record:
    """What a verification found."""
    head = verdict.head
    data = {
        "outcome": verdict.outcome,
        "entries": verdict.entries,
        "heads": verdict.heads,
        "size": head.size if head else None,
        "signedAt": head.time.isoformat() if head and head.time else None,
        "fingerprint": head.fingerprint if head else None,
        "keys": [str(key) for key in verdict.keys],
        "faults": [_fault(fault) for fault in verdict.faults],
        "why": verdict.why or None,
        "retained": _retained(verdict.retained),
        "kinds": list(dict.fromkeys(fault.kind for fault in verdict.faults)) or None,
        "firstBad": min((fault.first for fault in verdict.faults if fault.first), default=None),
    }
    fields = (
        Field("outcome", "Verdict", lambda value: t(VERDICTS[value])),
        Field("kinds", "What is wrong", _kinds),
        Field("firstBad", "First bad entry"),
        Field("entries", "Entries checked"),
        Field("heads", "Signed heads compared"),
        Field("size", "Entries of the newest head"),
        Field("signedAt", "Signed", moment),
        Field("fingerprint", "Fingerprint"),
        Field("why", "Why", _why),
        Field("retained", "Contents gone by their term", _retained_text),
    )
    shown = tuple(item for item in fields if data[item.name] is not None)
    sections = [Section("", shown)]
    if verdict.faults:
        sections.append(Section("In detail", _FAULT_FIELDS, rows="faults"))
    return Record(
        schema="frmr.audit-verdict/1",
        data=data,
        sections=tuple(sections),
        id_field="outcome",
    )


def head_record(
    head: Checkpoint, note: str, keys: Sequence[VerifierKey], *, pinned: bool
) -> Record:
    """A head that this computer has seen."""
    data = {
        "fingerprint": head.fingerprint,
        "size": head.size,
        "time": head.time.isoformat() if head.time else None,
        "origin": head.origin,
        "keys": [str(key) for key in keys],
        "pinned": pinned,
        "note": note,
    }
    fields = (
        Field("fingerprint", "Fingerprint"),
        Field("size", "Entries"),
        Field("time", "Signed", moment),
        Field("origin", "Log"),
        Field("keys", "Keys"),
        Field("pinned", "Key pinned by hand", lambda value: t("yes") if value else t("no")),
    )
    return Record(
        schema="frmr.audit-head/1", data=data, sections=(Section("", fields),), id_field="size"
    )


def export_record(done: Export) -> Record:
    """What an export has written."""
    data = {
        "path": str(done.path),
        "entries": done.entries,
        "added": done.added,
        "fingerprint": done.fingerprint,
    }
    fields = (
        Field("path", "File"),
        Field("entries", "Entries"),
        Field("added", "Added now"),
        Field("fingerprint", "Fingerprint"),
    )
    return Record(
        schema="frmr.audit-export/1", data=data, sections=(Section("", fields),), id_field="path"
    )


def erasure_record(done: Row) -> Record:
    """What an erasure has left."""
    fields = (Field("mark", "Mark that is nobody's now"), Field("erasedAt", "Erased", moment))
    return Record(
        schema="frmr.audit-erasure/1", data=done, sections=(Section("", fields),), id_field="mark"
    )


def _kind(value: Any) -> str:
    return t(FAULTS.get(str(value), str(value)))


def _kinds(value: Any) -> str:
    return ", ".join(map(_kind, value))


_FAULT_FIELDS = (
    Field("kind", "What", _kind),
    Field("first", "From entry"),
    Field("last", "To entry"),
    Field("why", "What was seen", lambda value: t(str(value))),
)


def _fault(fault: Fault) -> dict[str, Any]:
    found = {"kind": fault.kind, "first": fault.first, "last": fault.last, "why": fault.why}
    return {name: value for name, value in found.items() if value not in (None, "")}


def _retained(statement: Statement | None) -> dict[str, Any] | None:
    if statement is None:
        return None
    return {
        "through": statement.through,
        "before": statement.before.isoformat(),
        "months": statement.months,
        "source": statement.source,
        "time": statement.time.isoformat(),
        "by": statement.by,
    }


def _retained_text(value: Any) -> str:
    return t(
        "1 to {through}, older than {before}; stated by {by} at {time}; term {months} months: {source}",
        **{**value, "before": moment(value["before"]), "time": moment(value["time"])},
    )


def _why(value: Any) -> str:
    known = {
        "torn": "the last line was not written whole",
        "beyond": "it has entries that no head covers",
        "before": "the entries before it are in other files",
    }
    return t(known.get(value, str(value)))


def _number(value: float) -> str:
    """With the decimal sign of the language, and without what is nought."""
    text = f"{value:g}"
    return text.replace(".", ",") if language() == "ru" else text


def _explained(anomaly: Row) -> str:
    pattern = ANOMALIES.get(str(anomaly.get("kind")))
    numbers = dict(anomaly.get("numbers") or {})
    if pattern is None or not numbers:
        return str(anomaly.get("kind"))
    if isinstance(numbers.get("median"), float):
        numbers["median"] = _number(numbers["median"])
    if (minutes := numbers.get("minutes")) is not None:
        numbers["span"] = (
            t("{minutes} min", minutes=_number(minutes)) if minutes > 1 else t("a minute")
        )
    try:
        return t(pattern, **numbers)
    except KeyError:
        return str(anomaly.get("kind"))
