"""
The octets of a token file.

    frmr-tokens 1 LF                       magic and version
    {"account": {…}, "backend": …} LF      head: JSON in ASCII, open, authenticated
    nonce (12) ‖ AES-256-GCM(payload)      with magic and head, account included, as AAD

A file without protection has SHA-256 of head and payload in the place of nonce and tag: it shows
what is torn, it stops nobody.
"""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any, NamedTuple

from frmr_cli.login.store.index import MAGIC, MAX_HEAD

if TYPE_CHECKING:
    from collections.abc import Mapping

NONCE = 12
DIGEST = 32
KEY = 32
CHECK_TEXT = b"frmr key check"


class Damaged(Exception):
    """The octets are not what was written."""


class NewerFormat(Exception):
    """The file was written by a later version."""


class Sealed(NamedTuple):
    """A file taken apart; nothing of it is trusted before `opened`."""

    prefix: bytes
    head: Mapping[str, Any]
    body: bytes


def key_check(key: bytes) -> str:
    """
    A short mark of a key, which tells «another key» from «damaged».

    It helps a guesser of passphrases no more than the tag of AES-GCM does.
    """
    import hmac

    return hmac.digest(key, CHECK_TEXT, "sha256")[:8].hex()


def seal(head: Mapping[str, Any], payload: Mapping[str, Any], key: bytes | None) -> bytes:
    """
    The file for `payload`; without a key it is readable by everyone who gets hold of it.

    Raises: ValueError when the head is too long.
    """
    line = json.dumps(head, sort_keys=True, separators=(",", ":")).encode()
    prefix = MAGIC + line + b"\n"
    if len(prefix) > MAX_HEAD:
        raise ValueError("the head is too long")
    text = json.dumps(payload, sort_keys=True, separators=(",", ":")).encode()
    if key is None:
        return prefix + _digest(prefix, text) + text
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = os.urandom(NONCE)
    return prefix + nonce + AESGCM(key).encrypt(nonce, text, prefix)


def parse(content: bytes) -> Sealed:
    """
    Take a file apart.

    Raises: Damaged, NewerFormat.
    """
    if not content.startswith(MAGIC):
        if content.startswith(b"frmr-tokens ") and content[12:16].split(b"\n")[0].isdigit():
            raise NewerFormat
        raise Damaged
    line, end, body = content[len(MAGIC) :].partition(b"\n")
    if not end or len(line) > MAX_HEAD:
        raise Damaged
    try:
        head = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise Damaged from error
    if not isinstance(head, dict):
        raise Damaged
    return Sealed(content[: len(content) - len(body)], head, body)


def opened(sealed: Sealed, key: bytes | None) -> dict[str, Any]:
    """
    The payload, if neither it nor the head was changed.

    Raises: Damaged.
    """
    text = _plain(sealed) if key is None else _decrypted(sealed, key)
    payload = json.loads(text)
    if not isinstance(payload, dict):
        raise Damaged
    return payload


def _plain(sealed: Sealed) -> bytes:
    digest, text = sealed.body[:DIGEST], sealed.body[DIGEST:]
    if digest != _digest(sealed.prefix, text):
        raise Damaged
    return text


def _decrypted(sealed: Sealed, key: bytes) -> bytes:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce, text = sealed.body[:NONCE], sealed.body[NONCE:]
    try:
        return AESGCM(key).decrypt(nonce, text, sealed.prefix)
    except (InvalidTag, ValueError) as error:
        raise Damaged from error


def _digest(prefix: bytes, text: bytes) -> bytes:
    from hashlib import sha256

    return sha256(len(prefix).to_bytes(4) + prefix + text).digest()
