"""Numbers of people who do not exist: unique by index, with right check digits, made fast."""

from __future__ import annotations

from functools import cache
from itertools import product

from frmr_cli.domain.identifiers import INN_WEIGHTS_11, INN_WEIGHTS_12

INDEX_LIMIT = 10_000_000
"""Indices from 0 up to here have numbers of their own."""

SPREAD = 7_368_787
"""Coprime with 10, so that multiplying by it permutes the residues of any power of ten."""

FREE_AREA_CODES = ("940", "942", "943", "944", "945", "946", "947")
"""Mobile area codes that no operator holds. Ref 2026-11: public lists of the numbering plan."""

SNILS_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, 1)


def spread(index: int) -> int:
    """A number below 100 000 000; different indices give different numbers."""
    return index * SPREAD % 100_000_000


def of_paper(index: int) -> int:
    """Like `spread`, but with other digits: what a public paper says must not give a passport away."""
    return 99_999_999 - spread(index)


def snils(number: int) -> str:
    """A СНИЛС that begins with 9 from a number of eight digits."""
    head, middle, tail = _thousands(900_000_000 + number)
    first, second, third = _snils_sums()
    total = first[head] + second[middle] + third[tail]
    return f"9{number:08d}{total % 101 % 100:02d}"


def inn(number: int) -> str:
    """An ИНН of the region 00 from a number of eight digits."""
    head, middle, tail = _thousands(number)
    (a_head, a_middle, a_tail), (b_head, b_middle, b_tail) = _inn_sums()
    eleventh = (a_head[head] + a_middle[middle] + a_tail[tail]) % 11 % 10
    body = b_head[head] + b_middle[middle] + b_tail[tail]
    return f"00{number:08d}{eleventh}{(body + INN_WEIGHTS_12[10] * eleventh) % 11 % 10}"


def phone(index: int) -> str:
    """A mobile number of an area code that no operator holds."""
    return f"+7{FREE_AREA_CODES[index % 7]}{index * SPREAD % INDEX_LIMIT:07d}"


def worker_id(index: int) -> str:
    """A number of the register; it grows with the index."""
    return f"{2021 + index // 2_000_000}.{index:07d}"


def _thousands(number: int) -> tuple[int, int, int]:
    rest, tail = divmod(number, 1000)
    head, middle = divmod(rest, 1000)
    return head, middle, tail


Sums = tuple[list[int], ...]


@cache
def _snils_sums() -> Sums:
    return tuple(_sums(SNILS_WEIGHTS[place : place + 3]) for place in (0, 3, 6))


@cache
def _inn_sums() -> tuple[Sums, Sums]:
    # The first two digits are 00 and add nothing; the head has two digits, so its first is 0.
    return (
        tuple(_sums(weights) for weights in _inn_groups(INN_WEIGHTS_11)),
        tuple(_sums(weights) for weights in _inn_groups(INN_WEIGHTS_12)),
    )


def _inn_groups(weights: tuple[int, ...]) -> tuple[tuple[int, ...], ...]:
    return (0, *weights[2:4]), weights[4:7], weights[7:10]


def _sums(weights: tuple[int, ...]) -> list[int]:
    """The weighted sum of the digits of each number from 000 to 999."""
    return [
        sum(digit * weight for digit, weight in zip(digits, weights, strict=True))
        for digits in product(range(10), repeat=3)
    ]
