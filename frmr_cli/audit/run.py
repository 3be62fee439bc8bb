"""The work of `frmr audit`: questions asked and shown, heads kept, verdicts told."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from frmr_cli.audit.progress import progress
from frmr_cli.audit.questions import filters_of
from frmr_cli.errors import FrmrError, NetworkError, UsageError, ValidationFailed
from frmr_cli.locale import t

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from frmr_cli.audit.verification import Verdict
    from frmr_cli.audit.witness import Witness
    from frmr_cli.context import Context
    from frmr_cli.registry.audit import AuditLog
    from frmr_cli.transparency.notes import VerifierKey


_UNREADABLE = "FRMR-AUDIT-011"
"""What the registry sent is no head and no proof."""
_FINGERPRINT = re.compile(r"\d{1,15}(\s+·)?(\s+[0-9a-f]{4}){5}", re.IGNORECASE)


def filters(given: Mapping[str, str | None]) -> dict[str, str]:
    """See `filters_of`."""
    return filters_of(given, now=datetime.now(UTC))


def met(context: Context) -> AuditLog:
    """
    The log of the registry, after its newest head was held against what this computer has seen.

    Raises: Contradiction.
    """
    # Before the client is built: it would watch the heads of the answers too, and everything would be told twice.
    witness = witness_of(context)
    log = context.registry.audit
    witness.meet(log)
    return log


def verify(
    context: Context,
    *,
    sources: Sequence[Path],
    head: Path | None,
    pubkey: str | None,
    proof: Path | None,
) -> int:
    """
    Verify a registry, exports that follow one another or a proof, and show the verdict.

    Returns: the exit code that says it.
    """
    from frmr_cli.render.audit import verdict_record

    if proof:
        from frmr_cli.audit.verification import read_proof, verify_proof

        verdict = _with_keys(context, pubkey, lambda keys: verify_proof(read_proof(proof), keys))
    elif sources:
        verdict = _with_keys(context, pubkey, lambda keys: _files(context, sources, head, keys))
    else:
        verdict = _live(context, pubkey)
    context.show(verdict_record(verdict))
    return verdict.code


def prove(context: Context, seq: int) -> None:
    """Write an entry with its proof to stdout, as one JSON object; whom its marks mean is told beside it."""
    import json

    from frmr_cli.audit.verification import verify_proof

    witness = witness_of(context)
    witness.meet(context.registry.audit)
    document = dict(context.registry.audit.proof(seq).data)
    names = document.pop("names", {})
    verdict = verify_proof(document, witness.memory().keys)
    if verdict.code:
        why = t("entry {seq} is not what was signed", seq=seq)
        raise witness.contradiction("edited", why)
    context.console.data([json.dumps(document, ensure_ascii=False, indent=2) + "\n"])
    for mark, name in names.items():
        context.console.note(f"{mark}: {name or t('erased, nobody knows whose it was')}")


def export(context: Context, path: Path) -> None:
    """Write an export, or go on with one."""
    from frmr_cli.audit.files import export as write
    from frmr_cli.render.audit import export_record

    with progress(context) as told:
        done = write(context.registry.audit, witness_of(context), path, told=told)
    context.show(export_record(done))


def erase(context: Context, worker_id: str, *, yes: bool) -> None:
    """Destroy the key of a worker's marks, after a question. Raises: UsageError FRMR-CLI-009 without a reason."""
    from frmr_cli.render.audit import erasure_record

    reason = context.flags.reason
    if not reason:
        raise UsageError("FRMR-AUDIT-016")
    log = met(context)
    question = t(
        "Destroy what leads from the entries of the log to {worker}? It cannot be undone.",
        worker=worker_id,
    )
    if not context.console.confirm(question, yes=yes):
        context.console.note(t("Nothing was erased."))
        return
    context.show(erasure_record(log.erase(worker_id, reason).data))


def show_head(context: Context) -> None:
    """The newest head."""
    from frmr_cli.render.audit import head_record

    witness = witness_of(context)
    head = witness.meet(context.registry.audit)
    memory = witness.memory()
    context.show(head_record(head, memory.note or "", memory.keys, pinned=memory.is_pinned))


def pin(context: Context, key: str) -> None:
    """Trust a key that a person names."""
    witness = witness_of(context)
    witness.pin(_key(key))
    context.console.note(t("The key is pinned. Verify the log with: frmr audit verify"))


def compare(context: Context, theirs: str) -> None:
    """
    Hold a fingerprint that somebody reads out, or a file with a head, against the log as it is here.

    Raises: FrmrError FRMR-AUDIT-015 when they differ; UsageError FRMR-CLI-009 for what is no fingerprint, which must not be taken for one
    of another log.
    """
    witness = witness_of(context)
    if not Path(theirs).is_file() and not _FINGERPRINT.fullmatch(theirs.strip()):
        raise UsageError(
            "FRMR-CLI-009",
            name="FINGERPRINT",
            value=theirs,
            limits="512 · 2c9e 04b1 77aa 03fd 61d0",
            help="frmr audit checkpoint compare --help",
        )
    newest = witness.meet(context.registry.audit)
    if Path(theirs).is_file():
        from frmr_cli.audit.files import text_of

        theirs = witness.opened(text_of(Path(theirs)), witness.memory().keys)[0].fingerprint
    ours = _fingerprint_at(context, witness, newest, theirs)
    if _letters(ours) != _letters(theirs):
        raise FrmrError("FRMR-AUDIT-015", ours=ours, theirs=theirs, path=str(witness.path))
    context.console.note(t("The heads agree: {fingerprint}", fingerprint=ours))


def _fingerprint_at(context: Context, witness: Witness, newest: Any, theirs: str) -> str:
    """Our fingerprint of the size that the other one names; the newest where there is no head of it."""
    size = int(theirs.split(maxsplit=1)[0])
    # A head over more entries than there are is of another log; nobody has it here.
    if size >= newest.size:
        return str(newest.fingerprint)
    keys = witness.memory().keys
    for item in context.registry.audit.checkpoints(max(0, size - 1), size):
        return witness.opened(str(item["note"]), keys)[0].fingerprint
    return str(newest.fingerprint)


def _letters(fingerprint: str) -> str:
    return "".join(sign for sign in fingerprint.lower() if sign.isalnum())


def _live(context: Context, pubkey: str | None) -> Verdict:
    from frmr_cli.audit.live_verification import verify_live
    from frmr_cli.audit.verification import TAMPERED, UNVERIFIABLE, Verdict
    from frmr_cli.transparency.verification import Fault

    key = _given(pubkey) if pubkey else None
    try:
        witness = witness_of(context)
        memory = witness.memory()
        if key and key not in memory.keys:
            if memory.keys or memory.note:
                # What was seen is evidence; only `checkpoint pin` lets it go.
                why = t("this computer knows the log under another key than the given one")
                return Verdict(TAMPERED, faults=(Fault("key", why=why),))
            witness.pin(key)
        with progress(context) as told:
            return verify_live(context.registry.audit, witness, told=told)
    except FrmrError as error:
        if not isinstance(error, NetworkError) and error.code != _UNREADABLE:
            raise
        from frmr_cli.render.errors import error_text

        return Verdict(UNVERIFIABLE, why=f"{error_text(error).message} [{error.code}]")


def _files(
    context: Context, sources: Sequence[Path], head: Path | None, keys: tuple[VerifierKey, ...]
) -> Verdict:
    from frmr_cli.audit import beginnings
    from frmr_cli.audit.files import ends, head_file, heads_of, text_of
    from frmr_cli.audit.verification import INCOMPLETE, UNVERIFIABLE, Verdict, verify_files

    for source in sources:
        if not source.is_file():
            return Verdict(UNVERIFIABLE, why=t("there is no such file: {path}", path=source))
    ordered = sorted(dict.fromkeys(source.resolve() for source in sources), key=ends)
    chosen = head or head_file(ordered[-1])
    if not chosen.is_file():
        code = UNVERIFIABLE if head else INCOMPLETE
        return Verdict(code, why=t("there is no head: {path}", path=chosen))
    heads = [text_of(path) for path in map(head_file, ordered[:-1]) if path.is_file()]
    heads += [note for source in ordered for note in heads_of(source)]
    with progress(context) as told:
        return verify_files(
            ordered,
            text_of(chosen),
            keys,
            heads=heads,
            before=beginnings.read(ordered[0]),
            told=told,
        )


def _with_keys(
    context: Context, pubkey: str | None, check: Callable[[tuple[VerifierKey, ...]], Verdict]
) -> Verdict:
    from frmr_cli.audit.verification import UNVERIFIABLE, Verdict

    keys = (_given(pubkey),) if pubkey else _offline_witness(context).memory().keys
    if not keys:
        return Verdict(UNVERIFIABLE, why=t("no key of the log is known here; give --pubkey"))
    return check(keys)


def _given(pubkey: str) -> VerifierKey:
    """The key for a verification. Raises: ValidationFailed FRMR-AUDIT-021; 2 would say that the log is incomplete."""
    try:
        return _key(pubkey)
    except UsageError as error:
        raise ValidationFailed(error.code, value=pubkey, why=error.details["why"]) from error


def _key(text: str) -> VerifierKey:
    from frmr_cli.transparency.notes import NoteFault, VerifierKey

    path = Path(text)
    try:
        return VerifierKey.parse(path.read_text(encoding="utf-8") if path.is_file() else text)
    except (NoteFault, OSError) as error:
        raise UsageError("FRMR-AUDIT-021", value=text, why=str(error)) from error


def witness_of(context: Context) -> Witness:
    """What this computer has seen of the log of the registry."""
    from frmr_cli.audit.witness import Witness

    context.is_witness = True
    return Witness.of(context.settings, context.server.registry)


def _offline_witness(context: Context) -> Witness:
    from frmr_cli.audit.witness import Witness

    return Witness.of(context.settings, "")
