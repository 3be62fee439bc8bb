"""Where a picture ends inside its file, from its structure alone."""

from __future__ import annotations

import re

_PNG_SIGNATURE = 8
_NEXT_MARKER = re.compile(rb"\xff+[^\x00\xff\xd0-\xd7]")
"""In scan data FF 00 is a byte and FF D0–D7 are restarts; everything else after FF is a marker."""
_END_OF_IMAGE = 0xD9
_START_OF_SCAN = 0xDA
_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})
"""Markers without a length."""


def png_end(content: bytes) -> int | None:
    """
    The offset behind the chunk IEND; None where the chunks do not lead to one.

    Source: PNG (W3C, third edition) §5.3.
    """
    place = _PNG_SIGNATURE
    while place + 12 <= len(content):
        size = int.from_bytes(content[place : place + 4], "big")
        kind = content[place + 4 : place + 8]
        place += 12 + size
        if kind == b"IEND":
            return place if place <= len(content) else None
    return None


def jpeg_end(content: bytes) -> int | None:
    """
    The offset behind the marker EOI of the first picture; None where the segments do not lead to one.

    Source: ITU-T T.81, annex B.
    """
    place = 2
    while place + 2 <= len(content) and content[place] == 0xFF:
        marker = content[place + 1]
        if marker == _END_OF_IMAGE:
            return place + 2
        if marker == 0xFF:  # fill
            place += 1
        elif marker in _ALONE:
            place += 2
        else:
            place += 2 + max(int.from_bytes(content[place + 2 : place + 4], "big"), 2)
            if marker == _START_OF_SCAN:
                found = _NEXT_MARKER.search(content, place)
                if found is None:
                    return None
                place = found.end() - 2
    return None
