"""`frmr audit` as people use it: questions, exports, verdicts and their exit codes."""

from __future__ import annotations

import json
import os
import selectors
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from frmr_cli.locale.ru.audit import TEXTS as RUSSIAN
from tests.embedded import LONGEST, ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.embedded import Home


@pytest.fixture(scope="module")
def auditor(practitioner: Home, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Another user of the same services, who may read the audit log."""
    home = practitioner.neighbour(tmp_path_factory.mktemp("auditor") / "home")
    home.log_in("auditor", "--scope", "openid,frmr.read,frmr.audit,offline_access")
    for _ in range(3):
        assert practitioner.run("profile", "show").code == 0
    return home


@pytest.fixture
def exported(auditor: Home, tmp_path: Path) -> Path:
    """An export of the whole log."""
    done = auditor.run("audit", "export", str(tmp_path / "audit.jsonl"), "-o", "json")
    assert done.code == 0, done.err
    assert done.json["entries"] == done.json["added"]
    return tmp_path / "audit.jsonl"


def test_events_are_filtered(auditor: Home) -> None:
    """Filters reach the registry, and the newest entry comes first."""
    found = auditor.run("audit", "events", "--action", "worker.read", "--since", "1h", "-o", "json")

    assert found.code == 0, found.err
    assert {item["action"] for item in found.json["items"]} == {"worker.read"}
    numbers = [item["seq"] for item in found.json["items"]]
    assert numbers == sorted(numbers, reverse=True)


@pytest.mark.parametrize("output", ["jsonl", "csv", "tsv", "id"])
def test_whole_log_streams(auditor: Home, output: str) -> None:
    """Without a limit every entry comes, in each format for programs."""
    found = auditor.run("audit", "events", "--limit", "0", "-o", output)

    assert found.code == 0, found.err
    assert len(found.out.splitlines()) >= 5


def test_entries_are_counted(auditor: Home) -> None:
    """Each combination once, most first, and the sum is the log."""
    found = auditor.run("audit", "events", "--count-by", "action,outcome", "-o", "json")

    assert found.code == 0, found.err
    counts = [item["count"] for item in found.json["items"]]
    assert counts == sorted(counts, reverse=True)
    assert {"action", "outcome", "count"} == set(found.json["items"][0])


def test_as_many_counts_as_were_asked_for(auditor: Home) -> None:
    """The first of them, which are the most."""
    found = auditor.run("audit", "events", "--count-by", "action", "--limit", "1", "-o", "json")

    assert len(found.json["items"]) == 1


def test_following_has_one_header_and_ends_with_ctrl_c(auditor: Home, practitioner: Home) -> None:
    """Rows come while it runs; that a person has seen enough is no failure."""
    command = [sys.executable, "-m", "frmr_cli", "audit", "events", "--action", "worker.read", "--follow", "-o", "csv"]  # fmt: skip
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=auditor.environment(),
    ) as following:
        assert following.stdout is not None
        with selectors.DefaultSelector() as ready:
            ready.register(following.stdout, selectors.EVENT_READ)
            read = ""
            # Two looks have to bring something; what was done before the first of them is not told.
            while read.count("worker.read") < 3:
                assert following.poll() is None
                assert practitioner.run("profile", "show").code == 0
                if ready.select(timeout=0):
                    read += os.read(following.stdout.fileno(), 1 << 16).decode()
        following.send_signal(signal.SIGINT)
        rest, errors = following.communicate(timeout=LONGEST)

    assert (following.returncode, errors) == (0, "")
    lines = (read + rest).splitlines()
    assert [line for line in lines if "worker.read" not in line] == ["seq,at,actor,action,outcome,subject"]  # fmt: skip


def test_one_entry(auditor: Home) -> None:
    """An entry is shown with all that is known of it; another number is told to be none."""
    assert auditor.run("audit", "show", "1", "-o", "json").json["seq"] == 1
    missing = auditor.run("audit", "show", "999999")
    assert (missing.code, "FRMR-AUDIT-002" in missing.err) == (6, True)


def test_logins_and_anomalies(auditor: Home) -> None:
    """Both answer with what they found, which may be nothing."""
    logins = auditor.run("audit", "logins", "-o", "json")
    anomalies = auditor.run("audit", "anomalies", "--since", "2d", "-o", "json")

    assert (logins.code, anomalies.code) == (0, 0), logins.err + anomalies.err
    assert all(item["session"] for item in logins.json["items"])
    assert anomalies.json["schema"] == "frmr.audit-anomalies/1"


def test_person_sees_the_own_record_read(practitioner: Home) -> None:
    """A practitioner needs no right of an auditor to see who read the own record."""
    found = practitioner.run("audit", "mine", "-o", "json")

    assert found.code == 0, found.err
    assert "worker.read" in {item["action"] for item in found.json["items"]}


def test_live_log_is_valid(auditor: Home) -> None:
    """Exit code 0, and the numbers of what was checked."""
    found = auditor.run("audit", "verify", "-o", "json")

    assert found.code == 0, found.err
    assert found.json["outcome"] == "valid"
    assert found.json["entries"] == found.json["size"]


def test_export_is_verified_with_a_key_alone(auditor: Home, exported: Path, tmp_path: Path) -> None:
    """Somebody who never saw the registry needs the file, its head and a key: 0; an altered file: 1."""
    key = auditor.run("audit", "checkpoint", "show", "-o", "json").json["keys"][0]
    stranger = type(auditor)(tmp_path / "stranger")
    stranger.path.mkdir()

    valid = stranger.run("audit", "verify", "--from", str(exported), "--pubkey", key, "-o", "json")
    lines = exported.read_bytes().splitlines(keepends=True)
    exported.write_bytes(b"".join(lines[:4] + lines[5:]))
    short = stranger.run("audit", "verify", "--from", str(exported), "--pubkey", key, "-o", "json")

    assert (valid.code, valid.json["outcome"]) == (0, "valid"), valid.err
    assert (short.code, short.json["faults"][0]["kind"]) == (1, "missing")
    assert short.json["faults"][0]["first"] == 5
    told = stranger.run("--lang", "ru", "audit", "verify", "--from", str(exported), "--pubkey", key)
    assert (told.code, "kinds\tmissing" in told.out) == (1, True), "a pipe hears what is wrong too"


def test_exit_codes_of_what_cannot_be_told(auditor: Home, exported: Path, tmp_path: Path) -> None:
    """2 for a file that is not whole, 3 where there is no key or no file."""
    stranger = type(auditor)(tmp_path / "stranger")
    stranger.path.mkdir()
    keyless = stranger.run("audit", "verify", "--from", str(exported))
    absent = auditor.run("audit", "verify", "--from", str(tmp_path / "none.jsonl"))
    exported.write_bytes(exported.read_bytes()[:-7])
    torn = auditor.run("audit", "verify", "--from", str(exported))

    assert (keyless.code, absent.code, torn.code) == (3, 3, 2)
    assert "torn" in torn.out


@pytest.mark.parametrize("content", [None, b"", b"\xff\xd8\xff\xe0", b"[", b"[]", b"{}"])
def test_what_is_no_proof_is_not_called_tampered(
    auditor: Home, tmp_path: Path, content: bytes | None
) -> None:
    """1 would say that somebody has changed the log: a file that is absent, or something else, is 3."""
    file = tmp_path / "proof.json"
    if content is not None:
        file.write_bytes(content)
    proof = auditor.run("audit", "verify", "--proof", str(file))
    key = auditor.run("audit", "verify", "--proof", str(file), "--pubkey", "quark")

    assert (proof.code, key.code) == (3, 3)
    assert "Errno" not in proof.err + proof.out


def test_export_goes_on_where_it_ended(auditor: Home, exported: Path) -> None:
    """A second run adds what happened since, and the file stays valid."""
    before = len(exported.read_bytes().splitlines())

    again = auditor.run("audit", "export", str(exported), "-o", "json")

    assert again.code == 0, again.err
    assert 0 < again.json["added"] == again.json["entries"] - before
    assert auditor.run("audit", "verify", "--from", str(exported)).code == 0


def test_older_head_is_one_fault(auditor: Home, exported: Path) -> None:
    """However many newer heads there are, and no clock was turned back."""
    head = exported.with_name(f"{exported.name}.head")
    older = head.read_bytes()
    for _ in range(3):
        assert auditor.run("audit", "export", str(exported)).code == 0
    head.write_bytes(older)

    verdict = auditor.run("audit", "verify", "--from", str(exported), "-o", "json")

    assert (verdict.code, [fault["kind"] for fault in verdict.json["faults"]]) == (1, ["older"])


def test_false_signature_is_told_in_russian(auditor: Home, exported: Path) -> None:
    """What was seen is a text of ours, whoever says it."""
    head = exported.with_name(f"{exported.name}.head")
    head.write_bytes(head.read_bytes().replace(b"\ntime 20", b"\ntime 19", 1))

    verdict = auditor.run("--lang", "ru", "audit", "verify", "--from", str(exported), "-o", "json")

    assert (verdict.code, verdict.json["kinds"]) == (1, ["head"])
    assert verdict.json["faults"][0]["why"] in RUSSIAN


def test_proof_of_one_entry(auditor: Home, tmp_path: Path) -> None:
    """A proof is a file that is verified without the registry: 0, and 1 when a sign of it is changed."""
    done = auditor.run("audit", "proof", "2")
    file = tmp_path / "proof.json"
    file.write_text(done.out, encoding="utf-8")
    valid = auditor.run("audit", "verify", "--proof", str(file))
    document = json.loads(done.out)
    document["entry"]["action"] = "worker.read!"
    file.write_text(json.dumps(document), encoding="utf-8")

    assert (done.code, valid.code) == (0, 0), done.err + valid.err
    assert auditor.run("audit", "verify", "--proof", str(file)).code == 1


def test_two_people_compare_heads(auditor: Home, practitioner: Home) -> None:
    """The fingerprint that one reads out agrees with the log of the other; a wrong word does not."""
    theirs = practitioner.run("audit", "checkpoint", "show", "-o", "json").json["fingerprint"]

    same = auditor.run("audit", "checkpoint", "compare", theirs)
    other = auditor.run("audit", "checkpoint", "compare", theirs[:-4] + "0000")

    assert same.code == 0, same.err
    assert (other.code, "FRMR-AUDIT-015" in other.err) == (1, True)


def test_registry_under_another_key_is_not_believed(auditor: Home, tmp_path: Path) -> None:
    """With a key pinned that has not signed the log, every look at it stops with the reason."""
    from frmr_cli.transparency.notes import SignerKey

    home = auditor.neighbour(tmp_path / "neighbour")
    home.log_in("auditor", "--scope", "openid,frmr.read,frmr.audit,offline_access")
    wrong = str(SignerKey.made("frmr-registry.local/other").verifier)

    assert home.run("audit", "checkpoint", "pin", wrong).code == 0
    verdict = home.run("audit", "verify", "-o", "json")
    events = home.run("audit", "events")

    assert (verdict.code, verdict.json["faults"][0]["kind"]) == (1, "key")
    assert (events.code, events.err.count("FRMR-AUDIT-010")) == (1, 1)


@pytest.mark.parametrize(
    ("arguments", "code", "name"),
    [
        (("events", "--since", "soon"), 2, "FRMR-AUDIT-013"),
        (("events", "--count-by", "colour"), 2, "FRMR-AUDIT-014"),
        (("checkpoint", "pin", "no key"), 2, "FRMR-AUDIT-021"),
        (("events", "--outcome", "good"), 2, "FRMR-CLI-009"),
        (("events", "--role", "king"), 2, "FRMR-CLI-009"),
        (("events", "--session", ""), 2, "FRMR-CLI-005"),
        (("events", "--follow", "--count-by", "actor"), 2, "FRMR-CLI-060"),
        (("events", "--follow", "--on", "2026-11-20"), 2, "FRMR-CLI-060"),
        (("events", "--follow", "--query", "items"), 2, "FRMR-CLI-060"),
        (("events", "--follow", "-o", "xlsx"), 2, "FRMR-CLI-009"),
        (("anomalies", "--follow", "--since", "1h"), 2, "FRMR-CLI-060"),
        (("verify", "--from", "x", "--proof", "y"), 2, "FRMR-CLI-060"),
        (("verify", "--head", "x"), 2, "FRMR-CLI-005"),
        (("verify", "--pubkey", "quark"), 3, "FRMR-AUDIT-021"),
        (("checkpoint", "compare", "quark"), 2, "FRMR-CLI-009"),
        (("checkpoint", "compare", "99999 · abcd abcd abcd abcd abcd"), 1, "FRMR-AUDIT-015"),
    ],
)
def test_mistakes_are_named(
    auditor: Home, arguments: tuple[str, ...], code: int, name: str
) -> None:
    """What cannot be asked is told before or by the registry, with its code."""
    done = auditor.run("audit", *arguments)

    assert (done.code, name in done.err) == (code, True), done.err


def test_another_key_is_told_and_what_was_seen_stays(auditor: Home) -> None:
    """A verification under a key that has not signed the log must not make this computer forget the log that it knows."""
    from frmr_cli.transparency.notes import SignerKey

    wrong = str(SignerKey.made("frmr-registry.local/other").verifier)
    before = auditor.run("audit", "checkpoint", "show", "-o", "json").json

    verdict = auditor.run("audit", "verify", "--pubkey", wrong, "-o", "json")
    after = auditor.run("audit", "checkpoint", "show", "-o", "json").json

    assert (verdict.code, verdict.json["kinds"]) == (1, ["key"])
    assert (before["keys"], before["pinned"]) == (after["keys"], after["pinned"])


def test_where_nothing_answers_nothing_is_verified(auditor: Home, tmp_path: Path) -> None:
    """3, with the reason: neither the code of a network nor one that says tampered."""
    home = type(auditor)(tmp_path / "alone")
    home.path.mkdir()

    verdict = home.run("audit", "verify", "-o", "json")

    assert (verdict.code, verdict.json["outcome"]) == (3, "unverifiable"), verdict.err
    assert "FRMR-LOCAL-002" in verdict.json["why"]


def test_damaged_memory_is_not_called_tampered(auditor: Home, tmp_path: Path) -> None:
    """What this computer has seen is its own file; the log has done nothing to it."""
    home = auditor.neighbour(tmp_path / "neighbour")
    home.log_in("auditor", "--scope", "openid,frmr.read,frmr.audit,offline_access")
    assert home.run("audit", "verify").code == 0
    (witness,) = (home.path / "state").glob("audit/*.json")
    witness.write_text("{", encoding="utf-8")

    verdict = home.run("audit", "verify")

    assert (verdict.code, "FRMR-AUDIT-022" in verdict.err) == (3, True)


def test_practitioner_may_not_read_the_log(practitioner: Home) -> None:
    """The log as a whole is for auditors; the refusal names the missing right."""
    done = practitioner.run("audit", "events")

    assert done.code == 5


def test_worker_is_erased_after_a_question(auditor: Home) -> None:
    """Only with a reason and an answer; afterwards nothing is found by the number, and the log verifies."""
    rows = auditor.run("audit", "events", "--action", "worker.read", "-o", "json").json["items"]
    worker = next(row["subject"] for row in rows if row.get("subject"))

    unexplained = auditor.run("audit", "erase", worker, "--yes")
    unanswered = auditor.run("audit", "erase", worker, "--reason", "Order 12")
    done = auditor.run("audit", "erase", worker, "--reason", "Order 12", "--yes", "-o", "json")

    assert (unexplained.code, "FRMR-AUDIT-016" in unexplained.err) == (2, True)
    assert (unanswered.code, "--yes" in unanswered.err) == (2, True)
    assert done.code == 0, done.err
    found = auditor.run("audit", "events", "--subject", worker, "-o", "json").json["items"]
    marked = auditor.run("audit", "events", "--subject", done.json["mark"], "-o", "json")
    assert (found, len(marked.json["items"]) > 0) == ([], True)
    assert auditor.run("audit", "verify").code == 0


def test_nothing_is_archived_before_a_month_is_over(auditor: Home, tmp_path: Path) -> None:
    """A log of this month has nothing to archive and nothing to let go, and says so in both languages."""
    directory = str(tmp_path / "archive")
    archived = auditor.run("audit", "archive", directory, "-o", "json")
    due = auditor.run("audit", "retain", directory, "--dry-run", "-o", "json")
    none = auditor.run("audit", "retain", directory, "--reason", "Приказ 12", "--yes")

    assert (archived.code, archived.json["items"]) == (0, []), archived.err
    assert (due.code, due.json["schema"], due.json["items"]) == (0, "frmr.audit-due/1", [])
    assert none.code == 0
    assert "срок ещё не истёк" in auditor.run("--lang", "ru", "audit", "retain", directory, "--reason", "Приказ 12").err  # fmt: skip


def test_retention_needs_a_reason(auditor: Home, tmp_path: Path) -> None:
    """What cannot be undone is not done without one."""
    refused = auditor.run("audit", "retain", str(tmp_path))

    assert (refused.code, "FRMR-AUDIT-016" in refused.err) == (2, True)
