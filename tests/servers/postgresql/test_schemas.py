"""One description of the tables, read by SQLite and by PostgreSQL."""

from __future__ import annotations

import subprocess
import sys
import textwrap
import threading
from typing import TYPE_CHECKING

import psycopg
import pytest

from frmr_cli.errors import ServerError
from frmr_cli.servers.migrations import migrate, migrations, version
from frmr_cli.servers.postgresql import PostgresqlDatabase
from frmr_cli.servers.postgresql_sql import query, schema_statement
from frmr_cli.servers.sqlite import SqliteDatabase
from tests.postgresql import new_schema

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from frmr_cli.servers.database import Database

SCHEMAS = ("frmr_cli.servers.registry.schema", "frmr_cli.servers.gosuslugi.schema")

FIRST = "CREATE TABLE item (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;"
GUARD = """CREATE TRIGGER item_no_update BEFORE UPDATE ON item
BEGIN SELECT RAISE(ABORT, 'item is append-only'); END;"""


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """An empty database."""
    database: Database
    if request.param == "sqlite":
        database = SqliteDatabase(tmp_path / "items.sqlite3")
    else:
        database = PostgresqlDatabase(new_schema())
    yield database
    database.close()


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An importable package `items` for schema files, with the first of them."""
    folder = tmp_path / "items"
    folder.mkdir()
    (folder / "__init__.py").touch()
    (folder / "0001_items.sql").write_text(FIRST)
    monkeypatch.syspath_prepend(str(tmp_path))
    yield folder
    sys.modules.pop("items", None)


def columns(database: Database, table: str) -> list[str]:
    """The names of the columns of a table, in their order."""
    by_dialect = {
        "sqlite": "SELECT name FROM pragma_table_info(:table)",
        "postgresql": "SELECT attname AS name FROM pg_attribute WHERE attrelid = CAST(:table AS regclass)"
        " AND attnum > 0 AND NOT attisdropped ORDER BY attnum",
    }
    with database.read() as connection:
        rows = connection.all(by_dialect[database.dialect], {"table": table})
    return [row["name"] for row in rows]


def tables(database: Database) -> set[str]:
    """The names of the tables of a service."""
    by_dialect = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'",
        "postgresql": "SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema()",
    }
    with database.read() as connection:
        names = {row["name"] for row in connection.all(by_dialect[database.dialect])}
    return {name for name in names if not name.startswith("sqlite_")} - {"schema_version"}


@pytest.mark.parametrize("schema", SCHEMAS)
def test_every_table_is_the_same_on_both(schema: str, tmp_path: Path) -> None:
    """The same tables with the same columns, whoever keeps them."""
    small, large = SqliteDatabase(tmp_path / "a.sqlite3"), PostgresqlDatabase(new_schema())
    reached = [migrate(database, schema) for database in (small, large)]
    common = {script for each in migrations(schema, "sqlite") for script in each.scripts} & {
        script for each in migrations(schema, "postgresql") for script in each.scripts
    }
    described = {name for name in tables(large) if any(f"TABLE {name} " in sql for sql in common)}
    differing = [name for name in described if columns(small, name) != columns(large, name)]
    small.close()
    large.close()

    assert reached[0] == reached[1] > 0
    assert differing == []
    assert len(described) > 5
    assert described <= tables_of(common)


def tables_of(scripts: set[str]) -> set[str]:
    """The tables that scripts make."""
    words = [part.split()[0] for sql in scripts for part in sql.split("CREATE TABLE ")[1:]]
    return set(words)


def test_migration_is_done_once(database: Database, package: Path) -> None:
    """A second start finds everything as it is; a new file is applied to what is there."""
    first = migrate(database, "items")
    with database.write() as connection:
        connection.execute("INSERT INTO item (name) VALUES ('a')")
    again = migrate(database, "items")
    (package / "0002_size.sql").write_text("ALTER TABLE item ADD COLUMN size INTEGER;\n-- done\n")
    second = migrate(database, "items")

    assert (first, again, second) == (1, 1, 2)
    assert columns(database, "item") == ["id", "name", "size"]


def test_migration_that_fails_is_undone(database: Database, package: Path) -> None:
    """Half a migration leaves the former version, with its tables; the next start tries again."""
    migrate(database, "items")
    broken = package / "0002_broken.sql"
    broken.write_text("CREATE TABLE half (id INTEGER);\nINSERT INTO nowhere VALUES (1);")
    with pytest.raises(Exception, match="nowhere"):
        migrate(database, "items")
    seen = version(database)
    left = tables(database)
    broken.write_text("CREATE TABLE half (id INTEGER);")

    assert (seen, left) == (1, {"item"})
    assert migrate(database, "items") == 2


def test_newer_database_is_refused(database: Database, package: Path) -> None:
    """A program that does not know the schema leaves it alone."""
    (package / "0002_other.sql").write_text("CREATE TABLE other (id INTEGER);")
    migrate(database, "items")
    (package / "0002_other.sql").unlink()

    with pytest.raises(ServerError) as caught:
        migrate(database, "items")

    assert caught.value.code == "FRMR-LOCAL-001"
    assert caught.value.details["found"] == 2


def test_files_of_one_database_are_for_it_alone(database: Database, package: Path) -> None:
    """A file with the name of a database runs there only, after the common one."""
    (package / "0001_items.sqlite.sql").write_text("INSERT INTO item (name) VALUES ('sqlite');")
    (package / "0001_items.postgresql.sql").write_text(
        "INSERT INTO item (name) VALUES ('postgresql');"
    )
    migrate(database, "items")
    with database.read() as connection:
        names = [row["name"] for row in connection.all("SELECT name FROM item")]

    assert names == [database.dialect]


def test_guards_refuse_on_both(database: Database) -> None:
    """A trigger that refuses is written once."""
    database.script(FIRST + GUARD)
    with database.write() as connection:
        connection.execute("INSERT INTO item (name) VALUES ('a')")

    with pytest.raises(Exception, match="append-only"), database.write() as connection:
        connection.execute("UPDATE item SET name = 'b'")


def test_servers_that_start_at_once_migrate_once(database: Database, package: Path) -> None:
    """Of many starts at one time one applies each file; the others find it done."""
    lines = "INSERT INTO item (name) VALUES ('n');\n" * 50
    (package / "0002_rows.sql").write_text(lines)
    reached: list[int] = []
    gate = threading.Barrier(4)

    def start() -> None:
        gate.wait()
        reached.append(migrate(database, "items"))

    threads = [threading.Thread(target=start) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.read() as connection:
        row = connection.one("SELECT count(*) AS many FROM item")

    assert reached == [2] * 4
    assert row == {"many": 50}


STARTER = textwrap.dedent(
    """
    import sys
    from frmr_cli.servers.databases import open_database
    from frmr_cli.servers.migrations import migrate
    from pathlib import Path
    database = open_database(sys.argv[1] or None, Path(sys.argv[2]))
    sys.stdin.read(1)
    print(migrate(database, "frmr_cli.servers.registry.schema"))
    database.close()
    """
)


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_processes_that_start_at_once_migrate_once(kind: str, tmp_path: Path) -> None:
    """The version is read under the lock of the database, so that no other process comes between."""
    address = new_schema() if kind == "postgresql" else ""
    arguments = [sys.executable, "-c", STARTER, address, str(tmp_path / "registry.sqlite3")]
    starters = [
        subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    for starter in starters:
        assert starter.stdin is not None
        starter.stdin.write("x")
        starter.stdin.flush()
    answers = [starter.communicate()[0] for starter in starters]

    assert {starter.returncode for starter in starters} == {0}
    assert len(set(answers)) == 1


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        ("SELECT :a, ':b', \":c\", x::text -- :d", "SELECT %(a)s, ':b', \":c\", x::text -- :d"),
        ("SELECT 5 % 2, '%', :a /* :b % */", "SELECT 5 %% 2, '%%', %(a)s /* :b %% */"),
        ("SELECT 'it''s :a', :b_2", "SELECT 'it''s :a', %(b_2)s"),
    ],
)
def test_parameters_are_found_outside_of_texts(sql: str, expected: str) -> None:
    """A name after a colon is a parameter, unless it stands in a text, a comment or a cast."""
    assert query(sql).decode() == expected


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        (
            "CREATE TABLE a (\n  b BLOB, -- a TEXT\n  c TEXT DEFAULT 'TEXT'\n) STRICT, WITHOUT ROWID;",
            "CREATE TABLE a (\n  b BYTEA, -- a TEXT\n  c TEXT COLLATE \"C\" DEFAULT 'TEXT'\n)",
        ),
        ("ALTER TABLE a ADD COLUMN b REAL;", "ALTER TABLE a ADD COLUMN b DOUBLE PRECISION;"),
        (
            "-- why\nCREATE INDEX a ON b (c) WHERE c IS NOT NULL;",
            "CREATE INDEX a ON b (c) WHERE c IS NOT NULL;",
        ),
        (
            "CREATE TRIGGER a BEFORE DELETE ON b WHEN OLD.c = 1 BEGIN SELECT RAISE(ABORT, 'no'); END;",
            "CREATE TRIGGER a BEFORE DELETE ON b FOR EACH ROW WHEN (OLD.c = 1) EXECUTE FUNCTION frmr_refuse('no')",
        ),
    ],
)
def test_tables_are_translated_by_few_words(sql: str, expected: str) -> None:
    """Types, options and guards; texts and comments stay."""
    assert schema_statement(sql) == expected


@pytest.mark.parametrize(
    "sql",
    [
        "CREATE VIRTUAL TABLE a USING fts5(b)",
        "CREATE TRIGGER a AFTER INSERT ON b BEGIN INSERT INTO c VALUES (1); END;",
    ],
)
def test_what_has_no_translation_is_refused(sql: str) -> None:
    """Nothing is guessed: such statements need a file of their own."""
    with pytest.raises(ValueError, match="no PostgreSQL form"):
        schema_statement(sql)


def test_schema_is_not_needed_to_be_writable_by_the_service() -> None:
    """A role that may only read and write rows starts on a database that is up to date."""
    address = new_schema()
    owner = PostgresqlDatabase(address)
    migrate(owner, SCHEMAS[0])
    owner.close()
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("DROP ROLE IF EXISTS clerk")
        connection.execute("CREATE ROLE clerk LOGIN")
        schema = connection.execute("SELECT current_schema()").fetchone()
        assert schema
        connection.execute(f"GRANT USAGE ON SCHEMA {schema[0]} TO clerk".encode())
        rights = (
            f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {schema[0]} TO clerk"
        )
        connection.execute(rights.encode())
    clerk = PostgresqlDatabase(address.replace("frmr@", "clerk@"))

    assert migrate(clerk, SCHEMAS[0]) > 0
    clerk.close()
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("DROP OWNED BY clerk")
        connection.execute("DROP ROLE clerk")
