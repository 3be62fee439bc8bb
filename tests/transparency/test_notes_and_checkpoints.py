"""Signed notes and checkpoints against a checker of our own making and against the examples of C2SP."""

from __future__ import annotations

import base64
import hashlib
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from hypothesis import given
from hypothesis import strategies as st

from frmr_cli.transparency.checkpoint import Checkpoint, head
from frmr_cli.transparency.notes import Note, NoteFault, SignerKey, VerifierKey, is_name, signed
from frmr_cli.transparency.tree import EMPTY_ROOT

ORIGIN = "frmr.example/audit"
KEY = SignerKey(ORIGIN, bytes(range(32)))
SECOND = SignerKey(ORIGIN, bytes(range(1, 33)))
AT = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)

# The example of golang.org/x/mod/sumdb/note, whose format C2SP took over.
GO_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
GO_NOTE = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
    "\n"
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)


def opened(note: str, vkey: str) -> str:
    """The text of a note whose first signature of the key holds: the specification, read once more."""
    text, _, lines = note.rpartition("\n\n")
    name, key_id, encoded = vkey.split("+", 2)
    key = base64.b64decode(encoded)
    assert hashlib.sha256(f"{name}\n".encode() + key).digest()[:4].hex() == key_id
    for line in lines.splitlines():
        dash, owner, signature = line.split(" ")
        blob = base64.b64decode(signature)
        if (dash, owner, blob[:4].hex()) == ("—", name, key_id):
            Ed25519PublicKey.from_public_bytes(key[1:]).verify(blob[4:], f"{text}\n".encode())
            return f"{text}\n"
    raise LookupError(vkey)


def test_note_of_another_implementation_is_verified() -> None:
    """The note that Go's own tests sign is good for us, and stays byte for byte what it was."""
    key = VerifierKey.parse(GO_KEY)
    note = Note.parse(GO_NOTE)

    assert note.verified_by([key]) == (key,)
    assert str(note) == GO_NOTE
    assert str(key) == GO_KEY


def test_our_note_is_verified_by_another_reader() -> None:
    """What we sign opens in a reader that shares no code with ours."""
    text = str(head(ORIGIN, 3, b"\x07" * 32, at=AT))
    note = str(signed(text, [KEY, SECOND]))

    assert opened(note, str(KEY.verifier)) == opened(note, str(SECOND.verifier)) == text
    with pytest.raises(InvalidSignature):
        opened(note.replace("\n3\n", "\n4\n"), str(KEY.verifier))


def test_unknown_signatures_mean_nothing() -> None:
    """Signatures of others are passed over, whatever type they have."""
    note = signed("text\n", [KEY])
    stranger = "— other.example/x " + base64.b64encode(b"\x01\x02\x03\x04other").decode() + "\n"

    assert Note.parse(str(note) + stranger).verified_by([KEY.verifier]) == (KEY.verifier,)
    assert Note.parse(str(note)).verified_by([SECOND.verifier]) == ()


def test_one_false_signature_of_a_known_key_spoils_the_note() -> None:
    """A note with a good and a false signature of known keys is refused."""
    good, other = signed("text\n", [KEY]), signed("other\n", [SECOND])
    note = Note("text\n", (*good.signatures, *other.signatures))

    assert note.verified_by([KEY.verifier]) == (KEY.verifier,)
    with pytest.raises(NoteFault, match="false"):
        note.verified_by([KEY.verifier, SECOND.verifier])


@given(st.text(max_size=200))
def test_any_text_is_a_note_or_a_fault(text: str) -> None:
    """Files and answers are read without surprises; what is read is written the same."""
    for read in (Note.parse, Checkpoint.parse, VerifierKey.parse):
        try:
            found = read(text)
        except NoteFault:
            continue
        assert str(found) in (text, text.strip())


@given(st.integers(0, 400), st.characters(exclude_categories=["Cs"]))
def test_no_altered_note_verifies(at: int, sign: str) -> None:
    """A note with another character anywhere is refused, or is not signed by the key any more."""
    note = str(signed(str(head(ORIGIN, 12, b"\x01" * 32, at=AT)), [KEY]))
    at %= len(note)
    altered = note[:at] + sign + note[at + 1 :]

    if altered == note:
        return
    with suppress(NoteFault):
        assert Note.parse(altered).verified_by([KEY.verifier]) == ()


@pytest.mark.parametrize(
    "text",
    [
        "o\n1\n" + base64.b64encode(b"x" * 31).decode() + "\n",
        "o\n01\n" + base64.b64encode(b"x" * 32).decode() + "\n",
        "o\n-1\n" + base64.b64encode(b"x" * 32).decode() + "\n",
        "o\n٣\n" + base64.b64encode(b"x" * 32).decode() + "\n",
        "o\n1\n" + base64.b64encode(b"x" * 32).decode() + "\n\nmore\n",
        "o\n1\n" + base64.b64encode(b"x" * 32).decode(),
        "\n1\n" + base64.b64encode(b"x" * 32).decode() + "\n",
        "o\n0\n" + base64.b64encode(b"x" * 32).decode() + "\n",
        "o\n" + "9" * 30 + "\n" + base64.b64encode(b"x" * 32).decode() + "\n",
        "o\n1\n",
        "",
    ],
)
def test_malformed_checkpoints_are_refused(text: str) -> None:
    """C2SP tlog-checkpoint; a log without entries has the root of nothing."""
    with pytest.raises(NoteFault):
        Checkpoint.parse(text)


def test_checkpoint_says_its_time_and_its_successor() -> None:
    """The two extension lines are read back, and unknown ones are kept."""
    made = head(ORIGIN, 0, EMPTY_ROOT, at=AT, successors=(SECOND.verifier,))
    read = Checkpoint.parse(str(made._replace(extensions=(*made.extensions, "else 1"))))

    assert (read.time, read.successors) == (AT, (SECOND.verifier,))
    assert Checkpoint.parse(str(read)) == read
    assert Checkpoint(ORIGIN, 1, b"x" * 32, ("time yesterday",)).time is None
    assert Checkpoint(ORIGIN, 1, b"x" * 32).time is None


def test_fingerprint_differs_by_log_size_and_root() -> None:
    """Two people who read the same words hold the same head."""
    one = Checkpoint(ORIGIN, 5, b"x" * 32)
    others = [
        one._replace(size=6),
        one._replace(root=b"y" * 32),
        one._replace(origin="other.example/audit"),
    ]

    assert len({item.fingerprint for item in (one, *others)}) == 4
    assert one.fingerprint == one._replace(extensions=("time x",)).fingerprint


@pytest.mark.parametrize("name", ["", "two words", "a+b", "a\u00a0b", "a\nb"])
def test_names_that_cannot_stand_in_a_note(name: str) -> None:
    """C2SP signed-note: no spaces and no plus sign in the name of a key."""
    assert not is_name(name)
    with pytest.raises(NoteFault):
        SignerKey.made(name)
