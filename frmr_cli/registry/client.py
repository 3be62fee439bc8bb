"""The registry API: one method per operation, values in and out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frmr_cli.registry.caller import MERGE_PATCH, Answer, Caller, new_key, part

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from frmr_cli.registry.access import AccessGrants
    from frmr_cli.registry.audit import AuditLog
    from frmr_cli.registry.dictionaries import Dictionaries
    from frmr_cli.registry.documents import Documents
    from frmr_cli.registry.hires import Hires
    from frmr_cli.registry.records import Entries
    from frmr_cli.registry.search import Search

__all__ = ["Answer", "RegistryClient", "new_key"]


class RegistryClient(Caller):
    """
    The operations on workers, and by noun those on what belongs to them.

    A noun is imported at its first use. See `Caller` for deadlines, keys and errors.
    """

    @property
    def education(self) -> Entries:
        """The education of workers."""
        return self._entries("education")

    @property
    def employment(self) -> Entries:
        """The jobs of workers."""
        return self._entries("employment")

    @property
    def accreditation(self) -> Entries:
        """The accreditations of workers, which can only be read."""
        return self._entries("accreditation")

    @property
    def access(self) -> AccessGrants:
        """Who has which role."""
        from frmr_cli.registry.access import AccessGrants

        return AccessGrants(self)

    @property
    def audit(self) -> AuditLog:
        """What was done, and the proofs of it."""
        from frmr_cli.registry.audit import AuditLog

        return AuditLog(self)

    @property
    def documents(self) -> Documents:
        """Scans and what is printed on them."""
        from frmr_cli.registry.documents import Documents

        return Documents(self)

    @property
    def hires(self) -> Hires:
        """Offers of jobs to people who are not staff yet."""
        from frmr_cli.registry.hires import Hires

        return Hires(self)

    @property
    def dictionaries(self) -> Dictionaries:
        """The dictionaries of the ministry."""
        from frmr_cli.registry.dictionaries import Dictionaries

        return Dictionaries(self)

    @property
    def search(self) -> Search:
        """Looking for workers."""
        from frmr_cli.registry.search import Search

        return Search(self)

    def _entries(self, noun: str) -> Entries:
        from frmr_cli.registry.records import Entries

        return Entries(self, noun)

    def health(self) -> Answer:
        """Whether the registry works; needs no login."""
        return self.ask("GET", "/v1/health")

    def me(self) -> Answer:
        """Who is logged in: subject, name, worker_id, roles, scopes, organisation."""
        return self.ask("GET", "/v1/me")

    def worker(self, worker_id: str, *, as_of: str | None = None) -> Answer:
        """A worker, masked; `worker_id` is an id or `me`, `as_of` a day of the register's own history."""
        return self.ask("GET", f"/v1/workers/{part(worker_id)}", query={"as_of": as_of})

    def worker_history(
        self, worker_id: str, *, limit: int | None = None
    ) -> Iterator[dict[str, Any]]:
        """Versions of a worker's record, newest first: version, validFrom, changedBy, fields."""
        return self.items(f"/v1/workers/{part(worker_id)}/history", limit=limit)

    def patch_worker(
        self, worker_id: str, patch: Mapping[str, Any], *, etag: str, key: str | None = None
    ) -> Answer:
        """
        Change a worker that is still at version `etag`; returns the worker as it is now.

        `patch`: a merge patch (RFC 7396), None removes a field.
        Raises: Conflict when somebody else changed the worker, ValidationFailed.
        """
        path = f"/v1/workers/{part(worker_id)}"
        headers = {"If-Match": etag, "Content-Type": MERGE_PATCH}
        return self.ask("PATCH", path, patch, key=key or new_key(), headers=headers)

    def disclose(
        self, worker_id: str, fields: Sequence[str], reason: str, *, key: str | None = None
    ) -> Answer:
        """Unmasked values of `fields` (JSON pointers); the registry notes who asked and why."""
        path = f"/v1/workers/{part(worker_id)}/disclosures"
        body = {"fields": list(fields), "reason": reason}
        return self.ask("POST", path, body, key=key or new_key())

    def contacts(self, worker_id: str) -> Answer:
        """Phone and e-mail of a worker, masked, and changes under way."""
        return self.ask("GET", f"/v1/workers/{part(worker_id)}/contacts")

    def start_contact_change(
        self, worker_id: str, kind: str, value: str, *, key: str | None = None
    ) -> Answer:
        """
        Ask for another contact; the registry sends a code to it.

        `kind`: `phone` or `email`.
        Returns: id, kind, destination (masked), expires_at, attempts_left.
        """
        path = f"/v1/workers/{part(worker_id)}/contact-changes"
        return self.ask("POST", path, {"kind": kind, "value": value}, key=key or new_key())

    def confirm_contact_change(
        self, change_id: str, code: str, *, key: str | None = None
    ) -> Answer:
        """Confirm a change by the code that was sent; returns the contacts as they are now."""
        path = f"/v1/contact-changes/{part(change_id)}/confirmation"
        return self.ask("POST", path, {"code": code}, key=key or new_key())
