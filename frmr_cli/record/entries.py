"""Entries of a record between a command and the registry: found, read, checked, changed."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any, NamedTuple

from frmr_cli.domain.dates import parse_date
from frmr_cli.errors import Conflict, Forbidden, NotFound, UsageError, ValidationFailed
from frmr_cli.locale import language, t
from frmr_cli.record.entry_fields import EDUCATION, EMPLOYMENT, EntryField, fields_of
from frmr_cli.record.patches import differences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

    from frmr_cli.context import Context
    from frmr_cli.domain.rules import Fault
    from frmr_cli.errors import FieldError
    from frmr_cli.registry.caller import Answer
    from frmr_cli.registry.records import Entries

ID_LENGTH = 22
REGISTER_TIME = timezone(timedelta(hours=3))
"""The register counts days by Moscow time (107-ФЗ)."""
OF_THE_SERVER = frozenset(
    {
        "id",
        "workerId",
        "state",
        "faults",
        "version",
        "confirmedVersion",
        "updatedAt",
        "links",
        "masked",
    }
)
"""Members that a client reads and never sends."""
STALE = 412
NO_DIPLOMA = "FRMR-RULE-104"


class Noun(NamedTuple):
    """One kind of entries as the command line knows it."""

    name: str
    fields: tuple[EntryField, ...]

    def entries(self, context: Context) -> Entries:
        """The operations on them."""
        found: Entries = getattr(context.registry, self.name)
        return found

    def command(self, verb: str, entry_id: str = "ID") -> str:
        """A command to show to a person."""
        return f"frmr {self.name} {verb} {entry_id}".rstrip()

    def faults(self, entry: Mapping[str, Any], *, complete: bool = False) -> list[Fault]:
        """What the rules of the register say of an entry by itself."""
        from frmr_cli.domain.record import Record

        checks = {"education": _education, "employment": _employment}
        return checks[self.name]()(entry, today=today(), record=Record(), complete=complete)


EDUCATION_NOUN = Noun("education", EDUCATION)
EMPLOYMENT_NOUN = Noun("employment", EMPLOYMENT)


def _education() -> Callable[..., list[Fault]]:
    from frmr_cli.domain.education_rules import check_education

    return check_education


def _employment() -> Callable[..., list[Fault]]:
    from frmr_cli.domain.employment_rules import check_employment

    return check_employment


def today() -> date:
    """The day by the calendar of the register."""
    return datetime.now(UTC).astimezone(REGISTER_TIME).date()


def given_day(text: str | None) -> str | None:
    """
    A day of the command line in ISO 8601.

    Raises: UsageError FRMR-REC-016.
    """
    if text is None:
        return None
    try:
        return parse_date(text).isoformat()
    except ValidationFailed as error:
        raise UsageError("FRMR-REC-016", text=text) from error


def remember(context: Context, noun: Noun, rows: Iterable[Mapping[str, Any]]) -> None:
    """Offer the entries when a shell completes a command."""
    for row in rows:
        context.remember(noun.name, str(row.get("id", "")))


def entry_id(
    context: Context, noun: Noun, text: str, *, worker: str = "me", as_of: str | None = None
) -> str:
    """
    The id that a person means: whole, or its beginning among the entries of a worker on a day.

    Raises: NotFound FRMR-REC-008, UsageError FRMR-REC-009 for a beginning that several have.
    """
    if len(text) >= ID_LENGTH:
        return text
    rows = rows_of(context, noun, worker, as_of=as_of)
    found = [str(row["id"]) for row in rows if _begins(row, text)]
    if not found:
        listing = noun.command("list", "" if worker == "me" else f"--worker {worker}")
        raise NotFound("FRMR-REC-008", prefix=text, list=listing)
    if len(found) > 1:
        raise UsageError("FRMR-REC-009", prefix=text, found=", ".join(sorted(found)))
    return found[0]


def rows_of(
    context: Context, noun: Noun, worker: str, *, as_of: str | None = None
) -> Iterator[dict[str, Any]]:
    """The entries of a worker; with the education come the accreditations."""
    yield from noun.entries(context).of(worker, as_of=as_of)
    if noun is EDUCATION_NOUN:
        yield from context.registry.accreditation.of(worker, as_of=as_of)


def history(
    context: Context, text: str, *, worker: str, limit: int | None
) -> Iterator[dict[str, Any]]:
    """The versions of an entry of whatever noun, newest first; `text` is its id or the beginning. Raises: as `entry_id`."""
    try:
        named = entry_id(context, EDUCATION_NOUN, text, worker=worker)
    except NotFound:
        job = entry_id(context, EMPLOYMENT_NOUN, text, worker=worker)
        return context.registry.employment.history(job, limit=limit)
    try:
        return context.registry.education.history(named, limit=limit)
    # A registry does not tell what there is from what may not be seen.
    except (NotFound, Forbidden):
        return context.registry.employment.history(named, limit=limit)


def jobs(context: Context, worker: str, *, drafts: bool) -> list[dict[str, Any]]:
    """The jobs of a worker; without drafts only those that are confirmed."""
    rows = context.registry.employment.of(worker)
    return [row for row in rows if drafts or row.get("state", "confirmed") == "confirmed"]


def _begins(row: Mapping[str, Any], text: str) -> bool:
    return bool(text) and str(row.get("id", "")).startswith(text)


def read(
    context: Context, noun: Noun, text: str, *, worker: str = "me", as_of: str | None = None
) -> Answer:
    """An entry; an id that is no education may be of an accreditation."""
    found = entry_id(context, noun, text, worker=worker, as_of=as_of)
    try:
        return noun.entries(context).entry(found, as_of=as_of)
    # A registry does not tell what there is from what may not be seen.
    except (NotFound, Forbidden):
        if noun is not EDUCATION_NOUN:
            raise
    return context.registry.accreditation.entry(found, as_of=as_of)


def read_to_change(
    context: Context, noun: Noun, text: str, *, worker: str = "me", version: int | None = None
) -> Answer:
    """
    An entry that is going to be changed, with the version that the change is made from in `etag`.

    Raises: Forbidden FRMR-REC-004 for an accreditation.
    """
    answer = read(context, noun, text, worker=worker)
    if answer.data.get("kind") == "accreditation":
        raise Forbidden("FRMR-REC-004")
    return answer if version is None else answer._replace(etag=f'"{version}"')


def carried_out(
    context: Context, noun: Noun, before: Answer, change: Callable[[str], Answer]
) -> Answer:
    """
    Make a change from the version that was read; `change` takes its tag.

    Raises: Conflict FRMR-REC-003 that says what is different, when somebody else was faster.
    """
    with unless_stale(lambda error: _stale(context, noun, before, error)):
        return change(before.etag or "")


@contextmanager
def unless_stale(told: Callable[[Conflict], Conflict]) -> Iterator[None]:
    """Around a change of a version that was read. Raises: Conflict as `told` has it when somebody else was faster."""
    try:
        yield
    except Conflict as error:
        if error.details.get("status") != STALE:
            raise
        raise told(error) from error


def _stale(context: Context, noun: Noun, before: Answer, error: Conflict) -> Conflict:
    named = str(before.data["id"])
    now = noun.entries(context).entry(named).data
    names = [name for name in {**before.data, **now} if name not in OF_THE_SERVER]
    changed = [row["field"] for row in differences(before.data, now, names)]
    return Conflict(
        "FRMR-REC-003",
        request_id=error.request_id,
        version=now.get("version", "?"),
        changed=", ".join(changed) or t("its state"),
        show=noun.command("show", named),
    )


def refuse_faulty_draft(noun: Noun, entry: Mapping[str, Any]) -> None:
    """
    Stop before anything is sent where a rule of the register is broken.

    Raises: ValidationFailed FRMR-RULE-001 with every fault.
    """
    from frmr_cli.domain.rules import refuse_faulty

    try:
        refuse_faulty(draft_faults(noun, entry), language())
    except ValidationFailed as error:
        # Who typed an option knows no pointer.
        error.fields = tuple(_with_flags(noun, entry, item) for item in error.fields)
        raise


def _with_flags(noun: Noun, entry: Mapping[str, Any], fault: FieldError) -> FieldError:
    fields = fields_of(noun.fields, str(entry.get("kind", noun.name)))
    flags = [item.flag for item in fields if fault.pointer and item.is_at(fault.pointer)]
    return fault._replace(message=f"{fault.message} {', '.join(flags)}") if flags else fault


def draft_faults(noun: Noun, entry: Mapping[str, Any]) -> list[Fault]:
    """What the rules of the register say of a draft of these members."""
    own = {name: value for name, value in entry.items() if name not in OF_THE_SERVER}
    return noun.faults(own)


class Lacks(NamedTuple):
    """What an entry still needs before it can be submitted."""

    flags: list[str]
    """Options."""
    papers: list[str]
    """Kinds of papers whose scans are missing; whether a linked one is the right one, the registry knows."""


def lacking(noun: Noun, entry: Mapping[str, Any]) -> Lacks:
    """What the rules of the register miss in an entry."""
    from frmr_cli.domain.paper_rules import SCANS_BY_KIND
    from frmr_cli.domain.values import REQUIRED

    found, kind = noun.faults(entry, complete=True), str(entry.get("kind"))
    pointers = {fault.pointer for fault in found if fault.code in (REQUIRED, NO_DIPLOMA)}
    purposes = [str(fault.params["purpose"]) for fault in found if fault.pointer == "/links" and "purpose" in fault.params]  # fmt: skip
    usual, *_ = SCANS_BY_KIND.get(kind, ("other",))
    return Lacks(
        [
            item.flag
            for item in fields_of(noun.fields, kind)
            if any(item.is_at(pointer) for pointer in pointers)
        ],
        [usual if purpose == "scan" else purpose for purpose in purposes],
    )


def rejected(noun: Noun, entry: Mapping[str, Any]) -> ValidationFailed | None:
    """The error that a rejected entry ends a command with; None for one that was not rejected."""
    from frmr_cli.errors import FieldError

    if entry.get("state") != "rejected":
        return None
    named = str(entry["id"])
    found = entry.get("faults")
    faults = (
        [fault for fault in found if isinstance(fault, dict)] if isinstance(found, list) else []
    )
    errors = [fault for fault in faults if fault.get("severity") != "warning"]
    fields = [
        FieldError(*(str(fault.get(name, "")) for name in FieldError._fields)) for fault in errors
    ]
    return ValidationFailed(
        "FRMR-REC-006",
        fields=fields,
        count=len(fields),
        edit=noun.command("edit", named),
        submit=noun.command("recheck", named),
    )
