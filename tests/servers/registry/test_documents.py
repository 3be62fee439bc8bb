"""Documents of workers: stored once, sealed, read by those who may, deleted when their term has passed."""

from __future__ import annotations

import base64
import hashlib
import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest

from frmr_cli.servers.registry.identifiers import demo_id
from tests.servers.registry.records import JOB, add
from tests.servers.scans import specimens

if TYPE_CHECKING:
    import httpx

    from tests.servers.registry.conftest import Registry

PDF = specimens.pdf()
PNG = specimens.png()
JPEG = specimens.jpeg()
DETAILS = {"series": "107718", "number": "0123456", "date": "2012-06-30", "issuer": "Университет"}
HR = {"organisation_hr": "orlova"}


DEMO_SCANS = [demo_id(f"scan 2021.0000301 {number}") for number in range(1, 20)]
"""What the practitioner of the demonstration may have from the beginning."""


def upload(
    registry: Registry,
    content: bytes = PDF,
    *,
    by: str = "ivanova",
    worker: str = "me",
    name: str = "Диплом.pdf",
    key: str | None = None,
    headers: dict[str, str] | None = None,
    **metadata: Any,
) -> httpx.Response:
    """A form as the command line sends it."""
    said = {"kind": "diploma", "name": name, "details": DETAILS} | metadata
    parts = {
        "metadata": (None, json.dumps(said, ensure_ascii=False), "application/json"),
        "content": ("scan", content, "application/octet-stream"),
    }
    sent = {**({"Idempotency-Key": key} if key else {}), **(headers or {})}
    return registry.ask("POST", f"/v1/workers/{worker}/documents", by=by, files=parts, headers=sent)


def stored(registry: Registry, content: bytes = PDF, **more: Any) -> dict[str, Any]:
    """A document as the registry answered it."""
    answer = upload(registry, content, **more)
    assert answer.status_code == 201, answer.text
    document: dict[str, Any] = answer.json()
    return document


def own(registry: Registry, query: str = "") -> list[str]:
    """Ids of the documents of the practitioner that were not there from the beginning."""
    answer = registry.ask("GET", f"/v1/workers/me/documents{query}", by="ivanova")
    return [item["id"] for item in answer.json()["items"] if item["id"] not in DEMO_SCANS]


def reason(text: str = "проверка перед подачей") -> dict[str, str]:
    """The header of a stated reason."""
    return {"Frmr-Reason": quote(text)}


def code_of(answer: httpx.Response) -> str:
    """The code of a refusal, of its first field where it names fields."""
    problem = answer.json()
    errors = problem["errors"]
    return str(errors[0]["code"] if errors else problem["code"])


def test_an_upload_says_what_was_stored(registry: Registry) -> None:
    """Type, size and hash come from the content; the term from the kind."""
    answer = upload(registry, PNG, name="диплом.PDF")
    document = answer.json()

    assert answer.status_code == 201
    assert answer.headers["location"] == f"/v1/documents/{document['id']}"
    assert answer.headers["etag"] == '"1"'
    assert document["mediaType"] == "image/png"
    assert document["name"] == "диплом.PDF.png"
    assert document["size"] == len(PNG)
    assert document["sha256"] == hashlib.sha256(PNG).hexdigest()
    assert document["retainUntil"] == "2076-11-20"
    assert document["details"] == DETAILS
    assert document["links"] == []


def test_what_was_sent_comes_back(registry: Registry) -> None:
    """A download is the very bytes, with their hash and a name to save them under."""
    document = stored(registry)

    answer = registry.ask("GET", f"/v1/documents/{document['id']}/content", by="ivanova")
    digest = base64.b64encode(hashlib.sha256(PDF).digest()).decode()

    assert answer.content == PDF
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["content-digest"] == f"sha-256=:{digest}:"
    assert answer.headers["etag"] == '"content-1"'
    assert quote("Диплом.pdf") in answer.headers["content-disposition"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-store"


def test_the_same_scan_is_stored_once(registry: Registry) -> None:
    """A repeated upload gets the document that is there; another kind is another document."""
    first = stored(registry)

    again = upload(registry, name="другое имя.pdf")
    other = upload(registry, kind="other")

    assert (again.status_code, again.json()["id"]) == (200, first["id"])
    assert other.status_code == 201


def test_a_lost_answer_does_not_double(registry: Registry) -> None:
    """The same request with the same key gets the same answer."""
    request = registry.http.build_request(
        "POST",
        "/v1/workers/me/documents",
        files={
            "metadata": (None, b'{"kind":"other"}', "application/json"),
            "content": ("a", PDF, "application/pdf"),
        },
        headers={
            "Idempotency-Key": "k1",
            "Authorization": f"Bearer {registry.issuer.token('1000000301')}",
        },
    )
    body = request.read()

    answers = [
        registry.http.post("/v1/workers/me/documents", content=body, headers=dict(request.headers))
        for _ in range(2)
    ]

    assert [answer.status_code for answer in answers] == [201, 201]
    assert answers[0].json() == answers[1].json()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (specimens.EXE, "FRMR-DOC-004"),
        (b"", "FRMR-DOC-001"),
        (PDF[:-100], "FRMR-DOC-010"),
        (PNG + specimens.ZIP, "FRMR-DOC-011"),
        (specimens.padded_png(5 * 1024 * 1024 + 1), "FRMR-DOC-002"),
        (specimens.pdf_of(0), "FRMR-DOC-019"),
    ],
    ids=["exe", "empty", "cut", "polyglot", "large", "no pages"],
)
def test_a_file_that_is_no_scan_is_refused(registry: Registry, content: bytes, code: str) -> None:
    """Nothing of it is stored; the refusal stands in the audit log and names the reason."""
    answer = upload(registry, content)

    assert (answer.status_code, code_of(answer)) == (422, code)
    assert answer.json()["errors"][0]["pointer"] == "/content"
    assert registry.events()[-1]["action"] == "document.uploaded"
    assert registry.events()[-1]["outcome"] == "failed"
    assert own(registry) == []


@pytest.mark.parametrize("size", [5 * 1024 * 1024 - 1, 5 * 1024 * 1024])
def test_five_megabytes_are_accepted(registry: Registry, size: int) -> None:
    """5 МБ are 5 × 1024 × 1024 bytes."""
    assert stored(registry, specimens.padded_png(size))["size"] == size


def test_a_body_beyond_all_measure_is_not_read(registry: Registry) -> None:
    """What cannot be a scan is refused by its announced length."""
    answer = upload(registry, bytes(6 * 1024 * 1024))

    assert (answer.status_code, code_of(answer)) == (413, "FRMR-REG-005")


@pytest.mark.parametrize(
    ("body", "content_type", "code"),
    [
        (b"{}", "application/json", "FRMR-REG-004"),
        (b"", "multipart/form-data", "FRMR-REG-155"),
        (b"rubbish", "multipart/form-data; boundary=x", "FRMR-REG-155"),
        (b"--x\r\n\r\n", "multipart/form-data; boundary=x", "FRMR-REG-155"),
        (b"--x--\r\n", "multipart/form-data; boundary=x", "FRMR-REG-155"),
        (
            b'--x\r\nContent-Disposition: form-data; name="metadata"\r\n\r\n{"kind":"other"}\r\n--x--',
            "multipart/form-data; boundary=x",
            "FRMR-REG-155",
        ),
    ],
    ids=["json", "no boundary", "rubbish", "unfinished", "no parts", "no content"],
)
def test_a_form_that_cannot_be_read(
    registry: Registry, body: bytes, content_type: str, code: str
) -> None:
    """The refusal says what to send."""
    answer = registry.ask(
        "POST",
        "/v1/workers/me/documents",
        by="ivanova",
        content=body,
        headers={"Content-Type": content_type},
    )

    assert code_of(answer) == code


@pytest.mark.parametrize(
    ("metadata", "pointer"),
    [
        ({"kind": "passport"}, "/kind"),
        ({"kind": None}, "/kind"),
        ({"colour": "red"}, "/colour"),
        ({"validUntil": "tomorrow"}, "/validUntil"),
        ({"details": {"date": "2999-01-01"}}, "/details/date"),
        ({"details": "none"}, "/details"),
    ],
)
def test_metadata_keep_the_rules(
    registry: Registry, metadata: dict[str, Any], pointer: str
) -> None:
    """A fault names the member to correct."""
    answer = upload(registry, **metadata)

    assert answer.status_code == 422
    assert pointer in [error["pointer"] for error in answer.json()["errors"]]


def test_a_body_that_was_damaged_on_its_way(registry: Registry) -> None:
    """The hash of the body is compared with the one that came along (RFC 9530)."""
    digest = base64.b64encode(bytes(32)).decode()

    answer = upload(registry, headers={"Content-Digest": f"sha-256=:{digest}:"})

    assert (answer.status_code, code_of(answer)) == (400, "FRMR-REG-153")


def test_nothing_of_a_document_lies_open(registry: Registry) -> None:
    """Content, name and number are in no file of the registry in clear, its journal included."""
    stored(registry, name="Иванова Анна.pdf", key="k1")
    registry.ask("GET", "/v1/workers/me/documents", by="ivanova")

    files = [path.read_bytes() for path in registry.stored()]
    hidden = [PDF[-400:-100], "Иванова Анна.pdf".encode(), b"0123456", b"107718"]

    assert sum(map(len, files)) > len(PDF)
    assert [text for text in hidden if any(text in content for content in files)] == []


def test_a_replaced_scan_is_a_new_version(registry: Registry) -> None:
    """The name follows the type; the tag of the content changes; the same content changes nothing."""
    document = stored(registry)
    path = f"/v1/documents/{document['id']}/content"

    def put(content: bytes, etag: str) -> httpx.Response:
        return registry.ask("PUT", path, by="ivanova", content=content, headers={"If-Match": etag})

    replaced, same, stale = put(JPEG, '"1"'), put(JPEG, '"2"'), put(PNG, '"1"')
    refused = put(specimens.EXE, '"2"')
    missing = registry.ask("PUT", path, by="ivanova", content=PNG)

    assert replaced.json()["version"] == same.json()["version"] == 2
    assert replaced.json()["name"] == "Диплом.pdf.jpg"
    assert (stale.status_code, stale.headers["etag"]) == (412, '"2"')
    assert (refused.status_code, code_of(refused)) == (422, "FRMR-DOC-004")
    assert missing.status_code == 428
    assert registry.ask("GET", path, by="ivanova").content == JPEG


def test_details_are_corrected(registry: Registry) -> None:
    """A merge patch changes name, details and term, and nothing that the registry has found itself."""
    document = stored(registry)

    def patch(change: dict[str, Any], etag: str = '"1"') -> httpx.Response:
        sent = {"If-Match": etag, "Content-Type": "application/merge-patch+json"}
        return registry.ask(
            "PATCH", f"/v1/documents/{document['id']}", by="ivanova", json=change, headers=sent
        )

    locked = patch({"sha256": "00"})
    changed = patch({"details": {"series": None}, "validUntil": "2030-01-01"})

    assert code_of(locked) == "FRMR-REG-028"
    assert changed.json()["details"] == {
        name: value for name, value in DETAILS.items() if name != "series"
    }
    assert changed.json()["validUntil"] == "2030-01-01"
    assert changed.headers["etag"] == '"2"'


def test_a_paper_is_told_as_it_was(registry: Registry) -> None:
    """Details, term, scan and links of a day; before it came it was not there, and a removed one never was."""
    document = stored(registry, validUntil="2026-12-01")
    path, day = f"/v1/documents/{document['id']}", "?as_of=2026-11-20"
    registry.clock.advance(86400)
    merge = {"If-Match": '"1"', "Content-Type": "application/merge-patch+json"}
    said = {"details": {"number": "9"}, "validUntil": "2031-01-01"}
    registry.ask("PATCH", path, by="ivanova", json=said, headers=merge)
    registry.ask("PUT", f"{path}/content", by="ivanova", content=PNG, headers={"If-Match": '"2"'})

    now, then = (registry.ask("GET", f"{path}{query}", by="ivanova") for query in ("", day))
    scan = registry.ask("GET", f"{path}/content{day}", by="ivanova")
    early = registry.ask("GET", f"{path}?as_of=2026-11-19", by="ivanova")
    odd = registry.ask("GET", f"{path}?as_of=soon", by="ivanova")
    due = [own(registry, f"?expiring_within=30{query}") for query in ("", "&as_of=2026-11-20")]

    assert (now.json()["version"], now.json()["validUntil"]) == (3, "2031-01-01")
    assert then.json() == document
    assert (scan.content, scan.headers["etag"]) == (PDF, '"content-1"')
    assert (early.status_code, code_of(early)) == (404, "FRMR-REG-150")
    assert (odd.status_code, odd.json()["errors"][0]["pointer"]) == (422, "/as_of")
    assert due == [[], [document["id"]]]
    registry.ask("DELETE", path, by="ivanova", headers={"If-Match": '"3"'})
    assert registry.ask("GET", f"{path}{day}", by="ivanova").status_code == 404
    assert own(registry, day) == []


def test_expiring_papers_are_listed(registry: Registry) -> None:
    """Within so many days, those whose term has passed included; papers without a term never."""
    soon = stored(registry, PNG, kind="licence", validUntil="2026-12-01")
    late = stored(registry, JPEG, kind="licence", validUntil="2027-12-01")
    stored(registry, PDF)

    assert own(registry, "?expiring_within=90") == [soon["id"]]
    assert sorted(own(registry, "?expiring_within=400")) == sorted([soon["id"], late["id"]])
    assert len(own(registry)) == 3


def test_lists_come_in_pages(registry: Registry) -> None:
    """Each document is listed once, newest first, whatever the size of a page."""
    made = []
    for number in range(5):
        made.append(stored(registry, specimens.padded_png(60_000 + number))["id"])
        registry.clock.advance(number % 2)
    seen: list[str] = []
    cursor = ""
    while True:
        page = registry.ask("GET", f"/v1/workers/me/documents?limit=2{cursor}", by="ivanova").json()
        seen += [item["id"] for item in page["items"]]
        if page["next"] is None:
            break
        cursor = f"&cursor={page['next']}"

    assert len(seen) == len(set(seen))
    assert sorted(one for one in seen if one not in DEMO_SCANS) == sorted(made)
    assert seen[0] == made[-1]


def test_a_document_whose_term_has_passed_is_gone(registry: Registry) -> None:
    """On the last day it is there; the day after it is not, and its deletion stands in the audit log."""
    from frmr_cli.servers.registry.document_retention import delete_overdue
    from frmr_cli.servers.registry.services import open_services

    document = stored(registry, kind="identity", details={})
    path = f"/v1/documents/{document['id']}"
    registry.clock.advance(30 * 86400)
    last_day = registry.ask("GET", path, by="ivanova")
    registry.clock.advance(86400)
    day_after = registry.ask("GET", path, by="ivanova")
    services = open_services(registry.config)
    try:
        deleted = [delete_overdue(services), delete_overdue(services)]
        with services.database.read() as connection:
            left = [
                connection.one(
                    f"SELECT 1 AS found FROM {table} WHERE {column} = :id",  # noqa: S608 - names of this test
                    {"id": document["id"]},
                )
                for table, column in (
                    ("document", "id"),
                    ("document_version", "document_id"),
                    ("document_content", "document_id"),
                    ("document_link", "document_id"),
                )
            ]
    finally:
        services.close()
    event = registry.events()[-1]

    assert last_day.status_code == 200
    assert (day_after.status_code, code_of(day_after)) == (404, "FRMR-REG-150")
    assert deleted == [1, 0]
    assert left == [None] * 4
    assert (event["action"], event["actor"]) == ("document.expired", "retention")
    assert event["objects"] == json.dumps([document["id"]])
    assert event["subject"] == registry.id_of("ivanova")


def test_what_is_overdue_is_deleted_at_the_start(registry: Registry, serve: Any) -> None:
    """A registry that was off for days makes up for it."""
    stored(registry, kind="identity", details={})
    registry.clock.advance(60 * 86400)

    again = serve(registry.config)
    again.ask("GET", "/v1/health")
    for _ in range(1000):
        if again.events()[-1]["action"] == "document.expired":
            break
        again.ask("GET", "/v1/health")

    assert again.events()[-1]["action"] == "document.expired"


def test_a_removed_document_is_gone(registry: Registry) -> None:
    """Removing needs the version that was seen."""
    document = stored(registry)
    path = f"/v1/documents/{document['id']}"

    missing = registry.ask("DELETE", path, by="ivanova")
    removed = registry.ask("DELETE", path, by="ivanova", headers={"If-Match": '"1"'})

    assert missing.status_code == 428
    assert (removed.status_code, removed.content) == (204, b"")
    assert registry.ask("GET", path, by="ivanova").status_code == 404
    assert registry.ask("GET", f"{path}/content", by="ivanova").status_code == 404


@pytest.mark.parametrize(
    ("by", "sees", "opens", "changes"),
    [
        ("ivanova", 200, 200, True),
        ("orlova", 200, 200, True),
        ("admin", 200, 200, True),
        ("support", 200, 403, False),
        ("frmr-ci", 200, 403, False),
        ("petrova", 403, 403, False),
        ("gromov", 403, 403, False),
        ("auditor", 403, 403, False),
    ],
)
def test_rights_are_those_of_the_record(
    registry: Registry, by: str, sees: int, opens: int, *, changes: bool
) -> None:
    """Who reads the masked record sees what there is; who may disclose opens; who may edit changes."""
    document = stored(registry)
    path, worker = f"/v1/documents/{document['id']}", registry.id_of("ivanova")
    sent = {"If-Match": '"1"'}
    merge = {**sent, "Content-Type": "application/merge-patch+json"}

    def ask(method: str, path: str, **more: Any) -> int:
        return registry.ask(method, path, by=by, **more).status_code

    seen = [ask("GET", path), ask("GET", f"/v1/workers/{worker}/documents")]
    opened = ask("GET", f"{path}/content", headers=reason())
    changed = [
        upload(registry, PNG, by=by, worker=worker).status_code,
        ask("PATCH", path, json={"name": "a"}, headers=merge),
        ask("PUT", f"{path}/content", content=JPEG, headers={"If-Match": "*"}),
        ask("PUT", f"{path}/links/{'x' * 22}", json={"purpose": "scan"}),
        ask("DELETE", f"{path}/links/{'x' * 22}"),
        ask("DELETE", path, headers={"If-Match": "*"}),
    ]

    assert seen == [sees, sees]
    assert opened == opens
    assert changed == ([201, 200, 200, 404, 404, 204] if changes else [403] * 6)


def test_somebody_elses_scan_is_opened_for_a_reason(registry: Registry) -> None:
    """The reason stands in the audit log; the owner needs none."""
    document = stored(registry)
    path = f"/v1/documents/{document['id']}/content"

    without = registry.ask("GET", path, by="admin")
    short = registry.ask("GET", path, by="admin", headers=reason("a"))
    given = registry.ask("GET", path, by="admin", headers=reason("запрос\nпрокуратуры"))

    assert (without.status_code, code_of(without)) == (403, "FRMR-REG-154")
    assert (short.status_code, code_of(short)) == (422, "FRMR-REG-033")
    assert given.content == PDF
    event = registry.events()[-1]
    assert (event["action"], event["reason"]) == ("document.downloaded", "запрос прокуратуры")


def test_papers_of_identity_are_masked(registry: Registry) -> None:
    """Their numbers are shown for a reason only; support sees no number of any paper."""
    passport = {"series": "4510", "number": "123456"}
    identity = stored(registry, kind="identity", details=passport)
    diploma = stored(registry, PNG)

    def read(document: dict[str, Any], by: str, **more: Any) -> dict[str, Any]:
        answer = registry.ask("GET", f"/v1/documents/{document['id']}", by=by, **more)
        found: dict[str, Any] = answer.json()
        return found

    masked, clear = read(identity, "ivanova"), read(identity, "ivanova", headers=reason())

    assert masked["details"] == {"series": "***", "number": "***"}
    assert masked["name"] == "***.pdf"
    assert masked["masked"] == ["/name", "/details/series", "/details/number"]
    assert (clear["details"], clear["masked"]) == (passport, [])
    assert read(diploma, "ivanova")["masked"] == []
    assert read(diploma, "support")["details"]["number"] == "***"
    assert read(identity, "support", headers=reason())["details"]["number"] == "***"


def test_every_act_stands_in_the_audit_log(registry: Registry) -> None:
    """Each with the worker, the document, and no value of it."""
    document = stored(registry)
    path = f"/v1/documents/{document['id']}"
    registry.ask("GET", path, by="ivanova")
    registry.ask("GET", f"{path}/content", by="ivanova")
    registry.ask("PUT", f"{path}/content", by="ivanova", content=PNG, headers={"If-Match": "*"})
    registry.ask("DELETE", path, by="ivanova", headers={"If-Match": "*"})
    events = [event for event in registry.events() if event["action"].startswith("document")]

    assert [event["action"].partition(".")[2] for event in events] == [
        "uploaded",
        "read",
        "downloaded",
        "replaced",
        "removed",
    ]
    assert {event["subject"] for event in events} == {registry.id_of("ivanova")}
    assert {event["objects"] for event in events} == {json.dumps([document["id"]])}
    assert "Диплом" not in json.dumps(events, ensure_ascii=False, default=repr)


def test_a_batch_carries_no_files(registry: Registry) -> None:
    """Its operations have JSON bodies only."""
    document = stored(registry)
    operation = {"id": "1", "method": "GET", "path": f"/v1/documents/{document['id']}/content"}

    answer = registry.ask(
        "POST", "/v1/batch", by="ivanova", json={"operations": [operation]}
    ).json()

    assert answer["results"][0]["status"] == 404


def test_a_document_is_linked_to_what_it_proves(registry: Registry) -> None:
    """The link is seen from both sides, and a second one changes its purpose."""
    document = stored(registry)
    draft = registry.ask(
        "POST",
        "/v1/workers/me/education",
        by="ivanova",
        json={
            "kind": "cpd",
            "activity": "course",
            "institution": {"name": "Центр"},
            "specialty": {"name": "Терапия"},
            "theme": "Новое в терапии",
            "hours": 36,
            "beginDate": "2026-03-02",
            "endDate": "2026-03-08",
        },
    ).json()
    path = f"/v1/documents/{document['id']}/links/{draft['id']}"

    linked = registry.ask("PUT", path, by="ivanova", json={"purpose": "scan"})
    odd = registry.ask("PUT", path, by="ivanova", json={"purpose": "beauty"})
    entry = registry.ask("GET", f"/v1/education/{draft['id']}", by="ivanova").json()
    removed = registry.ask("DELETE", path, by="ivanova")
    again = registry.ask("DELETE", path, by="ivanova")

    assert linked.json()["links"] == [{"entryId": draft["id"], "purpose": "scan"}]
    assert (odd.status_code, code_of(odd)) == (422, "FRMR-RULE-060")
    assert entry["links"] == [{"documentId": document["id"], "purpose": "scan"}]
    assert removed.json()["links"] == []
    assert (again.status_code, code_of(again)) == (404, "FRMR-REG-156")


def test_what_proves_something_confirmed_stays_as_it_is(registry: Registry) -> None:
    """Neither scan nor details nor link of it can be changed, nor can it be removed, by nobody."""
    path = f"/v1/documents/{DEMO_SCANS[0]}"
    document = registry.ask("GET", path, by="ivanova").json()
    (entry,) = [link["entryId"] for link in document["links"]]
    sent = {"If-Match": "*"}
    merge = {**sent, "Content-Type": "application/merge-patch+json"}

    answers = [
        registry.ask("DELETE", path, by="admin", headers=sent),
        registry.ask("PUT", f"{path}/content", by="admin", content=PNG, headers=sent),
        registry.ask("PATCH", path, by="admin", json={"details": {"number": "1"}}, headers=merge),
        registry.ask("DELETE", f"{path}/links/{entry}", by="admin"),
        registry.ask(
            "PUT", f"{path}/links/{entry}", by="admin", json={"purpose": "service_certificate"}
        ),
    ]
    renamed = registry.ask("PATCH", path, by="admin", json={"name": "а.pdf"}, headers=merge)

    assert [(answer.status_code, code_of(answer)) for answer in answers] == [
        (409, "FRMR-REG-151")
    ] * 5
    assert renamed.json()["name"] == "а.pdf"


def test_nothing_is_linked_across_workers(registry: Registry) -> None:
    """An administrator who may see both cannot mix them up."""
    document = stored(registry)
    foreign = registry.ask(
        "GET", f"/v1/workers/{registry.id_of('petrova')}/education", by="admin"
    ).json()["items"][0]["id"]

    answer = registry.ask(
        "PUT",
        f"/v1/documents/{document['id']}/links/{foreign}",
        by="admin",
        json={"purpose": "scan"},
    )

    assert (answer.status_code, code_of(answer)) == (404, "FRMR-REG-152")


def test_papers_of_a_job_are_linked_by_who_keeps_the_job(registry: Registry) -> None:
    """The staff of one organisation neither adds nor takes papers of a job at another one."""
    document = stored(registry, kind="contract")
    elsewhere = {"organization": {"oid": "1.2.643.5.1.13.13.12.2.36.990002", "name": "Больница"}}
    draft = add(registry, {**JOB, **elsewhere}, noun="employment")
    path = f"/v1/documents/{document['id']}/links/{draft['id']}"

    def link(method: str, by: str) -> int:
        body: dict[str, Any] = {"json": {"purpose": "contract"}} if method == "PUT" else {}
        return registry.ask(method, path, by=by, **body).status_code

    assert [link("PUT", "orlova"), link("PUT", "ivanova"), link("DELETE", "orlova")] == [
        403,
        200,
        403,
    ]
