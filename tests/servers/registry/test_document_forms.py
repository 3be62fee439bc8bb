"""Forms of uploads, whatever somebody sends for one."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frmr_cli.registry.documents import _form
from frmr_cli.servers.registry.calls import Origin
from frmr_cli.servers.registry.document_forms import (
    check_digest,
    content_digest,
    stated_reason,
    upload_of,
)
from frmr_cli.servers.registry.problems import Problem

TYPE = "multipart/form-data; boundary=frmr-x"


def origin(body: bytes = b"", **headers: str) -> Origin:
    """A request with a body."""
    return Origin(
        request_id="r",
        address=None,
        language="en",
        method="POST",
        path="/v1/workers/me/documents",
        headers={name.replace("_", "-"): value for name, value in headers.items()},
        body=body,
        now=datetime(2026, 11, 20, tzinfo=UTC),
    )


@settings(max_examples=300, deadline=None)
@given(
    content=st.binary(max_size=2000),
    name=st.text(max_size=300).filter(lambda text: text.isprintable()),
)
def test_what_the_command_line_sends_is_read_back(content: bytes, name: str) -> None:
    """Any content and any name, also a content that looks like a form."""
    form = upload_of(
        origin(_form({"kind": "other", "name": name}, content, "frmr-x"), content_type=TYPE)
    )

    assert form.content == content
    assert form.metadata == {"kind": "other", "name": name}


@settings(max_examples=500, deadline=None)
@given(data=st.data())
def test_a_damaged_form_is_refused_or_read(data: st.DataObject) -> None:
    """Whatever is cut out, put in or changed, the answer is a form or a refusal, never a defect."""
    body = bytearray(_form({"kind": "other", "name": "a.pdf"}, b"%PDF-1.7 content", "frmr-x"))
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(body)))
        length = data.draw(st.integers(0, 20))
        body[place : place + length] = data.draw(st.binary(max_size=20))

    try:
        form = upload_of(origin(bytes(body), content_type=TYPE))
    except Problem:
        return
    assert json.dumps(form.metadata)


@settings(max_examples=300, deadline=None)
@given(
    content_type=st.text(st.characters(codec="latin-1"), max_size=80), body=st.binary(max_size=200)
)
def test_any_media_type_is_refused_or_read(content_type: str, body: bytes) -> None:
    """Headers are text of strangers as well."""
    with pytest.raises(Problem):
        upload_of(origin(body, content_type=f"multipart/form-data; {content_type}"))


@pytest.mark.parametrize(
    "header",
    ["sha-256=:AAAA:", "sha-256=:!!!!:", "md5=:AAAA:, sha-256=:AAAA:"],
)
def test_a_hash_that_differs_is_a_refusal(header: str) -> None:
    """Other algorithms are passed by; one that is known must agree."""
    with pytest.raises(Problem):
        check_digest(origin(b"body", content_digest=header))


@pytest.mark.parametrize("header", ["", "md5=:AAAA:", content_digest(b"body"), "nonsense"])
def test_a_hash_that_agrees_or_is_missing_is_none(header: str) -> None:
    """Old clients send no hash."""
    check_digest(origin(b"body", content_digest=header))


@given(reason=st.text(max_size=600))
def test_a_reason_is_one_line_or_refused(reason: str) -> None:
    """It is shown to auditors."""
    try:
        told = stated_reason(origin(frmr_reason=reason))
    except Problem:
        return
    assert told is not None
    assert told.isprintable()
    assert 3 <= len(told) <= 500
