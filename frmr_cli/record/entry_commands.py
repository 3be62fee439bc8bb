"""What the commands on education and on employment do alike: add, edit, remove, submit."""

from __future__ import annotations

import shlex
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from frmr_cli.domain.json_documents import merge
from frmr_cli.errors import FrmrError, UsageError
from frmr_cli.locale import t
from frmr_cli.nsi.names import resolver, similar
from frmr_cli.record.entries import (
    carried_out,
    draft_faults,
    lacking,
    read_to_change,
    refuse_faulty_draft,
    rejected,
)
from frmr_cli.record.entry_fields import fields_of
from frmr_cli.record.entry_values import entry_document
from frmr_cli.record.guided_form import Asker, command_of, complete, missing
from frmr_cli.record.patches import differences, merge_patch
from frmr_cli.render.documents import kind_name
from frmr_cli.render.education import STUDIES
from frmr_cli.render.employment import JOB
from frmr_cli.render.profile import changes_listing
from frmr_cli.render.safe import safe
from frmr_cli.render.values import value_at

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from frmr_cli.context import Context
    from frmr_cli.record.entries import Noun
    from frmr_cli.registry.caller import Answer
    from frmr_cli.render.values import Record

    View = Callable[[Mapping[str, Any]], Record]
    Given = Mapping[str, Any]

CORRECTED = ("rejected", "draft")
"""States of an entry that is sent again: what corrects a rejected one makes it a draft."""
_TITLED = {"education": STUDIES, "employment": JOB}
"""Noun → the section that names its fields."""


def add(
    context: Context,
    noun: Noun,
    given: Given,
    *,
    worker: str,
    kind: str | None,
    source: str | None,
    view: View,
) -> None:
    """Save a new draft of options, of a JSON document and of answers at a terminal, in this order of weight."""
    asker = Asker(context.console, resolver(context.registry), similar(context.registry))
    document = _from_json(context, source)
    kind = kind or document.get("kind") or _kind(context, noun)
    own = entry_document(
        noun.fields,
        given,
        kind=str(kind),
        resolve=asker.resolve,
        help_command=f"frmr {noun.name} add --help",
    )
    document = merged(document, own) | {"kind": kind}
    fields = fields_of(noun.fields, str(kind))
    if context.console.can_ask and missing(document, fields):
        # Nobody answers a dozen questions to hear at the end that this record is not open to them.
        next(iter(noun.entries(context).of(worker)), None)
    before = deepcopy(document)
    try:
        document = complete(
            document, fields, asker=asker, check=lambda entry: draft_faults(noun, entry)
        )
        refuse_faulty_draft(noun, document)
        entry = noun.entries(context).add(worker, document).data
    except (FrmrError, KeyboardInterrupt):
        if document != before:
            said = _command_again(noun, document, worker=worker, source=source)
            context.console.tell(t("What you answered is not lost. Go on with:"))
            context.console.tell(said)
        raise
    context.show(view(entry))
    context.remember(noun.name, str(entry.get("id", "")))
    _tell_uncoded(context, noun, own)
    tell_next(context, noun, entry, worker=worker)


def _command_again(noun: Noun, document: dict[str, Any], *, worker: str, source: str | None) -> str:
    kind = str(document["kind"])
    start = f"frmr {noun.name} add"
    start += f" --worker {worker}" if worker != "me" else ""
    start += f" --from-json {shlex.quote(source)}" if source else ""
    start += f" --kind {kind}" if kind != noun.name else ""
    return safe(command_of(start, document, fields_of(noun.fields, kind)))


def _from_json(context: Context, source: str | None) -> dict[str, Any]:
    read = context.console.stdin.read
    return merge_patch(assignments=(), removals=(), source=source, read_stdin=read)


def _kind(context: Context, noun: Noun) -> str:
    kinds = tuple(dict.fromkeys(kind for item in noun.fields for kind in item.kinds))
    if not kinds:
        return noun.name
    if context.console.can_ask:
        listed = ", ".join(f"{number} {t(kind)}" for number, kind in enumerate(kinds, start=1))
        while (line := context.console.line(t("Kind ({listed}): ", listed=listed))) is not None:
            answer = line.strip().casefold()
            for number, kind in enumerate(kinds, start=1):
                if answer in {str(number), kind, t(kind).casefold()}:
                    return kind
            context.console.tell(t("Choose by number or word."))
    raise UsageError("FRMR-REC-001", names=t("Kind"), flags=f"--kind {'|'.join(kinds)}")


def edit(
    context: Context,
    noun: Noun,
    named: str,
    given: Given,
    *,
    worker: str,
    assignments: Sequence[str],
    removals: Sequence[str],
    source: str | None,
    version: int | None,
    dry_run: bool,
) -> None:
    """Change an entry by options, assignments and a JSON merge patch; the rules are asked first."""
    read = context.console.stdin.read
    patch = merge_patch(assignments=assignments, removals=removals, source=source, read_stdin=read)
    if not patch and not given:
        raise UsageError("FRMR-REC-005", help=f"frmr {noun.name} edit --help")
    before = read_to_change(context, noun, named, worker=worker, version=version)
    own = entry_document(
        noun.fields,
        given,
        kind=str(before.data.get("kind", noun.name)),
        resolve=_whole(resolver(context.registry)),
        help_command=f"frmr {noun.name} edit --help",
    )
    _tell_uncoded(context, noun, own)
    patch = merged_patch(patch, own)
    change(context, noun, before, patch, worker=worker, dry_run=dry_run)


def members(context: Context, noun: Noun, given: Given, *, source: str | None) -> dict[str, Any]:
    """Members that options and a JSON document name, of an entry that is to be made of another one."""
    own = entry_document(
        noun.fields,
        given,
        kind=noun.name,
        resolve=resolver(context.registry),
        help_command=f"frmr {noun.name} --help",
    )
    return merged(_from_json(context, source), own)


def change(
    context: Context,
    noun: Noun,
    before: Answer,
    patch: Mapping[str, Any],
    *,
    worker: str = "me",
    dry_run: bool = False,
) -> None:
    """Send a merge patch, if the rules of the register allow what comes of it, and show what changed."""
    wanted = merged(before.data, patch)
    refuse_faulty_draft(noun, wanted)
    if dry_run:
        context.show(changes_listing(differences(before.data, wanted, patch), _TITLED[noun.name]))
        return
    entries, named = noun.entries(context), str(before.data["id"])
    after = carried_out(
        context, noun, before, lambda etag: entries.patch(named, patch, etag=etag)
    ).data
    context.show(changes_listing(differences(before.data, after, patch), _TITLED[noun.name]))
    context.console.note(t("Saved: version {version}.", version=after.get("version", "?")))
    tell_next(context, noun, after, worker=worker)


def remove(context: Context, noun: Noun, named: str, *, worker: str, yes: bool, view: View) -> None:
    """Remove an entry; asks first."""
    before = read_to_change(context, noun, named, worker=worker)
    entry = before.data
    place = entry.get("institution") or entry.get("organization") or {}
    question = t(
        "Remove {kind}, {place} ({id})?",
        kind=view(entry).title,
        place=place.get("name", "") if isinstance(place, dict) else place,
        id=entry["id"],
    )
    if not context.console.confirm(question, yes=yes):
        context.console.note(t("Nothing was removed."))
        return
    entries, whole = noun.entries(context), str(entry["id"])
    carried_out(context, noun, before, lambda etag: entries.remove(whole, etag=etag))
    context.console.note(t("Removed."))


def submit(
    context: Context, noun: Noun, named: str, *, worker: str, again: bool, view: View
) -> None:
    """
    Have an entry checked and show what came of it; `again` takes only one that was not confirmed.

    Raises: ValidationFailed FRMR-REC-006 with the faults when it is rejected.
    """
    before = read_to_change(context, noun, named, worker=worker)
    state, whole = str(before.data.get("state", "")), str(before.data["id"])
    if again and state not in CORRECTED:
        raise UsageError("FRMR-REC-007", state=t(state), show=noun.command("show", whole))
    entries = noun.entries(context)
    entry = carried_out(context, noun, before, lambda etag: entries.submit(whole, etag=etag)).data
    context.show(view(entry))
    error = rejected(noun, entry)
    if error is not None:
        raise error
    if entry.get("state") == "on_check":
        context.console.note(
            t("The entry is being checked; see: {command}", command=noun.command("show", whole))
        )
    else:
        context.console.note(t("Confirmed: readers see this version from now on."))


def tell_next(
    context: Context, noun: Noun, entry: Mapping[str, Any], *, worker: str = "me"
) -> None:
    """What is left to do with a draft."""
    named = str(entry.get("id", ""))
    lacks, papers = lacking(noun, entry)
    if entry.get("confirmedVersion") is not None:
        context.console.note(
            t(
                "Readers go on seeing version {version} until this one is confirmed.",
                version=entry["confirmedVersion"],
            )
        )
    if lacks:
        context.console.note(t("Before it is submitted, add: {flags}.", flags=", ".join(lacks)))
    for kind in papers:
        whose = "" if worker == "me" else f"--worker {worker} "
        command = t("frmr documents upload FILE {whose}--kind {kind} --to {id}", whose=whose, kind=kind, id=named)  # fmt: skip
        name = kind_name(kind)
        context.console.note(t("No scan yet ({kind}): {command}", kind=name, command=command))
    if not lacks and not papers:
        command = noun.command("submit", named)
        context.console.note(t("Submit it with: {command}", command=command))


def _tell_uncoded(context: Context, noun: Noun, given: Mapping[str, Any]) -> None:
    """Names of options that their dictionary does not have; the register takes them as they are."""
    for item in noun.fields:
        value = value_at(given, item.path)
        if item.has_dictionary and isinstance(value, dict) and not value.get("code"):
            name = str(value.get("name", ""))
            command = f"frmr nsi search {shlex.quote(name.split(maxsplit=1)[0][:5])}"
            context.console.note(
                t("«{name}» ({flag}) is not in the dictionary and stays without a code. Look it up: {command}",
                  name=name, flag=item.flag, command=command)
            )  # fmt: skip


def merged(document: Mapping[str, Any], patch: Mapping[str, Any]) -> dict[str, Any]:
    """A document changed by a merge patch (RFC 7396)."""
    result = merge(document, patch)
    return result if isinstance(result, dict) else {}


def merged_patch(first: Mapping[str, Any], second: Mapping[str, Any]) -> dict[str, Any]:
    """Two merge patches as one; the second wins, and what it removes stays removed."""
    result = dict(first)
    for name, value in second.items():
        inner = result.get(name)
        if isinstance(value, dict) and isinstance(inner, dict):
            result[name] = merged_patch(inner, value)
        else:
            result[name] = value
    return result


def _whole(resolve: Any) -> Any:
    """In a patch a name without a code takes the code of the former value away."""

    def found(dictionaries: Sequence[str], text: str) -> dict[str, Any]:
        return resolve(dictionaries, text) or {"code": None, "name": text}

    return found
