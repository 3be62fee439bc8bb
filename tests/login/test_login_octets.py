"""The octets of a token file: every change is refused."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frmr_cli.login.store.octets import Damaged, NewerFormat, opened, parse, seal

KEY = bytes(range(32))
HEAD = {"account": {"subject": "1"}, "name": "Ё"}
PAYLOAD = {"access": "canary"}


@pytest.mark.parametrize("key", [KEY, None], ids=["encrypted", "open"])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
@given(data=st.data())
def test_any_flipped_bit_is_refused(key: bytes | None, data: st.DataObject) -> None:
    """Wherever a bit flips, in magic, head, nonce, cipher text or tag: the payload is not given out."""
    content = bytearray(seal(HEAD, PAYLOAD, key))
    position = data.draw(st.integers(0, len(content) * 8 - 1))
    content[position // 8] ^= 1 << position % 8

    with pytest.raises((Damaged, NewerFormat)):
        opened(parse(bytes(content)), key)


@pytest.mark.parametrize("key", [KEY, None], ids=["encrypted", "open"])
@given(data=st.data())
def test_any_cut_or_addition_is_refused(key: bytes | None, data: st.DataObject) -> None:
    """A torn file is never half a login."""
    content = seal(HEAD, PAYLOAD, key)
    cut = data.draw(st.integers(0, len(content) - 1))
    tail = data.draw(st.binary(min_size=1, max_size=20))

    for broken in (content[:cut], content + tail):
        with pytest.raises((Damaged, NewerFormat)):
            opened(parse(broken), key)


@given(content=st.binary(max_size=200), magic=st.booleans())
def test_any_octets_are_refused_in_an_orderly_way(content: bytes, magic: bool) -> None:
    """No input makes the reader fail in a way that was not thought of."""
    with pytest.raises((Damaged, NewerFormat)):
        opened(parse((b"frmr-tokens 1\n" if magic else b"") + content), KEY)


payloads = st.dictionaries(st.text(max_size=20), st.text(max_size=50) | st.none(), max_size=6)


@given(head=payloads, payload=payloads, key=st.binary(min_size=32, max_size=32) | st.none())
def test_what_was_sealed_is_opened(
    head: dict[str, Any], payload: dict[str, Any], key: bytes | None
) -> None:
    """Any head and payload come back, surrogate halves and line ends included."""
    sealed = parse(seal(head, payload, key))

    assert (sealed.head, opened(sealed, key)) == (head, payload)


def test_no_nonce_is_used_twice() -> None:
    """Two writings of the same tokens with the same key differ in all but the head."""
    bodies = {parse(seal(HEAD, PAYLOAD, KEY)).body for _ in range(100)}

    assert len({body[:12] for body in bodies}) == 100
