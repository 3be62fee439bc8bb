"""At rest: nothing restricted in clear, keys guarded, demo data only on loopback, seeding repeatable."""

from __future__ import annotations

import stat
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from cryptography.exceptions import InvalidTag

from frmr_cli.errors import ServerError, UsageError
from frmr_cli.servers.people import cast, people
from frmr_cli.servers.registry.app import create_app
from frmr_cli.servers.registry.seed import seed
from frmr_cli.servers.registry.services import issuer_name, open_services

if TYPE_CHECKING:
    from frmr_cli.servers.registry.config import RegistryConfig
    from tests.servers.registry.conftest import Registry

CANARY_PHONE = "+79990007788"
CANARY_PLACE = "деревня Канареево"


def restricted_texts(record: dict[str, Any]) -> set[str]:
    """
    Every restricted value of a record, as it would stand in clear and never by chance.

    A few digits lie somewhere in any megabytes of keys and sealed pages, so a short number is looked
    for between the quotes that it has in a record.
    """
    texts = {
        record[name] for name in ("snils", "inn", "phone", "email", "birthDate") if name in record
    }
    texts |= {document["number"] for document in record["documents"]}
    for item in record.get("addresses", []):
        texts |= {str(value) for name, value in item["address"].items() if name != "region"}
    return {
        f'"{text}"' if text.isdigit() and len(text) < 9 else text for text in texts if len(text) > 5
    }


def test_nothing_restricted_lies_in_clear(registry: Registry) -> None:
    """Database, journal, key and log hold no restricted value of anybody after reads and changes."""
    canaries = {CANARY_PHONE, CANARY_PHONE[2:], CANARY_PLACE}
    for login in ("ivanova", "petrova", "mamedov", "gromov"):
        canaries |= restricted_texts(registry.record_of(login))
    registry.patch("me", {"birthPlace": CANARY_PLACE}, by="ivanova", **{"Idempotency-Key": "k"})
    registry.ask(
        "POST",
        "/v1/workers/me/disclosures",
        by="ivanova",
        json={"fields": ["/birthPlace", "/snils"], "reason": "проверка"},
    )
    change = {"kind": "phone", "value": CANARY_PHONE}
    begun = registry.ask("POST", "/v1/workers/me/contact-changes", by="ivanova", json=change)
    code = registry.code(CANARY_PHONE)
    path = f"/v1/contact-changes/{begun.json()['id']}/confirmation"
    done = registry.ask("POST", path, by="ivanova", json={"code": code})
    files = registry.stored()
    stored = b"".join(path.read_bytes() for path in files) + str(registry.lines).encode()

    assert done.status_code == 200
    assert registry.id_of("ivanova").encode() in stored
    assert [text for text in canaries if text.encode() in stored] == []
    assert len(canaries) > 20


def test_files_are_for_their_owner_only(registry: Registry) -> None:
    """Directory, database, journal and key: no rights for anybody else."""
    paths = [registry.config.directory, *registry.config.directory.iterdir()]

    assert {stat.S_IMODE(path.stat().st_mode) & 0o077 for path in paths} == {0}


def test_sealed_record_cannot_be_moved(registry: Registry) -> None:
    """A sealed document opens only as the version of the worker for which it was sealed."""
    registry.ask("GET", "/v1/me", by="ivanova")
    services = open_services(registry.config)
    services.vault.prepare()
    sealed = services.vault.seal(b"{}", context="worker:a:1")

    try:
        assert services.vault.open(sealed, context="worker:a:1") == b"{}"
        with pytest.raises(InvalidTag):
            services.vault.open(sealed, context="worker:a:2")
    finally:
        services.close()


@pytest.mark.parametrize("damage", ["lost", "short", "public"])
def test_damaged_key_stops_the_start(config: RegistryConfig, damage: str) -> None:
    """A key that is missing, damaged or open to others is named at the start."""
    seed(config, [])
    key = config.directory / "registry.key"
    match damage:
        case "lost":
            key.unlink()
        case "short":
            key.write_bytes(b"short")
        case _:
            key.chmod(0o644)

    with pytest.raises(ServerError) as caught:
        create_app(config)

    assert caught.value.code == ("FRMR-REG-052" if damage == "public" else "FRMR-REG-051")


def test_key_of_another_database_does_not_fit(config: RegistryConfig) -> None:
    """A key file of the right form but of another registry is recognised."""
    seed(config, [])
    (config.directory / "registry.key").write_bytes(b"k" * 32)

    with pytest.raises(ServerError) as caught:
        seed(config, [])

    assert caught.value.code == "FRMR-REG-051"


def test_seeding_is_repeatable_and_keeps_changes(registry: Registry) -> None:
    """Seeding again adds what is new and leaves what people have changed."""
    registry.patch("me", {"birthPlace": "г. Тверь"}, by="ivanova")

    seed(registry.config, [*cast("other"), *people(700, "test")])

    answer = registry.ask("GET", "/v1/workers/me", by="ivanova")
    assert answer.headers["etag"] == '"2"'
    with registry.database() as database, database.read() as connection:
        row = connection.one("SELECT count(*) AS workers, min(version) AS least FROM worker")
    assert row == {
        "workers": 700 + sum(person.worker is not None for person in cast("t")),
        "least": 1,
    }


@pytest.mark.parametrize(
    ("base_url", "issuer_url"),
    [
        ("https://registry.example.ru", "http://127.0.0.1:9/gosuslugi"),
        ("http://127.0.0.1:8080", "https://esia.example.ru"),
    ],
)
def test_demo_data_stay_on_loopback(config: RegistryConfig, base_url: str, issuer_url: str) -> None:
    """A registry that others can reach neither takes demo people nor starts with them."""
    public = replace(config, base_url=base_url, issuer=issuer_url)

    with pytest.raises(UsageError) as seeding:
        seed(public, [])
    seed(config, [])
    with pytest.raises(UsageError) as starting:
        create_app(public)

    assert seeding.value.code == starting.value.code == "FRMR-LOCAL-010"


def test_people_outlive_a_new_port_of_the_issuer() -> None:
    """The port of a loopback issuer is no part of who its people are; a public address is."""
    assert issuer_name("http://127.0.0.1:1/gosuslugi") == issuer_name("http://[::1]:2/gosuslugi")
    assert issuer_name("https://a.example/x") == "https://a.example/x"
