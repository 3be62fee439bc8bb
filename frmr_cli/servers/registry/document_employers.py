"""With which papers of a worker an organisation has to do, now and on any day before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frmr_cli.domain.files import OF_A_JOB

if TYPE_CHECKING:
    from frmr_cli.servers.database import Connection

_LINKS_THEN = """(
  SELECT p.entry_id, p.document_id FROM document_link_version p
  WHERE p.document_id = document.id AND p.purpose IS NOT NULL AND p.version = (
    SELECT MAX(n.version) FROM document_link_version n
    WHERE n.entry_id = p.entry_id AND n.document_id = p.document_id AND n.valid_from < :before
  )
)"""
_ENTRY_THEN = """(
  SELECT MAX(n.version) FROM entry_version n WHERE n.entry_id = e.id AND n.valid_from < :before
)"""
_CONTENT_THEN = """(
  SELECT MAX(c.version) FROM document_content c JOIN document_version n
  ON n.document_id = c.document_id AND n.version = c.version
  WHERE c.document_id = document.id AND n.valid_from < :before
)"""


def _condition(links: str, entry: str, content: str) -> str:
    """
    Papers that are linked to a job there or to what is no job; of those that are linked to nothing, papers of a
    job only where one of the employer's own people has brought them.
    """
    return f"""(
  EXISTS (
    SELECT 1 FROM {links} l JOIN entry e ON e.id = l.entry_id
    JOIN entry_version j ON j.entry_id = e.id AND j.version = {entry}
    WHERE l.document_id = document.id AND (e.noun <> 'employment' OR j.organisation = :employer)
  )
  OR (
    NOT EXISTS (SELECT 1 FROM {links} l WHERE l.document_id = document.id)
    AND (
      document.kind NOT IN ({", ".join(f"'{kind}'" for kind in OF_A_JOB)})
      OR EXISTS (
        SELECT 1 FROM document_version b
        JOIN access_grant g ON g.subject = b.changed_by AND g.organisation = :employer
        WHERE b.document_id = document.id AND b.version = {content}
      )
    )
  )
)"""  # noqa: S608 - constants


NOW = _condition("document_link", "e.version", "document.content_version")
"""On a row of `document`, with the parameter `:employer`."""
_THEN = _condition(_LINKS_THEN, _ENTRY_THEN, _CONTENT_THEN)


def of(before: str | None) -> str:
    """
    The condition on a row of `document`, with the parameters `:employer` and, for the past, `:before`.

    What a paper was on a day is for an employer who had to do with it on that day and has to do with it now: a
    scan of another job that the paper was before is not.
    """
    return NOW if before is None else f"({NOW} AND {_THEN})"


def is_of_employer(
    connection: Connection, document_id: str, employer: str, *, before: str | None = None
) -> bool:
    """Whether an organisation has to do with a document: it is no paper of a job elsewhere alone. As `of`."""
    row = connection.one(
        f"SELECT 1 AS found FROM document WHERE document.id = :id AND {of(before)}",  # noqa: S608 - constants
        {"id": document_id, "employer": employer} | ({"before": before} if before else {}),
    )
    return row is not None
