"""
Reads a detached signature: CMS SignedData with one signer (RFC 5652 §5), as much as a login needs.

DER alone; lengths and tags are checked, nothing is guessed. What is not understood is a ValueError.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

SEQUENCE: Final = 0x30
SET: Final = 0x31
OID: Final = 0x06
INTEGER: Final = 0x02
OCTETS: Final = 0x04
CONTEXT_0: Final = 0xA0

_SIGNED_DATA: Final = bytes.fromhex("2a864886f70d010702")
_MESSAGE_DIGEST: Final = bytes.fromhex("2a864886f70d010904")
_MOST_OBJECTS: Final = 64

DIGESTS: Final = {
    bytes.fromhex("608648016503040201"): "sha256",
    bytes.fromhex("608648016503040202"): "sha384",
    bytes.fromhex("608648016503040203"): "sha512",
    bytes.fromhex("2a85030701010202"): "streebog256",
    bytes.fromhex("2a85030701010203"): "streebog512",
}
"""OID → name for `hashlib`, or that of `accounts/gost.py`; SHA-1 is not among them."""


class Node(NamedTuple):
    """One object of DER."""

    tag: int
    body: bytes
    whole: bytes
    """With tag and length."""


class Signature(NamedTuple):
    """What the signer made."""

    certificates: tuple[bytes, ...]
    """DER, in the order of the file; that of the signer is the one with the serial number."""
    serial: int
    digest: str
    """One of `DIGESTS`."""
    content_digest: bytes | None
    """Of the signed attributes; None when the content itself is signed."""
    signed: bytes | None
    """The signed attributes as they are signed (§5.4); None when the content itself is."""
    value: bytes


def read(data: bytes) -> Signature:
    """
    Read a signature file in DER.

    Raises: ValueError.
    """
    content_info = _members(_only(data, SEQUENCE))
    if len(content_info) != 2 or content_info[0].body != _SIGNED_DATA:
        raise ValueError("no SignedData")
    signed_data = _members(_only(content_info[1].body, SEQUENCE))
    certificates = next((node for node in signed_data if node.tag == CONTEXT_0), None)
    if certificates is None or signed_data[-1].tag != SET:
        raise ValueError("no certificate or no signer")
    signers = _members(signed_data[-1])
    if len(signers) != 1:
        raise ValueError("not one signer")
    found = tuple(node.whole for node in _members(certificates) if node.tag == SEQUENCE)
    return _signature(_members(signers[0]), found)


def _signature(signer: list[Node], certificates: tuple[bytes, ...]) -> Signature:
    if len(signer) < 5 or signer[1].tag != SEQUENCE:
        raise ValueError("the signer is not named by issuer and serial number")
    serial = int.from_bytes(_at(_members(signer[1]), -1).body, "big")
    digest = DIGESTS.get(_at(_members(signer[2]), 0).body)
    if digest is None:
        raise ValueError("unknown digest")
    attributes = signer[3] if signer[3].tag == CONTEXT_0 else None
    value = next((node.body for node in signer if node.tag == OCTETS), None)
    if value is None:
        raise ValueError("no signature")
    if attributes is None:
        return Signature(certificates, serial, digest, None, None, value)
    # Signed with the tag of a SET in place of the context tag (§5.4).
    signed = bytes([SET]) + attributes.whole[1:]
    return Signature(certificates, serial, digest, _content_digest(attributes), signed, value)


def _content_digest(attributes: Node) -> bytes:
    for attribute in _members(attributes):
        members = _members(attribute)
        if members and members[0].body == _MESSAGE_DIGEST:
            return _only(_at(members, 1).body, OCTETS).body
    raise ValueError("no digest of the content")


def _only(data: bytes, tag: int) -> Node:
    nodes = list(_nodes(data))
    if len(nodes) != 1 or nodes[0].tag != tag:
        raise ValueError("not the object that must stand here")
    return nodes[0]


def _at(nodes: list[Node], place: int) -> Node:
    try:
        return nodes[place]
    except IndexError as error:
        raise ValueError("a part is missing") from error


def _members(node: Node) -> list[Node]:
    return list(_nodes(node.body))


def _nodes(data: bytes) -> Iterator[Node]:
    position = 0
    for _ in range(_MOST_OBJECTS):
        if position == len(data):
            return
        start = position
        tag, length, position = _header(data, position)
        end = position + length
        if end > len(data):
            raise ValueError("cut off")
        yield Node(tag, data[position:end], data[start:end])
        position = end
    raise ValueError("too many objects")


def _header(data: bytes, position: int) -> tuple[int, int, int]:
    """Tag, length and where the body begins."""
    try:
        tag, first = data[position], data[position + 1]
    except IndexError as error:
        raise ValueError("cut off") from error
    position += 2
    if tag & 0x1F == 0x1F:
        raise ValueError("long tag")
    if first < 0x80:
        return tag, first, position
    size = first & 0x7F
    if not 1 <= size <= 3:
        raise ValueError("indefinite or endless")
    return tag, int.from_bytes(data[position : position + size], "big"), position + size
