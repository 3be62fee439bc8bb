"""What a code means, as a record or as the list of those that may be meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frmr_cli.locale import t
from frmr_cli.render.values import Field, Listing, Record, Section

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frmr_cli.diagnose.explanation import Explanation

CURERS = {
    "person": "you",
    "employer": "the employer (personnel department)",
    "support": "the support of the register",
    "register": "an administrator of the register",
    "gosuslugi": "Gosuslugi (the issuer of logins)",
    "network": "the administrator of the network",
    "operator": "the operator of the information system",
    "developers": "the developers of frmr",
}

FIELDS = (
    Field("code", "Code"),
    Field("message", "What happened"),
    Field("cure", "What to do"),
    Field("who", "Who cures it", lambda who: t(CURERS[str(who)])),
    Field("check", "How to check"),
)


def explanation_record(found: Explanation) -> Record:
    """One answer, sure."""
    return Record(
        schema="frmr.explanation/1",
        data=_data(found),
        sections=(Section("", FIELDS),),
        id_field="code",
    )


def explanations_listing(found: Sequence[Explanation]) -> Listing:
    """Several answers, the likeliest first; perhaps none."""
    return Listing(
        schema="frmr.explanations/1",
        rows=[_data(item) for item in found],
        fields=FIELDS,
        id_field="code",
        empty="Nothing known fits. Give more words of the message, or the code.",
        notes=(t("Several messages fit; the likeliest is first."),) if found else (),
    )


def _data(found: Explanation) -> dict[str, Any]:
    return {
        "code": found.code,
        "message": found.message,
        "cure": found.cure,
        "who": found.who.value,
        "check": found.check or None,
        "score": found.score,
    }
