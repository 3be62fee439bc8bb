"""Rows of a text file with a delimiter, in constant memory."""

from __future__ import annotations

import csv
from itertools import count
from typing import TYPE_CHECKING

from frmr_cli.bulk.tables import Row
from frmr_cli.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def csv_rows(path: Path, encoding: str, delimiter: str) -> Iterator[Row]:
    """
    All rows, empty ones included, because they count.

    Line breaks inside quotes belong to a cell. A quote that nothing closes is an error and not a
    cell that swallows the rest of the file.
    Raises: UsageError FRMR-BULK-001, -007 (bytes that are not of the encoding), -008 (quotes, size).
    """
    numbers = count(1)
    try:
        with path.open(encoding=encoding, newline="") as file:
            reader = csv.reader(file, delimiter=delimiter, strict=True)
            yield from map(Row, numbers, map(tuple, reader))
    except UnicodeError as error:
        # The row that could not be read has taken its number.
        raise UsageError("FRMR-BULK-007", encoding=encoding, row=next(numbers) - 1) from error
    except csv.Error as error:
        raise UsageError("FRMR-BULK-008", row=next(numbers) - 1, why=str(error)) from error
    except OSError as error:
        raise UsageError("FRMR-BULK-001", path=path, why=error.strerror or "?") from error
