"""Parameters that the operations on a record have in common."""

from __future__ import annotations

from frmr_cli.servers.operations import Parameter
from frmr_cli.servers.registry.paging import MOST_ROWS

ETAG = {"ETag": "The version of the record"}
MATCH = Parameter(
    name="If-Match",
    place="header",
    description="The version that the change is made from.",
    schema={"type": "string", "pattern": '^("[0-9]+"|\\*)$'},
)
WORKER_ID = Parameter(
    name="id",
    place="path",
    description="A worker such as `2023.3475290`, or `me` for the own record.",
    schema={"type": "string", "pattern": "^((19|20)[0-9]{2}[.][0-9]{7}|me)$"},
)
ENTRY_ID = Parameter(
    name="entry",
    place="path",
    description="The entry, as it was answered.",
    schema={"type": "string", "pattern": "^[A-Za-z0-9_-]{22}$"},
)
AS_OF = Parameter(
    name="as_of",
    place="query",
    description="As the register was at the end of that day, Moscow time.",
    schema={"type": "string", "format": "date"},
    required=False,
)
ON = Parameter(
    name="on",
    place="query",
    description="Only jobs that run on that day.",
    schema={"type": "string", "format": "date"},
    required=False,
)
PAGE = (
    Parameter(
        name="limit",
        place="query",
        description="Rows of a page.",
        schema={"type": "integer", "minimum": 1, "maximum": MOST_ROWS},
        required=False,
    ),
    Parameter(
        name="cursor",
        place="query",
        description="`next` of the page before.",
        schema={"type": "string"},
        required=False,
    ),
)
