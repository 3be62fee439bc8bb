"""Reading of HTML forms."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frmr_cli.servers.forms import parse

PAGE = """
<body data-lang="ru"><main data-step="factor">
<p data-code="FRMR-GOS-009" data-left="2">Wrong</p>
<form action="next" method="post">
  <input type="hidden" name="csrf" value="a&amp;b">
  <input name="code" value="">
  <input type="checkbox" name="ticked" value="1" checked><input type="checkbox" name="open">
  <select name="city"><option value="msk">M<option value="spb" selected>S</select>
  <button name="intent" value="check">Go</button><button name="intent" value="resend">Again</button>
  <button type="button" name="script">No</button>
</form>
<input name="outside" value="x">
</main>
"""


def test_page_tells_step_and_errors() -> None:
    """Step, error codes and their details are data attributes."""
    page = parse(PAGE)

    assert page.step == "factor"
    assert page.errors == [("FRMR-GOS-009", {"left": "2"})]
    assert page.data == {"lang": "ru"}


@pytest.mark.parametrize(
    ("values", "intent"), [({"code": "123"}, "check"), ({"intent": "resend"}, "resend")]
)
def test_form_sends_what_a_browser_would(values: dict[str, str], intent: str) -> None:
    """Hidden, checked and selected controls are sent, and the button that is pressed: the first one by Enter."""
    (form,) = parse(PAGE).forms

    sent = form.sent(values)

    assert sent == {
        "csrf": "a&b",
        "code": values.get("code", ""),
        "ticked": "1",
        "city": "spb",
        "intent": intent,
    }


def test_unknown_fields_are_not_sent() -> None:
    """A person cannot fill in what is not there."""
    (form,) = parse("<form><input name=a></form>").forms

    assert form.sent({"a": "1", "b": "2"}) == {"a": "1"}


@given(st.text(alphabet="<>/=\"' abcdfimnoprt!-&;#0", max_size=200))
def test_any_text_is_read(text: str) -> None:
    """A broken page is no crash."""
    assert isinstance(parse(text).forms, list)
