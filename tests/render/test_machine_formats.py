"""Machine formats: exact, complete, safe to read on a terminal and in a spreadsheet."""

from __future__ import annotations

import csv
import io
import json

import jmespath
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from frmr_cli.render.machine import lines, query_fault, query_text
from frmr_cli.render.values import Field, Listing, Record, Section

FIELDS = (Field("id", "Id"), Field("name", "Name"), Field("post.name", "Post"))
ROWS = (
    {"id": "1", "name": "Ёлкина\u202e", "post": {"name": "врач", "code": "109"}},
    {"id": "2", "name": '=HYPERLINK("x")', "post": None},
)
JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(min_size=1), inner, max_size=3)
    ),
    max_leaves=8,
)


def listing() -> Listing:
    """Two rows: a hostile name, a formula, a missing member."""
    return Listing(schema="frmr.test/1", rows=ROWS, fields=FIELDS, next="c2")


def record(data: dict[str, object]) -> Record:
    """A record with the fields above."""
    return Record(schema="frmr.test/1", data=data, sections=(Section("", FIELDS),))


def text(output: str, *, fields: tuple[str, ...] = ()) -> str:
    """The listing in a format."""
    return "".join(lines(listing(), output, fields))


def test_json_of_a_list_has_schema_items_and_next() -> None:
    """The envelope of lists is the same for every command."""
    assert json.loads(text("json")) == {
        "schema": "frmr.test/1",
        "items": list(ROWS),
        "next": "c2",
    }


def test_json_shows_no_bidi_control() -> None:
    """JSON is read on terminals too; the value itself stays whole."""
    assert "\u202e" not in text("json")
    assert "\\u202e" in text("json")


def test_jsonl_is_one_row_a_line() -> None:
    """Each line is one complete object."""
    assert [json.loads(line) for line in text("jsonl").splitlines()] == list(ROWS)


def test_chosen_fields_in_the_chosen_order() -> None:
    """`--fields` picks and orders; a dotted name reaches into members."""
    assert text("tsv", fields=("post.name", "id")) == "врач\t1\n\t2\n"


def test_csv_disarms_formulas_but_not_phone_numbers() -> None:
    """A cell that a spreadsheet would run is text; numbers with a sign stay."""
    rows = list(csv.reader(io.StringIO(text("csv"))))

    assert rows[0] == ["id", "name", "post.name"]
    assert rows[2][1] == '\'=HYPERLINK("x")'
    phone = Listing(schema="x", rows=[{"id": "+79120000001"}], fields=FIELDS[:1])
    assert "".join(lines(phone, "csv")) == "id\r\n+79120000001\r\n"


def test_an_empty_csv_still_has_its_header() -> None:
    """A reader of columns must not fail on no rows."""
    empty = Listing(schema="x", rows=(), fields=FIELDS)

    assert "".join(lines(empty, "csv")) == "id,name,post.name\r\n"


def test_a_member_told_twice_is_one_column() -> None:
    """People read what follows from a member beside the member; a column of a name stands once."""
    twice = (Section("", FIELDS[:2]), Section("More", (Field("id", "What follows from it"),)))
    record = Record(schema="x", data=ROWS[0], sections=twice)

    assert "".join(lines(record, "csv")).splitlines()[0] == "id,name"


def test_ids_stand_alone() -> None:
    """`-o id` is for `xargs`."""
    assert text("id") == "1\n2\n"


def test_query_of_a_string_is_bare() -> None:
    """A single value needs no quotes in a script."""
    assert query_text({"id": "7"}, "id") == "7\n"
    assert json.loads(query_text({"items": list(ROWS)}, "items[].id")) == ["1", "2"]


@given(st.dictionaries(st.text(min_size=1), JSON_VALUES, max_size=4))
def test_yaml_and_json_say_the_same(data: dict[str, object]) -> None:
    """A YAML 1.1 reader gets exactly what a JSON reader gets."""
    value = record(data)

    assert yaml.safe_load("".join(lines(value, "yaml"))) == json.loads(
        "".join(lines(value, "json"))
    )


@given(st.dictionaries(st.text(min_size=1), JSON_VALUES, max_size=4))
def test_ascii_json_is_ascii_and_equal(data: dict[str, object]) -> None:
    """A terminal of another encoding still gets valid JSON."""
    plain = "".join(lines(record(data), "json", ascii_only=True))

    assert plain.isascii()
    assert json.loads(plain) == json.loads("".join(lines(record(data), "json")))


@pytest.mark.parametrize(
    ("expression", "told"),
    [
        ("", "пустое"),
        ("items[", "не закончено"),
        ("a b", "со знака 3"),
        ("nofn(@)", "функции nofn() нет"),
        ("abs('a')", "abs() принимает number"),
        ("length()", "другое число аргументов"),
        ("'x", "со знака 1"),
    ],
)
def test_what_is_wrong_with_a_query_is_told_in_the_language_of_the_person(
    monkeypatch: pytest.MonkeyPatch, expression: str, told: str
) -> None:
    """The library explains in English only."""
    monkeypatch.setenv("FRMR_LANG", "ru")
    with pytest.raises(jmespath.exceptions.JMESPathError) as raised:
        query_text({"a": 1}, expression)

    assert told in query_fault(raised.value)
