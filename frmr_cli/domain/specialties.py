"""
Whether specialties go together: of a diploma, of an accreditation, of a training.

The table of requirements of the ministry is long and changes; only what never fits is found here:
another branch of medicine. The branches are told from memory, so a misfit is a warning.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from frmr_cli.domain.names import search_key
from frmr_cli.domain.rules import Document

BRANCHES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("management", ("организация здравоохранения", "организация сестринского")),
    ("dentistry", ("стоматолог", "ортодонт", "челюстно", "зубн")),
    ("pharmacy", ("фармац", "провизор")),
    ("midwifery", ("акушерск",)),
    ("nursing", ("сестринск", "медицинская сестра", "операционное дело")),
    ("laboratory", ("лабораторн", "биохим", "биофиз", "кибернетик")),
    ("prevention", ("медико-профилактич", "эпидемиолог", "гигиен")),
)
"""Branch → how the names of its specialties begin or what they hold; every other is medicine."""

NEIGHBOURS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "medicine": frozenset({"laboratory", "prevention"}),
        "prevention": frozenset({"laboratory", "medicine"}),
        "laboratory": frozenset({"medicine", "pharmacy", "prevention"}),
        "midwifery": frozenset({"nursing", "medicine"}),
        "nursing": frozenset({"midwifery", "medicine"}),
    }
)
"""Branch of a diploma → other branches in which its holder may be accredited."""


def specialty_name(value: Document) -> str:
    """The name of a coded specialty in the form in which names are compared; empty without one."""
    name = value.get("name")
    return _key(name) if isinstance(name, str) else ""


def same_specialty(first: Document, second: Document) -> bool:
    """Whether two coded specialties are one: by their codes where both have one, by names else."""
    ours, theirs = first.get("code"), second.get("code")
    if isinstance(ours, str) and ours and ours == theirs:
        return True
    return specialty_name(first) == specialty_name(second) != ""


@lru_cache(maxsize=1024)
def _key(name: str) -> str:
    # The same few names come in every record.
    return search_key(name)


@lru_cache(maxsize=1024)
def branch(name: str) -> str:
    """The branch of medicine that the name of a specialty belongs to."""
    key = _key(name)
    for found, words in BRANCHES:
        if any(_key(word) in key for word in words):
            return found
    return "medicine"


def fits_education(education: Document, accreditation: Document) -> bool:
    """Whether the holder of a diploma can be accredited in a specialty; True where names are missing."""
    ours, theirs = specialty_name(education), specialty_name(accreditation)
    if not ours or not theirs or same_specialty(education, accreditation):
        return True
    studied, accredited = branch(ours), branch(theirs)
    return accredited in (studied, "management") or accredited in NEIGHBOURS.get(studied, ())
