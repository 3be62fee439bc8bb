"""Canonical JSON against the examples of RFC 8785 and against Python's own reader."""

from __future__ import annotations

import json
import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frmr_cli.transparency.canonical_json import GREATEST_INTEGER, canonical_json

numbers = st.integers(-GREATEST_INTEGER, GREATEST_INTEGER) | st.floats(
    allow_nan=False, allow_infinity=False
)
texts = st.text(st.characters(exclude_categories=["Cs"]))
values = st.recursive(
    st.none() | st.booleans() | numbers | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
)


def test_example_of_the_rfc() -> None:
    """RFC 8785 §3.2.2 and §3.2.3."""
    value = {
        "numbers": [333333333.33333329, 1e30, 4.50, 2e-3, 0.000000000000000000000000001],
        "string": '\u20ac$\u000f\nA\'B"\\\\"/',
        "literals": [None, True, False],
    }
    expected = (
        '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],'
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}'
    )

    assert canonical_json(value).decode() == expected


def test_names_are_sorted_by_utf16() -> None:
    """RFC 8785 §3.2.3: an astral sign comes before U+FB33, although its code point is greater."""
    names = ["\u20ac", "\r", "\ufb33", "1", "\U0001f600", "\u0080", "\u00f6"]

    ordered = list(json.loads(canonical_json(dict.fromkeys(names, 0))))

    assert ordered == ["\r", "1", "\u0080", "\u00f6", "\u20ac", "\U0001f600", "\ufb33"]


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0.0, "0"),
        (-0.0, "0"),
        (5e-324, "5e-324"),
        (1.7976931348623157e308, "1.7976931348623157e+308"),
        (9007199254740992.0, "9007199254740992"),
        (295147905179352830000.0, "295147905179352830000"),
        (1e21, "1e+21"),
        (9.999999999999997e22, "9.999999999999997e+22"),
        (1e-6, "0.000001"),
        (1e-7, "1e-7"),
        (333333333.3333332, "333333333.3333332"),
        (1.5e300, "1.5e+300"),
        (-1.0, "-1"),
        (1424953923781206.2, "1424953923781206.2"),
    ],
)
def test_numbers_are_those_of_ecmascript(number: float, text: str) -> None:
    """RFC 8785, appendix B."""
    assert canonical_json(number).decode() == text


@given(values)
def test_reading_back_gives_the_value(value: Any) -> None:
    """Nothing is lost, and the canonical form of what was read is the same."""
    text = canonical_json(value)

    # Every number of I-JSON is binary64, whether it has a point or not.
    read = json.loads(text, parse_int=float)

    assert read == value
    assert canonical_json(read) == text


@pytest.mark.parametrize(
    "value", [math.nan, math.inf, 2**53, -(2**53), "\ud800", {"\udfff": 1}, [math.inf]]
)
def test_what_json_cannot_say_is_refused(value: Any) -> None:
    """RFC 8785 §3.2.2.3 and RFC 7493."""
    with pytest.raises(ValueError):  # noqa: PT011 - UnicodeEncodeError is one
        canonical_json(value)


def test_what_is_no_value_is_refused() -> None:
    """A set has no order of its own."""
    with pytest.raises(TypeError):
        canonical_json({1, 2})
