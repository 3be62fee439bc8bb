"""Bodies of the batch operation, for the OpenAPI document."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from frmr_cli.servers.registry.batch_steps import MOST_OPERATIONS
from frmr_cli.servers.registry.models import ProblemDetails


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class BatchOperation(_Model):
    """One operation, as a request of its own would be."""

    id: str
    """Returned with the result."""
    method: Literal["GET", "POST", "PATCH", "PUT", "DELETE"]
    path: str
    """With its query."""
    key: Annotated[str | None, Field(min_length=1, max_length=255, pattern="^[!-~]+$")] = None
    """Idempotency-Key; every operation but GET needs one."""
    ifMatch: str | None = None  # noqa: N815 - the name on the wire
    body: dict[str, Any] | None = None


class Batch(_Model):
    """Operations that are done in one transaction, each by itself."""

    operations: Annotated[list[BatchOperation], Field(max_length=MOST_OPERATIONS)]


class BatchResult(_Model):
    """What a request of its own would have been answered."""

    id: str
    status: int
    etag: str | None = None
    location: str | None = None
    body: Any = None
    """Left out for changes with `Prefer: return=minimal`."""
    problem: ProblemDetails | None = None
    retryAfter: Annotated[int | None, Field(ge=1)] = None  # noqa: N815 - the name on the wire
    """Seconds after which an operation that was refused for its rate may be repeated with its key."""


class BatchResults(_Model):
    """One result per operation, in their order."""

    results: list[BatchResult]
