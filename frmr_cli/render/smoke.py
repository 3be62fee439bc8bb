"""Results of a smoke test: a list, JUnit XML, annotations of GitHub."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree

from frmr_cli.locale import t
from frmr_cli.render.errors import error_text
from frmr_cli.render.values import Field, Listing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frmr_cli.domain.checks import Check

FIELDS = (
    Field("name", "Check"),
    Field("outcome", "Outcome", lambda value: t(str(value))),
    Field("seconds", "Seconds", lambda value: f"{value:.3f}"),
    Field("fact", "Seen"),
)


def smoke_listing(results: Sequence[Check]) -> Listing:
    """The checks in the order in which they ran."""
    rows = [
        {
            "name": check.name,
            "outcome": check.outcome,
            "seconds": round(check.seconds, 4),
            "fact": check.fact,
            "code": check.error.code if check.error else None,
        }
        for check in results
    ]
    return Listing(schema="frmr.smoke/1", rows=rows, fields=FIELDS, id_field="name")


def junit_xml(results: Sequence[Check]) -> bytes:
    """One test suite `frmr.smoke` with a test case per check, UTF-8."""
    suite = ElementTree.Element(
        "testsuite",
        name="frmr.smoke",
        tests=str(len(results)),
        failures=str(sum(check.outcome == "failed" for check in results)),
        skipped=str(sum(check.outcome == "skipped" for check in results)),
        errors="0",
        time=f"{sum(check.seconds for check in results):.3f}",
    )
    for check in results:
        case = ElementTree.SubElement(
            suite, "testcase", classname="frmr.smoke", name=check.name, time=f"{check.seconds:.3f}"
        )
        if check.error:
            text = error_text(check.error)
            failure = ElementTree.SubElement(
                case, "failure", type=check.error.code, message=text.message
            )
            failure.text = text.hint
        elif check.outcome == "skipped":
            ElementTree.SubElement(case, "skipped")
    root = ElementTree.Element("testsuites")
    root.append(suite)
    ElementTree.indent(root)
    document: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return document + b"\n"


def annotation(check: Check) -> str:
    """A workflow command of GitHub Actions for a failed check."""
    if check.error is None:
        return ""
    text = error_text(check.error)
    message = (
        f"{text.message}. {text.hint}".replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    )
    return f"::error title=frmr smoke {check.name} {check.error.code}::{message}"
