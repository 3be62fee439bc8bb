"""Why somebody cannot log in, as people read it: which parts of the diagnosis, in which order, under which names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frmr_cli.locale import t
from frmr_cli.render.account import factors_text, level_text
from frmr_cli.render.audit import outcome_text, roles_text
from frmr_cli.render.diagnosis_data import diagnosis_data, request_data
from frmr_cli.render.diagnosis_words import CHECKED, PLACES
from frmr_cli.render.errors import error_text
from frmr_cli.render.explain import CURERS
from frmr_cli.render.moments import moment, short_moment
from frmr_cli.render.values import Field, Listing, Record, Section

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from frmr_cli.diagnose.login_diagnosis import Diagnosis
    from frmr_cli.diagnose.login_facts import Event
    from frmr_cli.diagnose.login_sources import Unseen


def _who(value: Any) -> str:
    return t(CURERS[str(value)])


def _who_of_another(value: Any) -> str:
    return t("the person") if value == "person" else _who(value)


def _known(value: Any) -> str:
    return t("yes") if value else t("no")


_CAUSE_FIELDS = (
    Field("cause.message", "Most likely"),
    Field("cause.code", "Code"),
    Field("cause.evidence", "Evidence", "; ".join),
    Field("cause.cure", "Cure"),
    Field("cause.who", "Who cures it", _who),
    Field("cause.next", "Next"),
)
_DOUBT_FIELD = Field("cause.against", "Speaks against", "; ".join)
_OTHER_FIELDS = (
    Field("code", "Code"),
    Field("message", "What happened"),
    Field("against", "Speaks against", "; ".join),
)
_EVENT_FIELDS = (
    Field("at", "When", short_moment),
    Field("place", "Where", lambda value: t(PLACES[str(value)])),
    Field("what", "What"),
    Field("outcome", "Outcome", outcome_text, spare=1),
    Field("code", "Code"),
)
_ACCOUNT_FIELDS = (
    Field("account.level", "Level", level_text),
    Field("account.phone", "Phone"),
    Field("account.email", "E-mail"),
    Field("account.factors", "Second factor", factors_text),
    Field("account.linked", "Linked to a record", _known),
    Field("account.locked_until", "Locked until", moment),
    Field("account.last_login_at", "Last login", moment),
    Field("record.id", "Record"),
    Field("record.roles", "Roles", roles_text),
)
_CHECK_FIELDS = (
    Field("name", "Check"),
    Field("outcome", "Outcome", lambda value: t(CHECKED[str(value)])),
    Field("seen", "Seen"),
)
_UNSEEN_FIELDS = (
    Field("place", "Where", lambda value: t(PLACES[str(value)])),
    Field("why", "Why"),
    Field("cure", "What to do"),
)


def diagnosis_record(found: Diagnosis) -> Record:
    """The whole diagnosis; sections without content are left out where people read."""
    data = diagnosis_data(found)
    doubts = (_DOUBT_FIELD,) if data["cause"]["against"] else ()
    causes = tuple(
        item._replace(show=_who_of_another) if found.user and item.show is _who else item
        for item in _CAUSE_FIELDS
    )
    sections = [Section("", (*causes, *doubts))]
    if data["others"]:
        sections.append(Section("Other candidates", _OTHER_FIELDS, rows="others"))
    if data["timeline"]:
        sections.append(Section("What happened", _EVENT_FIELDS, rows="timeline"))
    told = tuple(item for item in _ACCOUNT_FIELDS if _at(data, item.name) not in (None, []))
    if told:
        sections.append(Section("Account and record", told))
    sections.append(
        Section("Services and checks", _CHECK_FIELDS, rows="checks", empty="All are well.")
    )
    if data["unseen"]:
        sections.append(Section("Could not be seen", _UNSEEN_FIELDS, rows="unseen"))
    title = t("Login of {user}", user=found.user) if found.user else t("Login on this computer")
    return Record(
        schema="frmr.login-diagnosis/1",
        data=data,
        sections=tuple(sections),
        title=title,
        id_field="cause.code",
    )


def request_listing(request_id: str, events: Sequence[Event], unseen: Sequence[Unseen]) -> Listing:
    """What happened in one request, the oldest first; below it what to do, and who else could be asked."""
    rows = request_data(request_id, events)
    cures = {row["cure"]: row["code"] for row in rows if row["cure"]}
    return Listing(
        schema="frmr.request/1",
        rows=rows,
        fields=(*_EVENT_FIELDS, Field("message", "What it means")),
        id_field="code",
        empty="Nothing is known of this request.",
        notes=(
            *(
                t("What to do about {code}: {cure}", code=code, cure=cure)
                for cure, code in cures.items()
            ),
            *(
                f"{t(PLACES[item.place.value])}: {error_text(item.error).message}"
                for item in unseen
            ),
        ),
    )


def _at(data: Mapping[str, Any], path: str) -> Any:
    value: Any = data
    for step in path.split("."):
        value = value.get(step) if hasattr(value, "get") else None
    return value
