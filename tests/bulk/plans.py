"""Plans made without a file, for tests of what comes after."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frmr_cli.bulk.plan_file import FieldChange, Header, Plan, load
from frmr_cli.bulk.plan_key import PlanKey
from frmr_cli.bulk.plan_writer import PlanWriter
from frmr_cli.bulk.source import Layout

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bulk.register import NaiveRegister

KEY = PlanKey(b"k" * 32)


def header(**changed: Any) -> Header:
    """The head of a plan of workers."""
    return Header(
        kind="workers",
        subject="1",
        account="Соколов Дмитрий Юрьевич",
        server="local",
        day="2026-11-20",
        expires="2026-11-27",
        input="0" * 64,
        headers=("Номер в регистре", "Место рождения"),
        layout=Layout("csv", "cp1251", ";"),
        key=KEY.id,
    )._replace(**changed)


def written(
    path: Path, wishes: dict[str, str], register: NaiveRegister, head: Header | None = None
) -> Plan:
    """A plan that gives each record another place of birth, from the present state."""
    with PlanWriter(path, head or header(), KEY) as writer:
        for row, (target, value) in enumerate(sorted(wishes.items()), start=2):
            before = register.records[target].get("birthPlace")
            address = f"/v1/workers/{target}"
            writer.add(
                row=row,
                target=target,
                fields=(FieldChange("birthPlace", "***", "***"),),
                operation={
                    "method": "PATCH",
                    "path": address,
                    "ifMatch": register.etag(target),
                    "body": {"birthPlace": value},
                },
                inverse={"method": "PATCH", "path": address, "body": {"birthPlace": before}},
                cells=(target, value),
            )
    return load(path, KEY)
