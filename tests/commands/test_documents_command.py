"""`frmr documents` against the embedded registry."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import jsonschema_rs
import pytest

from tests.embedded import ROOT
from tests.servers.scans import specimens

if TYPE_CHECKING:
    from pathlib import Path

    from tests.embedded import Home, Ran

FOLDER = ROOT / "docs" / "schemas"


def scan(folder: Path, name: str, content: bytes) -> str:
    """A file to send."""
    path = folder / name
    path.write_bytes(content)
    return str(path)


def checked(ran: Ran, name: str) -> None:
    """The output keeps its published schema, which describes every field."""
    text = (FOLDER / f"{name}.json").read_text(encoding="utf-8")
    closed = text.replace('"additionalProperties": true', '"additionalProperties": false')
    validator = jsonschema_rs.Draft202012Validator(json.loads(closed), validate_formats=True)

    assert ran.code == 0, ran.err
    assert [str(error) for error in validator.iter_errors(ran.json)] == []


def test_a_scan_goes_there_and_comes_back(practitioner: Home, tmp_path: Path) -> None:
    """Uploaded, listed, shown, linked and downloaded under its own name; a second upload finds the first."""
    content = specimens.pdf()
    path = scan(tmp_path, "Диплом.pdf", content)
    paper = ("--kind", "diploma", "--number", "0123456", "--date", "30.06.2012")

    first = practitioner.run("documents", "upload", path, *paper, "-o", "json")
    again = practitioner.run("documents", "upload", path, *paper, "-o", "id")
    named = first.json["id"]
    listed = practitioner.run("documents", "list", "-o", "json")
    shown = practitioner.run("documents", "show", named[:12], "-o", "json")
    then = practitioner.run("documents", "list", "--as-of", "2020-01-01", "-o", "id")
    early = practitioner.run("documents", "show", named, "--as-of", "01.01.2020")
    saved = practitioner.run(
        "documents", "download", named, "--to", str(tmp_path / "out.pdf"), "-o", "json"
    )

    checked(first, "document")
    checked(listed, "documents")
    checked(shown, "document")
    checked(saved, "download")
    assert first.json["details"] == {"number": "0123456", "date": "2012-06-30"}
    assert again.out.strip() == named
    assert "already" in again.err
    assert named in [row["id"] for row in listed.json["items"]]
    assert (then.out, early.code) == ("", 6)
    assert (tmp_path / "out.pdf").read_bytes() == content
    assert first.json["sha256"] in first.err


def test_a_file_that_is_there_is_not_overwritten(practitioner: Home, tmp_path: Path) -> None:
    """Only with --force, and then as a whole."""
    path = scan(tmp_path, "a.png", specimens.png())
    named = practitioner.run("documents", "upload", path, "--kind", "other", "-o", "id").out.strip()
    target = tmp_path / "there.png"
    target.write_text("mine")

    refused = practitioner.run("documents", "download", named, "--to", str(target))
    kept = target.read_text()
    forced = practitioner.run("documents", "download", named, "--to", str(target), "--force")

    assert (refused.code, kept) == (7, "mine")
    assert "FRMR-DOC-042" in refused.err
    assert forced.code == 0
    assert target.read_bytes() == specimens.png()
    assert list(tmp_path.glob(".frmr-*")) == []


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (specimens.EXE, "FRMR-DOC-004"),
        (specimens.pdf()[:-50], "FRMR-DOC-010"),
        (b"", "FRMR-DOC-001"),
    ],
    ids=["program", "cut", "empty"],
)
def test_a_file_that_is_no_scan_is_not_sent(
    practitioner: Home, tmp_path: Path, content: bytes, code: str
) -> None:
    """What can be seen here is said here, before a byte is sent."""
    path = scan(tmp_path, "скан.pdf", content)

    ran = practitioner.run(
        "documents", "upload", path, "--kind", "diploma", environ={"FRMR_TOKEN": "none"}
    )

    assert (ran.code, ran.out) == (3, "")
    assert code in ran.err


def test_what_only_the_registry_can_see_is_refused_there(
    practitioner: Home, tmp_path: Path
) -> None:
    """The reason comes back in the language of the person."""
    path = scan(tmp_path, "a.pdf", specimens.pdf_of(0))

    ran = practitioner.run(
        "documents", "upload", path, "--kind", "other", environ={"FRMR_LANG": "ru"}
    )

    assert ran.code == 3
    assert "FRMR-DOC-019" in ran.err
    assert "нет страниц" in ran.err


def test_files_are_checked_without_a_registry(services: Home, tmp_path: Path) -> None:
    """One row per file; the exit code says whether all of them can be sent."""
    home = services._replace(path=tmp_path / "nobody")
    good = scan(tmp_path, "a.pdf", specimens.pdf())
    bad = scan(tmp_path, "b.pdf", specimens.ZIP)
    large = scan(tmp_path, "c.png", specimens.padded_png(5 * 1024 * 1024 + 1))

    one = home.run("documents", "check", good, "-o", "json")
    all_ = home.run("documents", "check", good, bad, large, "-o", "json")
    missing = home.run("documents", "check", str(tmp_path / "none.pdf"))

    checked(one, "file-checks")
    assert all_.code == 3
    assert [row["code"] for row in all_.json["items"]] == [None, "FRMR-DOC-005", "FRMR-DOC-002"]
    assert all_.json["items"][2]["size"] == 5 * 1024 * 1024 + 1
    assert (missing.code, "FRMR-DOC-040" in missing.err) == (6, True)


def test_expiring_papers(practitioner: Home, tmp_path: Path) -> None:
    """Papers whose term ends within the period, counted from the day that is asked about."""
    days = {"late": "2099-01-01", "gone": "2020-01-01"}
    named = {
        name: practitioner.run(
            "documents",
            "upload",
            scan(tmp_path, f"{name}.png", specimens.padded_png(60_000 + len(name) + place)),
            "--kind",
            "licence",
            "--valid-until",
            day,
            "-o",
            "id",
        ).out.strip()
        for place, (name, day) in enumerate(days.items())
    }

    soon = practitioner.run("documents", "expiring", "-o", "id").out.split()
    before = practitioner.run("documents", "expiring", "--as-of", "2019-12-01", "-o", "json")
    then = practitioner.run(
        "documents", "expiring", "--as-of", "2098-12-15", "-o", "id"
    ).out.split()
    odd = practitioner.run("documents", "expiring", "--within", "soon")
    no_day = practitioner.run("documents", "expiring", "--as-of", "soon")

    checked(before, "documents")
    assert before.json["items"] == []
    assert (no_day.code, "FRMR-REC-016" in no_day.err) == (2, True)
    assert named["gone"] in soon
    assert named["late"] not in soon
    assert [name for name in then if name in named.values()] == [named["gone"], named["late"]]
    assert (odd.code, "FRMR-DOC-045" in odd.err) == (2, True)


def test_a_replaced_and_a_removed_document(practitioner: Home, tmp_path: Path) -> None:
    """Removing asks; without a terminal it names the flag."""
    path = scan(tmp_path, "one.png", specimens.padded_png(61_000))
    other = scan(tmp_path, "two.jpg", specimens.jpeg(comment=b"two"))
    named = practitioner.run("documents", "upload", path, "--kind", "other", "-o", "id").out.strip()

    replaced = practitioner.run("documents", "replace", named, other, "-o", "json")
    stale = practitioner.run("documents", "replace", named, path, "--if-version", "1")
    unasked = practitioner.run("documents", "remove", named)
    removed = practitioner.run("documents", "remove", named, "--yes")
    gone = practitioner.run("documents", "show", named)

    checked(replaced, "document")
    assert (replaced.json["version"], replaced.json["mediaType"]) == (2, "image/jpeg")
    assert stale.code == 7
    assert f"frmr documents show {named}" in stale.err
    assert (unasked.code, "--yes" in unasked.err) == (2, True)
    assert (removed.code, gone.code) == (0, 6)


def test_papers_of_identity_need_a_reason(practitioner: Home, tmp_path: Path) -> None:
    """As with the record: masked, and in clear with --reveal --reason."""
    path = scan(tmp_path, "паспорт.png", specimens.padded_png(62_000))
    sent = ("--kind", "identity", "--series", "4510", "--number", "123456", "-o", "id")
    named = practitioner.run("documents", "upload", path, *sent).out.strip()
    show = ("documents", "show", named, "-o", "json")

    masked = practitioner.run(*show)
    alone = practitioner.run(*show, "--reveal")
    clear = practitioner.run(*show, "--reveal", "--reason", "проверка перед подачей")

    assert masked.json["details"] == {"series": "***", "number": "***"}
    assert (alone.code, "FRMR-CLI-014" in alone.err) == (2, True)
    assert clear.json["details"] == {"series": "4510", "number": "123456"}


def test_a_preview_elsewhere_is_a_sentence(practitioner: Home, tmp_path: Path) -> None:
    """Where no picture can be shown stdout keeps the data, and the description goes to stderr."""
    path = scan(tmp_path, "p.png", specimens.padded_png(63_000))
    named = practitioner.run("documents", "upload", path, "--kind", "other", "-o", "id").out.strip()

    ran = practitioner.run("documents", "show", named, "--preview", "-o", "json")

    checked(ran, "document")
    assert "A picture of 120 × 160 pixels" in ran.err


def test_what_is_said_of_a_paper_is_corrected(practitioner: Home, tmp_path: Path) -> None:
    """Details, name and term, without sending the scan again; what breaks a rule is not sent at all."""
    path = scan(tmp_path, "a.pdf", specimens.pdf_of(2))
    paper = ("--kind", "licence", "--number", "1", "--date", "2020-01-01")
    named = practitioner.run("documents", "upload", path, *paper, "-o", "id").out.strip()
    edit = ("documents", "edit", named)
    tried = practitioner.run(*edit, "--number", "77", "--dry-run", "-o", "json")
    changed = practitioner.run(
        *edit, "--number", "-", "--issued-by", "Минздрав", "--valid-until", "31.12.2030",
        "--unset", "date", "--name", "лицензия", "-o", "json", stdin="0123\n",
    )  # fmt: skip
    document = practitioner.run("documents", "show", named, "-o", "json").json
    future = practitioner.run(*edit, "--date", "2999-01-01", environ={"FRMR_TOKEN": "none"})
    wrong = practitioner.run(*edit, "--date", "2999-01-01")
    nothing = practitioner.run(*edit)
    stale = practitioner.run(*edit, "--number", "5", "--if-version", "1")

    assert {row["field"] for row in tried.json["items"]} == {"details"}
    assert f"frmr documents show {named}" in stale.err
    checked(changed, "changes")
    assert document["details"] == {"number": "0123", "issuer": "Минздрав"}
    assert (document["validUntil"], document["name"]) == ("2030-12-31", "лицензия.pdf")
    assert document["version"] == 2
    assert (wrong.code, nothing.code, stale.code) == (3, 2, 7)
    assert "FRMR-RULE-051" in wrong.err
    assert future.code != 0


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("contract", "Your employer sees it as soon as"),
        ("diploma", "linked to nothing yet: `frmr documents link"),
        ("licence", ""),
    ],
)
def test_an_upload_says_what_the_paper_still_needs(
    practitioner: Home, tmp_path: Path, kind: str, told: str
) -> None:
    """What proves nothing yet is linked next, and a contract of the own is hidden from the employer until then."""
    path = scan(tmp_path, "a.png", specimens.padded_png(64_000 + len(kind)))

    ran = practitioner.run("documents", "upload", path, "--kind", kind)

    assert ran.code == 0
    assert (told or "Stored") in ran.err
    assert bool(told) == ("linked to nothing" in ran.err)
