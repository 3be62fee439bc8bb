"""Finding a message by the words that somebody reads out on the phone: typos, parts, other case."""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

SHORTEST_STEM = 4
"""Letters that two forms of a Russian word share at least."""
NEAR = 0.45
"""Similarity from which two words may be forms or misspellings of one."""
ENOUGH = 0.5
"""Share of the weight of the words asked for that a message must explain."""

FILLER = frozenset(
    [
        "а",
        "бы",
        "в",
        "во",
        "войти",
        "вот",
        "вы",
        "выдает",
        "вылезает",
        "и",
        "когда",
        "меня",
        "мне",
        "могу",
        "мы",
        "на",
        "написано",
        "не",
        "ну",
        "он",
        "она",
        "они",
        "ошибка",
        "ошибку",
        "пишет",
        "пишут",
        "показывает",
        "просто",
        "сказали",
        "там",
        "то",
        "тут",
        "у",
        "уже",
        "что",
        "это",
        "я",
        "an",
        "and",
        "at",
        "error",
        "i",
        "is",
        "it",
        "my",
        "on",
        "says",
        "the",
        "there",
    ]
)
"""Words in which people tell of a message rather than quote it."""

_LOOK_ALIKE = str.maketrans("abcehkmoptxy", "авсенкмортху")
_WORD = re.compile(r"[^\W_]+")
_PLACEHOLDER = re.compile(r"\{\w+\}")


class Match(NamedTuple):
    """A message that may be meant."""

    key: str
    score: float
    """From 0 to 1."""


class Phrases:
    """
    The messages that can be found, by key; a key may have several.

    A rare word tells more than a common one, so words weigh by how few messages have them.
    """

    def __init__(self, texts: Mapping[str, Sequence[str]]) -> None:
        self._messages = [
            (key, tuple(dict.fromkeys(words(text))))
            for key, group in texts.items()
            for text in group
        ]
        counts = Counter(word for _, found in self._messages for word in found)
        total = len(self._messages)
        self._weights = {word: math.log(1 + total / count) for word, count in counts.items()}
        self._grams = {word: _grams(word) for word in counts}
        self._unknown = math.log(1 + total)

    def matches(self, text: str, *, most: int = 5) -> list[Match]:
        """The likeliest messages, best first; empty when none is near enough."""
        asked = tuple(word for word in dict.fromkeys(words(text)) if word not in FILLER)
        if not asked:
            return []
        near = {word: self._near(word) for word in asked}
        best: dict[str, float] = {}
        for key, message in self._messages:
            score = self._score(near, message)
            if score >= ENOUGH and score > best.get(key, 0.0):
                best[key] = score
        found = [Match(key, round(score, 3)) for key, score in best.items()]
        return sorted(found, key=lambda match: -match.score)[:most]

    def _near(self, word: str) -> dict[str, float]:
        """Known words that may be this one, with their similarity."""
        grams = _grams(word)
        found = {known: _similarity(word, grams, known, own) for known, own in self._grams.items()}
        return {known: value for known, value in found.items() if value >= NEAR}

    def _score(self, near: Mapping[str, Mapping[str, float]], message: tuple[str, ...]) -> float:
        """How much of what was asked the message explains, and a little: how much of the message was asked."""
        explained = asked = 0.0
        used: set[str] = set()
        for known in near.values():
            hits = [(known[word], word) for word in message if word in known]
            similarity, word = max(hits, default=(0.0, ""))
            best = max(known, key=lambda name: known[name], default="")
            weight = self._weights.get(word or best, self._unknown)
            asked += weight
            explained += similarity * weight
            used.add(word)
        whole = sum(self._weights[word] for word in message) or 1.0
        covered = sum(self._weights[word] for word in message if word in used) / whole
        return explained / asked * (0.8 + 0.2 * covered)


def words(text: str) -> Iterable[str]:
    """The words of a message without its placeholders, in one case, ё as е, Latin look-alikes as Russian."""
    plain = _PLACEHOLDER.sub(" ", text).lower().replace("ё", "е")
    for word in _WORD.findall(plain):
        is_russian = any("а" <= letter <= "я" for letter in word)
        yield word.translate(_LOOK_ALIKE) if is_russian else word


def _grams(word: str) -> frozenset[str]:
    padded = f" {word} "
    return frozenset(padded[index : index + 2] for index in range(len(padded) - 1))


def _similarity(word: str, grams: frozenset[str], known: str, known_grams: frozenset[str]) -> float:
    if word == known:
        return 1.0
    if abs(len(word) - len(known)) > max(len(word), len(known)) // 2:
        return 0.0
    dice = 2 * len(grams & known_grams) / (len(grams) + len(known_grams))
    common = next(
        (place for place, pair in enumerate(zip(word, known, strict=False)) if pair[0] != pair[1]),
        min(len(word), len(known)),
    )
    stem = common / max(len(word), len(known)) if common >= SHORTEST_STEM else 0.0
    return max(dice, stem) * 0.98
