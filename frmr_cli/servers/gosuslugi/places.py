"""Where an address lies, as far as the stub knows: networks of its configuration, nothing is looked up anywhere."""

from __future__ import annotations

from ipaddress import ip_address, ip_network
from math import asin, cos, radians, sin, sqrt
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

_EARTH_KM: Final = 6371.0


class Place(NamedTuple):
    """A town."""

    ru: str
    en: str
    latitude: float
    """Degrees north."""
    longitude: float
    """Degrees east."""


Places = tuple[tuple[str, Place], ...]
"""Networks (CIDR) with their places; the first that fits counts."""

_KALININGRAD: Final = Place("Калининград", "Kaliningrad", 54.71, 20.51)
_MOSCOW: Final = Place("Москва", "Moscow", 55.75, 37.62)
_VLADIVOSTOK: Final = Place("Владивосток", "Vladivostok", 43.12, 131.89)

DEMO: Final[Places] = (
    ("127.0.2.0/24", _MOSCOW),
    ("127.0.3.0/24", _VLADIVOSTOK),
    ("127.0.4.0/24", _KALININGRAD),
    ("192.0.2.0/24", _MOSCOW),
    ("198.51.100.0/24", _VLADIVOSTOK),
    ("203.0.113.0/24", _KALININGRAD),
)
"""
Invented: networks for documentation (RFC 5737), and addresses of this machine that a program may call from.

127.0.0.1 lies nowhere, so that whoever works at one computer never travels.
"""


def place_of(address: str | None, places: Places) -> Place | None:
    """The place of an address; None for one of no known network."""
    try:
        here = ip_address(address or "")
    except ValueError:
        return None
    return next((place for network, place in places if here in ip_network(network)), None)


def distance(one: Place, other: Place) -> float:
    """Kilometres along the surface of the Earth (haversine formula)."""
    north, further = radians(one.latitude), radians(other.latitude)
    east = radians(other.longitude - one.longitude)
    half = sin((further - north) / 2) ** 2 + cos(north) * cos(further) * sin(east / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(half))


def names(places: Iterable[Place | None], language: str) -> tuple[str, ...]:
    """Names of places in a language; a dash for an unknown one."""
    return tuple("–" if row is None else row.ru if language == "ru" else row.en for row in places)
