"""The files of the schemas, before any database sees them."""

from __future__ import annotations

from importlib import resources

import pytest


@pytest.mark.parametrize("service", ["registry", "gosuslugi"])
def test_each_number_of_a_migration_is_one_change(service: str) -> None:
    """Two changes under one number would leave a database that has met the first without the second."""
    files = resources.files(f"frmr_cli.servers.{service}.schema").iterdir()
    names = {file.name.partition(".")[0] for file in files if file.name.endswith(".sql")}

    assert [name[:4] for name in sorted(names)] == [f"{n:04}" for n in range(1, len(names) + 1)]
