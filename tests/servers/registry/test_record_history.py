"""What the register was on a day: agreement with a naive model, and the answers of the interface."""

from __future__ import annotations

import copy
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frmr_cli.domain import files
from frmr_cli.servers.migrations import migrate
from frmr_cli.servers.people import cast
from frmr_cli.servers.registry import (
    document_writing,
    documents,
    entries,
    links,
    register_time,
    workers,
)
from frmr_cli.servers.registry.document_writing import NewDocument
from frmr_cli.servers.registry.entries import Change
from frmr_cli.servers.registry.register_time import end_of, register_day
from frmr_cli.servers.registry.vault import Vault
from frmr_cli.servers.sqlite import open_private
from tests.servers.registry.records import PLANNED
from tests.servers.registry.test_documents import stored

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from frmr_cli.servers.database import Connection
    from tests.servers.registry.conftest import Registry

HISTORIES = 1200
# Half an hour before and after midnight in Moscow, midnight itself, and noon.
CLOCK = (
    timedelta(hours=20, minutes=30),
    timedelta(hours=21),
    timedelta(hours=21, minutes=30),
    timedelta(hours=12),
)
FIRST = date(2026, 2, 26)
NOUNS = ("education", "employment", "accreditation")
STATES = {"edit": "draft", "submit": "on_check", "confirm": "confirmed", "reject": "rejected"}

STEPS = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.sampled_from(CLOCK),
        st.sampled_from(("add", "edit", "edit", "submit", "confirm", "confirm", "reject", "remove", "rename",
                         "link", "link", "unlink", "store", "store", "correct", "replace", "erase")),
        st.integers(0, 3),
        st.text("абв", min_size=1, max_size=3),
    ),
    min_size=1,
    max_size=12,
)  # fmt: skip


class Paper(NamedTuple):
    """What is told of a paper."""

    name: str
    until: str | None
    content: bytes
    since: str
    """When it was said so."""


class Model:
    """The register of one worker as a value: the whole of it is remembered after every step."""

    def __init__(self) -> None:
        self.name: str | None = None
        self.newest: dict[str, tuple[str, str]] = {}
        """Entry → state and what it says."""
        self.confirmed: dict[str, str] = {}
        self.links: dict[tuple[str, str], str] = {}
        """Entry and paper → purpose."""
        self.papers: dict[str, Paper] = {}
        self.past: list[tuple[date, Model]] = []

    def remember(self, moment: datetime) -> None:
        """Keep what is true from a moment on."""
        now = Model()
        now.name = self.name
        now.newest, now.confirmed = copy.copy(self.newest), copy.copy(self.confirmed)
        now.links, now.papers = copy.copy(self.links), copy.copy(self.papers)
        self.past.append((register_day(moment), now))

    def erase(self, paper: str) -> None:
        """A paper is gone from every day."""
        for model in (self, *(past for _, past in self.past)):
            model.links = {pair: why for pair, why in model.links.items() if pair[1] != paper}
            model.papers.pop(paper, None)

    def on(self, day: date) -> Model:
        """What was true at the end of a day."""
        found = [model for when, model in self.past if when <= day]
        return found[-1] if found else Model()


class History:
    """The same steps done in the database and in the model."""

    def __init__(self, connection: Connection, vault: Vault, worker_id: str) -> None:
        self.connection, self.vault, self.worker_id = connection, vault, worker_id
        self.model = Model()
        self.moment = datetime(FIRST.year, FIRST.month, FIRST.day, 12, tzinfo=UTC)
        self.rename("начало")
        self.model.remember(self.moment)

    def step(self, gap: int, clock: timedelta, what: str, place: int, word: str) -> None:
        """Do one step, some days later; what makes no sense is passed by."""
        midnight = self.moment.replace(hour=0, minute=0)
        self.moment = max(self.moment, midnight + timedelta(days=gap) + clock)
        if what == "add":
            self.add(NOUNS[place % 3], word)
        elif what == "rename":
            self.rename(word)
        elif what in ("link", "unlink", "erase"):
            self.paper(what, f"{self.worker_id}-{word[0]}", place)
        elif what in ("store", "correct", "replace"):
            self.scan(what, f"{self.worker_id}-{word[0]}", word, place)
        elif self.model.newest:
            self.change(what, sorted(self.model.newest)[place % len(self.model.newest)], word)
        self.model.remember(self.moment)

    def add(self, noun: str, word: str) -> None:
        """A new draft."""
        entry = entries.insert(
            self.connection, self.vault, self.document(word), Change("draft", "me", self.moment),
            worker_id=self.worker_id, noun=noun,
        )  # fmt: skip
        self.model.newest[entry.id] = ("draft", word)

    def change(self, what: str, entry_id: str, word: str) -> None:
        """The next version of an entry."""
        entry = entries.find(self.connection, entry_id)
        assert entry is not None
        _, said = self.model.newest[entry_id]
        said = word if what == "edit" else said
        state = STATES.get(what, "removed")
        change = Change(state, "me", self.moment)
        entries.write_version(self.connection, self.vault, entry, self.document(said), change)
        self.model.newest[entry_id] = (state, said)
        if state == "confirmed":
            self.model.confirmed[entry_id] = said
        if state == "removed":
            del self.model.newest[entry_id]
            self.model.confirmed.pop(entry_id, None)
            links.unlink_all(self.connection, entry_id=entry_id, now=self.moment)
            kept = {pair: why for pair, why in self.model.links.items() if pair[0] != entry_id}
            self.model.links = kept

    def paper(self, what: str, paper: str, place: int) -> None:
        """A paper is linked to an entry, taken from it, or deleted."""
        if what == "erase":
            document_writing.remove(self.connection, paper)
            self.model.erase(paper)
        elif self.model.newest:
            entry_id = sorted(self.model.newest)[place % len(self.model.newest)]
            link, pair = links.Link(entry_id, paper, self.worker_id), (entry_id, paper)
            if what == "unlink":
                was = links.unlink(self.connection, link, now=self.moment)
                assert was == (self.model.links.pop(pair, None) is not None)
            else:
                purpose = files.PURPOSES[place]
                links.link(self.connection, link, purpose=purpose, now=self.moment)
                self.model.links[pair] = purpose

    def scan(self, what: str, paper: str, word: str, place: int) -> None:
        """A paper is stored, corrected, or gets another scan."""
        until = f"203{place}-01-01" if place else None
        at = register_time.stored(self.moment)
        before = documents.find(self.connection, paper, today=FIRST)
        if before is None and what == "store":
            new = NewDocument(self.worker_id, "other", word, {}, until, date(2100, 1, 1), paper)
            content = f"{word} {place}".encode()
            document_writing.insert(
                self.connection, self.vault, new, content, changed_by="me", now=self.moment
            )
            self.model.papers[paper] = Paper(word, until, content, at)
        elif before is not None and what != "store":
            said = documents.opened(before, self.vault) | {"name": word}
            renewed = f"{word} {place}".encode() if what == "replace" else None
            document_writing.change(
                self.connection, self.vault, before, said, changed_by="me", now=self.moment,
                valid_until=until, content=renewed,
            )  # fmt: skip
            content = renewed or self.model.papers[paper].content
            self.model.papers[paper] = Paper(word, until, content, at)

    def papers(self, before: str | None) -> dict[str, Paper]:
        """The papers in the database."""
        listed = documents.of_worker(self.connection, self.worker_id, today=FIRST, before=before)
        told = {}
        for one in listed:
            assert documents.find(self.connection, one.id, today=FIRST, before=before) == one
            content = documents.content_of(self.connection, self.vault, one)
            name = documents.opened(one, self.vault)["name"]
            told[one.id] = Paper(name, one.valid_until, content, one.updated_at)
        return told

    def linked(self, before: str | None) -> dict[tuple[str, str], str]:
        """Entry and paper → purpose, as the database tells it from both sides."""
        by_entry = links.by_entry(self.connection, self.worker_id, before=before)
        by_paper = links.by_document(self.connection, self.worker_id, before=before)
        told = {
            (entry, link["documentId"]): link["purpose"]
            for entry, found in by_entry.items()
            for link in found
        }
        assert told == {
            (link["entryId"], paper): link["purpose"]
            for paper, found in by_paper.items()
            for link in found
        }
        return told

    def rename(self, word: str) -> None:
        """A new version of the worker."""
        before = workers.find(self.connection, self.worker_id)
        document = {
            "id": self.worker_id,
            "lastName": word,
            "firstName": "А",
            "birthDate": "1980-01-01",
        }
        workers.write_version(
            self.connection, self.vault, document, changed_by="me", now=self.moment,
            version=before.version + 1 if before else 1,
        )  # fmt: skip
        self.model.name = word

    def document(self, word: str) -> dict[str, Any]:
        """Members of an entry, restricted ones among them."""
        return {"kind": "cpd", "theme": word, "diploma": {"number": f"1234567{word}"}}

    def seen(self, before: str | None, *, confirmed: bool) -> dict[str, tuple[str, str]]:
        """State and words of the entries in the database."""
        found = entries.of_worker(
            self.connection, self.worker_id, confirmed=confirmed, before=before
        )
        told = {}
        for entry in found:
            assert (
                entries.find(self.connection, entry.id, confirmed=confirmed, before=before) == entry
            )
            members = entries.opened(entry, self.vault)
            assert members == self.document(members["theme"])
            told[entry.id] = (entry.state, members["theme"])
        return told


def days(history: History) -> Iterator[date]:
    """Every day of a history, and one before and after."""
    day = FIRST - timedelta(days=1)
    while day <= register_day(history.moment) + timedelta(days=1):
        yield day
        day += timedelta(days=1)


def test_every_day_is_told_as_a_naive_model_tells_it(tmp_path: Path) -> None:
    """Newest and confirmed versions, papers and links, removals and renamings, also around midnight in Moscow."""
    database = open_private(tmp_path / "registry.sqlite3")
    migrate(database, "frmr_cli.servers.registry.schema")
    vault = Vault(database, tmp_path, now=lambda: datetime.now(UTC))
    vault.prepare()
    made = iter(range(10_000_000))
    checked: list[int] = []

    with database.write() as connection:

        @settings(
            max_examples=HISTORIES,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        )
        @given(steps=STEPS)
        def check(steps: list[Any]) -> None:
            history = History(connection, vault, f"2026.{next(made):07d}")
            for step in steps:
                history.step(*step)
            for day in days(history):
                agree(history, day)
            now = history.seen(None, confirmed=False)
            assert now == history.model.newest
            assert history.linked(None) == history.model.links
            assert history.papers(None) == history.model.papers
            checked.append(len(steps))

        check()
    database.close()

    assert len(checked) >= 1000
    assert max(checked) > 8


def agree(history: History, day: date) -> None:
    """The database says of a day what the model says."""
    then, before = history.model.on(day), end_of(day)
    worker = workers.find_then(history.connection, history.worker_id, before=before)

    assert (worker.public()["lastName"] if worker else None) == then.name
    assert history.seen(before, confirmed=False) == then.newest
    confirmed = {name: ("confirmed", word) for name, word in then.confirmed.items()}
    assert history.seen(before, confirmed=True) == confirmed
    assert history.linked(before) == then.links
    assert history.papers(before) == then.papers


def test_record_is_read_as_it_was(registry: Registry) -> None:
    """Own members and derived ones of the day; the day before the record began is not found."""
    worker = registry.id_of("ivanova")
    registry.clock.advance(3 * 86400)
    registry.patch(worker, {"lastName": "Ахматова"}, by="admin")
    job = registry.ask("GET", f"/v1/workers/{worker}/employment", by="orlova").json()["items"][0]
    registry.ask("DELETE", f"/v1/employment/{job['id']}", by="orlova", headers={"If-Match": '"1"'})

    now = registry.ask("GET", f"/v1/workers/{worker}", by="admin")
    then = registry.ask("GET", f"/v1/workers/{worker}?as_of=2026-11-22", by="admin")
    never = registry.ask("GET", f"/v1/workers/{worker}?as_of=2026-11-19", by="admin")
    odd = registry.ask("GET", f"/v1/workers/{worker}?as_of=soon", by="admin")

    assert (now.json()["lastName"], now.json()["status"]) == ("Ахматова", "not_employed")
    assert (then.json()["lastName"], then.json()["status"]) == ("Иванова", "may_practise")
    assert (now.headers["etag"], then.headers["etag"]) == ('"2"', '"1"')
    assert (never.status_code, never.json()["code"]) == (404, "FRMR-REG-107")
    assert (odd.status_code, odd.json()["errors"][0]["pointer"]) == (422, "/as_of")


def test_history_of_a_record_tells_who_changed_what(registry: Registry) -> None:
    """Versions with account and fields, newest first, page by page."""
    worker = registry.id_of("ivanova")
    registry.patch(worker, {"birthPlace": "г. Тверь"}, by="ivanova")
    registry.patch(worker, {"lastName": "Ахматова", "inn": None}, by="admin", etag='"2"')

    whole = registry.ask("GET", f"/v1/workers/{worker}/history", by="support").json()
    first = registry.ask("GET", f"/v1/workers/{worker}/history?limit=2", by="support").json()
    path = f"/v1/workers/{worker}/history?cursor={first['next']}"
    rest = registry.ask("GET", path, by="support").json()

    assert [(item["version"], item["fields"]) for item in whole["items"]] == [
        (3, ["/inn", "/lastName"]),
        (2, ["/birthPlace"]),
        (1, []),
    ]
    by = {person.login: person.subject for person in cast("test")}
    assert [item["changedBy"] for item in whole["items"]] == [by["admin"], by["ivanova"], "seed"]
    assert whole["items"] == first["items"] + rest["items"]


def test_entries_are_listed_as_they_were(registry: Registry) -> None:
    """A draft of today is not there yesterday, for the owner either."""
    registry.clock.advance(86400)
    registry.ask("POST", "/v1/workers/me/education", by="ivanova", json={"kind": "cpd"})

    now = registry.ask("GET", "/v1/workers/me/education", by="ivanova").json()["items"]
    then = registry.ask("GET", "/v1/workers/me/education?as_of=2026-11-20", by="ivanova").json()

    assert len(now) == len(then["items"]) + 1


def test_links_are_told_as_they_were(registry: Registry) -> None:
    """A paper that was linked today proved nothing yesterday, and one that was taken away did."""
    draft = registry.ask("POST", "/v1/workers/me/education", by="ivanova", json=PLANNED).json()
    document = stored(registry)
    path, entry = (
        f"/v1/documents/{document['id']}/links/{draft['id']}",
        f"/v1/education/{draft['id']}",
    )
    registry.clock.advance(86400)
    registry.ask("PUT", path, by="ivanova", json={"purpose": "scan"})
    registry.clock.advance(86400)
    registry.ask("DELETE", path, by="ivanova")

    def links_on(day: str) -> list[list[dict[str, str]]]:
        read = registry.ask("GET", f"{entry}?as_of={day}", by="ivanova").json()
        listed = registry.ask("GET", f"/v1/workers/me/education?as_of={day}", by="ivanova").json()[
            "items"
        ]
        return [read["links"], *(item["links"] for item in listed if item["id"] == draft["id"])]

    seen = [links_on(f"2026-11-2{day}") for day in range(3)]

    proof = [{"documentId": document["id"], "purpose": "scan"}]
    assert seen == [[[], []], [proof, proof], [[], []]]
