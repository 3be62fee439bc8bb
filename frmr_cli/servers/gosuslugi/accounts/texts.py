"""Texts of the pages in both languages; errors stand in the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from frmr_cli.servers.gosuslugi.accounts import (
    texts_account,
    texts_factors,
    texts_login,
    texts_ways,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from frmr_cli.servers.gosuslugi.accounts.words import Words

TEXTS: Final[Mapping[str, Words]] = (
    texts_login.TEXTS | texts_factors.TEXTS | texts_ways.TEXTS | texts_account.TEXTS
)
"""Key → text."""


def text(key: str, language: str, **values: object) -> str:
    """
    A text with its places filled.

    Raises: KeyError for an unknown key or a place without a value.
    """
    words = TEXTS[key]
    return (words.ru if language == "ru" else words.en).format(**values)
