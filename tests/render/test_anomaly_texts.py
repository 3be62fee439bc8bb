"""What was unusual, in words that can be read out on the phone."""

from __future__ import annotations

import pytest

from frmr_cli.render.audit import anomalies_listing
from frmr_cli.render.machine import lines


@pytest.mark.parametrize(
    ("kind", "numbers", "told"),
    [
        ("failures", {"count": 5, "minutes": 0.0}, "5 failures in a minute"),
        ("failures", {"count": 7, "minutes": 2.5}, "7 failures in 2.5 min"),
        (
            "mass-reading",
            {"count": 412, "minutes": 6.0, "median": 9.0},
            "412 records in 6 min; median of this account 9 a day",
        ),
        ("never-heard-of", {"count": 1}, "never-heard-of"),
        ("failures", {}, "failures"),
    ],
)
def test_how_much_in_how_long(kind: str, numbers: dict[str, float], told: str) -> None:
    """A burst of seconds took a minute, not 0.0 of them; what is not known is told by its kind."""
    row = {"seq": 42, "at": "2026-11-29T09:07:19Z", "actor": "1", "kind": kind, "numbers": numbers}

    assert told in "".join(lines(anomalies_listing([row]), "tsv")).rstrip("\n").split("\t")


def test_russian_has_a_decimal_comma(monkeypatch: pytest.MonkeyPatch) -> None:
    """As numbers are written in the language of the sentence."""
    monkeypatch.setenv("FRMR_LANG", "ru")
    row = {"seq": 42, "at": "2026-11-29T09:07:19Z", "actor": "1", "kind": "failures", "numbers": {"count": 5, "minutes": 6.1}}  # fmt: skip

    assert "неудач: 5 за 6,1 мин" in "".join(lines(anomalies_listing([row]), "tsv"))
