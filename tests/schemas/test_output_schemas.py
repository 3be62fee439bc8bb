"""Real output of real commands against the published schemas."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema_rs
import pytest

from tests.embedded import ROOT

if TYPE_CHECKING:
    from tests.embedded import Home

FOLDER = ROOT / "docs" / "schemas"
IN_CODE = re.compile(r'schema"?[=:]\s*"frmr\.([a-z-]+)/(\d+)"')
KINDS = ["open", "closed"]
"""As it is published; and with every field forbidden that no schema describes."""


def schema(name: str, kind: str = "open") -> dict[str, Any]:
    """A published schema."""
    text = (FOLDER / f"{name}.json").read_text(encoding="utf-8")
    if kind == "closed":
        text = text.replace('"additionalProperties": true', '"additionalProperties": false')
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def check(document: Any, name: str) -> None:
    """The document keeps its schema, and the schema describes every field of the document."""
    assert document["schema"] == f"frmr.{name}/1"
    for kind in KINDS:
        validator = jsonschema_rs.Draft202012Validator(schema(name, kind), validate_formats=True)
        assert [str(error) for error in validator.iter_errors(document)] == []


def names_in_code() -> set[str]:
    """The names of schemas that the program can print."""
    files = [*ROOT.glob("frmr_cli/**/*.py"), *ROOT.glob("commands/*.py")]
    found = [IN_CODE.findall(path.read_text(encoding="utf-8")) for path in files]
    return {f"{name}/{version}" for matches in found for name, version in matches}


def test_every_schema_has_a_file() -> None:
    """A schema that the program names is published, and no file describes what nobody prints."""
    published = {path.stem for path in FOLDER.glob("*.json")}

    assert names_in_code() == {f"{name}/1" for name in published}


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.json")), ids=lambda path: path.stem)
def test_files_are_schemas(path: Path) -> None:
    """Each file keeps the rules of JSON Schema 2020-12, names itself and describes every field."""
    document = json.loads(path.read_text(encoding="utf-8"))

    jsonschema_rs.meta.validate(document)
    assert document["$id"] == f"urn:frmr:schema:{path.stem}:1"
    assert document["properties"]["schema"] == {"const": f"frmr.{path.stem}/1"}
    assert list(_undescribed(document)) == []
    assert path.stem in (FOLDER / "README.md").read_text(encoding="utf-8")


def _undescribed(value: Any, place: str = "") -> Any:
    if isinstance(value, dict):
        for name, field in value.get("properties", {}).items():
            if name != "schema" and "description" not in field and "$ref" not in field:
                yield f"{place}/{name}"
            yield from _undescribed(field, f"{place}/{name}")
        for name, definition in value.get("$defs", {}).items():
            yield from _undescribed(definition, name)


COMMANDS = {
    "identity": ["whoami"],
    "worker": ["profile", "show"],
    "contacts": ["profile", "contacts"],
    "comparison": ["profile", "compare"],
    "history": ["profile", "history"],
    "public-worker": ["profile", "status", "2021.0000301"],
    "public-workers": ["profile", "status", "Иванова"],
    "educations": ["education", "list"],
    "cpd-plans": ["education", "plan"],
    "employments": ["employment", "list"],
    "experience": ["employment", "experience"],
    "roles": ["access", "roles"],
    "auth-status": ["auth", "status"],
    "logins": ["auth", "list"],
    "token-storages": ["auth", "storage"],
    "context": ["context", "show"],
    "contexts": ["context", "list"],
    "setting": ["config", "get", "lang"],
    "settings": ["config", "list", "--show-origin"],
    "smoke": ["smoke"],
    "doctor": ["doctor"],
    "login-diagnosis": ["diagnose", "login"],
    "account": ["account", "show"],
    "sessions": ["sessions", "list"],
    "networks": ["account", "networks"],
    "consents": ["profile", "consent", "list"],
    "scenarios": ["local", "scenario", "list"],
    "explanation": ["explain", "ESIA-007055"],
    "explanations": ["explain", "код", "просрочен"],
    "local-status": ["local", "status"],
    "local-rotation": ["local", "rotate-keys"],
    "local-account": ["local", "accounts"],
    "local-message": ["local", "inbox", "ivanova"],
    "contact-change": ["profile", "contacts", "--phone", "+79120000001"],
    "changes": ["profile", "edit", "--set", "birthPlace=г. Тверь"],
}


@pytest.mark.parametrize("name", COMMANDS)
def test_output_keeps_its_schema(practitioner: Home, name: str) -> None:
    """What a command prints as JSON is what its schema says."""
    ran = practitioner.run(*COMMANDS[name], "-o", "json")

    assert ran.code == 0, ran.err
    check(ran.json, name)


def test_entries_keep_their_schema(practitioner: Home) -> None:
    """Each entry of the list, shown by itself, and a draft that was rejected."""
    for noun in ("education", "employment"):
        for entry in practitioner.run(noun, "list", "-o", "id").out.split():
            check(practitioner.run(noun, "show", entry, "-o", "json").json, noun)
    draft = practitioner.run("education", "add", "--kind", "cpd", "--hours", "36", "-o", "json")
    rejected = practitioner.run("education", "submit", draft.json["id"], "-o", "json")

    check(draft.json, "education")
    check(rejected.json, "education")
    assert rejected.json["faults"]
    practitioner.run("education", "remove", draft.json["id"], "--yes")


def test_what_an_administrator_sees_keeps_its_schema(services: Home, tmp_path: Path) -> None:
    """Found workers, and roles as they are given and reviewed."""
    home = services.neighbour(tmp_path)
    home.log_in("admin", "--scope", "openid profile frmr.read frmr.write frmr.admin frmr.audit")
    reason = ["--reason", "проверка схемы"]

    found = home.run("profile", "search", "--status", "may_practise", "-o", "json")
    grant = home.run("access", "grant", "1000000304", "--role", "auditor", *reason, "-o", "json")
    reviewed = home.run("access", "review", "-o", "json")
    revoked = home.run("access", "revoke", grant.json["id"], "--yes", "-o", "json")

    check(found.json, "workers")
    check(grant.json, "grant")
    check(reviewed.json, "grants")
    check(revoked.json, "grant")


def test_what_support_sees_keeps_its_schema(services: Home, tmp_path: Path) -> None:
    """A diagnosis of somebody else, and what happened in one request."""
    home = services.neighbour(tmp_path)
    home.log_in("support", "--scope", "openid offline_access frmr.read frmr.audit")

    diagnosis = home.run("diagnose", "login", "--user", "ivanova", "-o", "json")
    failed = home.run("profile", "show", "2021.9999999", "--error-format", "json")
    request = json.loads(failed.err)["error"]["request_id"]
    explained = home.run("explain", request, "-o", "json")

    check(diagnosis.json, "login-diagnosis")
    check(explained.json, "request")
    assert diagnosis.json["unseen"] == []
    assert explained.json["items"][0]["code"] == "FRMR-REG-020"


def test_revealed_record_keeps_its_schema(practitioner: Home) -> None:
    """A record in clear has the same schema as a masked one."""
    ran = practitioner.run(
        "profile", "show", "--reveal", "--reason", "проверка перед подачей", "-o", "json"
    )

    check(ran.json, "worker")
    assert ran.json["masked"] == []


def test_backup_keeps_its_schema(services: Home, tmp_path: Path) -> None:
    """A backup is described alike when it is made and when it is checked."""
    file = str(tmp_path / "today")

    made = services.run("local", "backup", file, "-o", "json")
    checked = services.run("local", "verify", file, "-o", "json")

    check(made.json, "local-backup")
    assert checked.json == made.json


@pytest.mark.parametrize("login", ["nguyen", "koroleva"])
def test_records_with_less_in_them(services: Home, tmp_path: Path, login: str) -> None:
    """A record without a patronymic, or of other parts, keeps the schema too."""
    home = services.neighbour(tmp_path)
    home.log_in(login)

    check(home.run("profile", "show", "-o", "json").json, "worker")
    check(home.run("whoami", "-o", "json").json, "identity")


def test_login_from_its_beginning_to_its_end(services: Home, tmp_path: Path) -> None:
    """Each step of a login prints an object of its own."""
    home = services.neighbour(tmp_path)

    begun = home.run("login", "--no-wait", "--insecure-storage")
    services.run("local", "approve", begun.json["user_code"], "--as", "petrova")
    login = home.run("login", "--complete", "--insecure-storage", "-o", "json")
    contacts = home.run("profile", "contacts", "--email", "new@example.org", "-o", "json")
    pending = home.run("profile", "contacts", "-o", "json")
    logout = home.run("logout", "-o", "json")

    check(begun.json, "device-login")
    check(login.json, "login")
    check(contacts.json, "contact-change")
    check(pending.json, "contacts")
    assert len(pending.json["pending"]) == 1
    check(logout.json, "logouts")


def test_token_from_the_environment(practitioner: Home, tmp_path: Path) -> None:
    """A status without a stored login leaves out what only a store knows."""
    token = practitioner.token()

    ran = practitioner.run("auth", "status", "-o", "json", environ={"FRMR_TOKEN": token})

    check(ran.json, "auth-status")
    assert ran.json["source"] == "environment"


def test_services_that_do_not_run(services: Home, tmp_path: Path) -> None:
    """Before the first start there are no addresses; the schemas know it."""
    home = services._replace(path=tmp_path / "empty")

    check(home.run("local", "status", "-o", "json").json, "local-status")
    check(home.run("context", "show", "-o", "json").json, "context")
    check(home.run("auth", "list", "-o", "json").json, "logins")


@pytest.mark.parametrize(
    "arguments",
    [
        ["whoami", "--nonsense"],
        ["profile", "show", "2021.9999999"],
        ["profile", "edit", "--set", "inn=123"],
    ],
    ids=["usage", "not-found", "fields"],
)
def test_errors_keep_their_schema(practitioner: Home, arguments: list[str]) -> None:
    """An error for a program is one JSON line on stderr, whatever failed."""
    ran = practitioner.run(*arguments, "--error-format", "json")

    check(json.loads(ran.err), "error")
    assert json.loads(ran.err)["error"]["exit_code"] == ran.code
    assert ran.out == ""


def test_failed_smoke_keeps_its_schema(services: Home, tmp_path: Path) -> None:
    """Checks that failed or were skipped are rows as well."""
    home = services.neighbour(tmp_path)

    ran = home.run("smoke", "-o", "json")

    check(ran.json, "smoke")
    assert {row["outcome"] for row in ran.json["items"]} == {"passed", "failed", "skipped"}
