"""Jobs that an organisation offers to people who are not its staff yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frmr_cli.registry.caller import new_key, part

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from frmr_cli.registry.caller import Answer, Caller


class Hires:
    """
    The operations on offers.

    Raises, besides what `Caller.ask` does: NotFound for an offer that is not there or not for this person,
    Conflict for one that is over.
    """

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def propose(self, snils: str, birth_date: str, job: Mapping[str, Any]) -> Answer:
        """Offer a job; the answer is the same whether or not somebody has this СНИЛС and birth date."""
        body = {"snils": snils, "birthDate": birth_date, "job": dict(job)}
        return self._caller.ask("POST", "/v1/hires", body, key=new_key())

    def of_organisation(self) -> Iterator[dict[str, Any]]:
        """The offers of the own organisation, newest first."""
        return self._caller.items("/v1/hires")

    def of_worker(self, worker_id: str) -> Iterator[dict[str, Any]]:
        """The offers to a worker, newest first."""
        return self._caller.items(f"/v1/workers/{part(worker_id)}/hires")

    def withdraw(self, hire_id: str) -> Answer:
        """Take an offer of the own organisation back."""
        return self._caller.ask("DELETE", f"/v1/hires/{part(hire_id)}", key=new_key())

    def accept(self, worker_id: str, hire_id: str) -> Answer:
        """Accept an offer; `entryId` of the answer is the job, a draft."""
        return self._answer(worker_id, hire_id, "acceptance")

    def decline(self, worker_id: str, hire_id: str) -> Answer:
        """Decline an offer."""
        return self._answer(worker_id, hire_id, "refusal")

    def _answer(self, worker_id: str, hire_id: str, what: str) -> Answer:
        path = f"/v1/workers/{part(worker_id)}/hires/{part(hire_id)}/{what}"
        return self._caller.ask("POST", path, key=new_key())
