"""Cards of workers: lists tell what the records would tell, whatever was written and whatever day it is."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frmr_cli.servers.registry import cards, entries, workers
from frmr_cli.servers.registry.entries import Change
from frmr_cli.servers.registry.search import Wanted, find_bodies, find_summaries
from frmr_cli.servers.registry.search_names import name_pattern

if TYPE_CHECKING:
    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.registry.vault import Vault
    from tests.servers.registry.conftest import Registry

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)

DAYS = st.integers(-800, 800).map(lambda days: TODAY + timedelta(days=days))
STEPS = st.lists(
    st.tuples(
        st.sampled_from(("job", "job", "accreditation", "accreditation", "draft", "confirm", "remove", "rename", "refresh")),
        DAYS,
        st.none() | st.integers(0, 900),
        st.integers(0, 5),
    ),
    min_size=1,
    max_size=10,
)  # fmt: skip


class Writer:
    """Writes to one record as the operations do."""

    def __init__(self, connection: Connection, vault: Vault, worker_id: str) -> None:
        self.connection, self.vault, self.worker_id = connection, vault, worker_id
        self.version = 0
        self.rename(0)

    def rename(self, number: int) -> None:
        """A new version of the worker."""
        self.version += 1
        document = {"id": self.worker_id, "lastName": "Карточкина", "firstName": f"А{number}"}
        workers.write_version(
            self.connection, self.vault, document, version=self.version, changed_by="me", now=NOW
        )

    def add(self, noun: str, begin: date, length: int | None, state: str) -> None:
        """A job or an accreditation."""
        end = None if length is None else (begin + timedelta(days=length)).isoformat()
        place = {"organization": {"oid": "1.2.3", "name": "Больница"}, "post": {"name": "врач"}}
        first = {"beginDate": begin.isoformat(), "main": True, **place}
        document = first if noun == "employment" else {"passDate": begin.isoformat()}
        entries.insert(
            self.connection,
            self.vault,
            {**document, **({"endDate": end} if end else {})},
            Change(state, "me", NOW),
            worker_id=self.worker_id,
            noun=noun,
        )

    def change(self, state: str, place: int) -> None:
        """The next version of an entry."""
        found = entries.of_worker(self.connection, self.worker_id)
        if found:
            entry = found[place % len(found)]
            document = entries.opened(entry, self.vault)
            entries.write_version(
                self.connection, self.vault, entry, document, Change(state, "me", NOW)
            )

    def step(self, what: str, day: date, length: int | None, place: int) -> None:
        """One write, or a look of the task that makes cards, on some day."""
        match what:
            case "job":
                self.add("employment", day, length, "confirmed")
            case "accreditation":
                self.add("accreditation", day, length, "confirmed")
            case "draft":
                self.add("employment", day, length, "draft")
            case "confirm" | "remove":
                self.change("confirmed" if what == "confirm" else "removed", place)
            case "rename":
                self.rename(place)
            case _:
                while cards.refresh(self.connection, today=day):
                    continue


def agree(writer: Writer, day: date) -> None:
    """Lists tell of the worker on a day what the record tells."""
    connection, worker_id = writer.connection, writer.worker_id
    present = workers.find(connection, worker_id)
    assert present is not None
    (fresh,) = cards.cards_of(connection, [present], on=day)

    bodies = find_bodies(connection, Wanted(on=day), after=worker_id[:-1], limit=100)
    wanted = Wanted(on=day, name=name_pattern("Карточкина"))
    summaries = find_summaries(connection, wanted, cursor=None, limit=10_000) or []

    assert dict(bodies)[worker_id] == fresh.body.encode()
    assert dict(summaries)[worker_id] == fresh.summary.encode()


def test_lists_tell_what_the_records_tell(registry: Registry) -> None:
    """After each write, with a card made before it on any day or none, every day is told as from the record itself."""
    services = registry.app.state.services
    services.vault.prepare()
    numbers = iter(range(10_000_000))

    with services.database.write() as connection:

        @settings(
            max_examples=30, deadline=None, database=None, suppress_health_check=list(HealthCheck)
        )
        @given(steps=STEPS, day=DAYS, eager=st.booleans())
        def check(steps: list[Any], day: date, eager: bool) -> None:
            writer = Writer(connection, services.vault, f"2026.{next(numbers):07d}")
            for step in steps:
                if eager:
                    writer.step("refresh", step[1], None, 0)
                    agree(writer, day)
                writer.step(*step)
                agree(writer, day)

        check()


def test_cards_are_made_once_and_again_when_their_days_are_over(registry: Registry) -> None:
    """What is fresh is left alone until something begins or ends."""
    services = registry.app.state.services
    with services.database.write() as connection:
        while cards.refresh(connection, today=TODAY):
            continue
        row = connection.one("SELECT min(until_day) AS day FROM worker_card")
        assert row is not None
        turn = date.fromisoformat(row["day"])

        eve = cards.refresh(connection, today=turn - timedelta(days=1))
        due = cards.refresh(connection, today=turn)
        again = cards.refresh(connection, today=turn)

    assert turn > TODAY
    assert (eve, due > 0, again) == (0, True, 0)
