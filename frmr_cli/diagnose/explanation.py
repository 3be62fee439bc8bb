"""What a code or a message means, who can cure it and how: offline, from the catalogue."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from frmr_cli.diagnose.recognition import Phrases
from frmr_cli.domain.catalogue import all_codes, entry
from frmr_cli.domain.cures import Curer, cure_of
from frmr_cli.domain.esia_codes import ESIA
from frmr_cli.domain.remd_codes import REMD

CLEAR_LEAD = 0.12
"""How much better the best answer must be than the second to stand alone."""

_CODE = re.compile(r"FRMR[-_ ]*([A-Z]+)[-_ ]*(\d{1,3})\b")
_ESIA = re.compile(r"(?:(?:ESIA|ЕСИА)[-_ №]*(\d{4,6})|\b(0\d{5}))\b")
_REQUEST = re.compile(r"[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_VARIABLE = re.compile(r"\{(\w+)\}")
_NUMBERS = frozenset(
    ("count", "days", "hours", "limit", "minutes", "months", "most", "seconds", "total", "years")
)
"""Placeholders that a number stands for."""


class Explanation(NamedTuple):
    """What is known of one code."""

    code: str
    message: str
    cure: str
    """What to do, in a sentence; commands in backquotes."""
    who: Curer
    check: str
    """The command that shows whether this is the cause; may be empty."""
    score: float = 1.0
    """How well the text fits, from 0 to 1; 1 for a code."""


def is_request_id(text: str) -> bool:
    """Whether a text has the form of a request id."""
    return _REQUEST.fullmatch(text.strip().lower()) is not None


def explained(text: str, *, language: str) -> list[Explanation]:
    """
    Explain a code of any spelling, or a message as somebody read it out.

    `language`: `ru` or `en`, of the answer; the message may be in either.

    Returns: the likeliest first, one where it is clear; empty when nothing fits.
    """
    code = code_in(text)
    if code is not None:
        found = explanation(code, language=language)
        return [found] if found else []
    matches = _phrases().matches(text)
    if len(matches) > 1 and matches[0].score - matches[1].score >= CLEAR_LEAD:
        matches = matches[:1]
    answers = (explanation(match.key, language=language) for match in matches)
    return [
        answer._replace(score=match.score)
        for answer, match in zip(answers, matches, strict=True)
        if answer
    ]


def code_in(text: str) -> str | None:
    """The code that a text is or holds, in its official spelling; None when it holds none."""
    upper = text.upper()
    own = _CODE.search(upper)
    if own:
        return f"FRMR-{own[1]}-{own[2]:0>3}"
    for mnemonic in sorted(REMD, key=len, reverse=True):
        if re.search(rf"\b{mnemonic}\b", upper):
            return mnemonic
    foreign = _ESIA.search(upper)
    code = f"ESIA-{foreign[1] or foreign[2]:0>6}" if foreign else ""
    return code if code in ESIA else None


def explanation(code: str, *, language: str) -> Explanation | None:
    """What is known of a code; None for an unknown one."""
    foreign = ESIA.get(code) or REMD.get(code)
    if foreign:
        who, known = foreign
        text = known.text(language)
        return Explanation(code, text.message, text.hint, who, "")
    found = entry(code)
    if found is None:
        return None
    text, cure = found.text(language), cure_of(code)
    return Explanation(code, _open(text.message), _open(text.hint), cure.who, cure.check)


def _open(text: str) -> str:
    """Placeholders as a reader writes them: `N` where a number stands, `…` elsewhere."""
    return _VARIABLE.sub(lambda found: "N" if found[1] in _NUMBERS else "…", text)


@cache
def _phrases() -> Phrases:
    texts = {code: _texts(code) for code in all_codes()}
    foreign = {**ESIA, **REMD}
    texts.update(
        {code: (known.en.message, known.ru.message) for code, (_, known) in foreign.items()}
    )
    return Phrases(texts)


def _texts(code: str) -> tuple[str, ...]:
    found = entry(code)
    return (found.en.message, found.ru.message) if found else ()
