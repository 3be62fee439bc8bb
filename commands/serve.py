"""`frmr serve`: the registry as a service of its own, for many machines."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(add_completion=False)

_EXAMPLE = (
    "$ frmr serve --url https://registry.example.ru --issuer https://esia.example.ru/oauth "
    "--directory /var/lib/frmr --database postgresql://frmr@db/frmr "
    "--listen 0.0.0.0:8443 --certificate chain.pem --key key.pem --workers 4"
)


Url = Annotated[str, typer.Option("--url", metavar="URL", help="Where clients reach the registry.")]
Issuer = Annotated[
    str, typer.Option("--issuer", metavar="URL", help="Who issues the access tokens.")
]
Directory = Annotated[
    Path,
    typer.Option(
        "--directory",
        metavar="DIRECTORY",
        help="Holds the key of the registry, the same on every machine.",
    ),
]
Database = Annotated[
    str | None,
    typer.Option(
        "--database",
        metavar="ADDRESS",
        help="PostgreSQL database (postgresql://…); by default a file in the directory.",
    ),
]
Listen = Annotated[str, typer.Option("--listen", metavar="HOST:PORT", help="Where to listen.")]
Certificate = Annotated[
    Path | None,
    typer.Option("--certificate", metavar="FILE", help="Certificate chain in PEM, for TLS 1.3."),
]
Key = Annotated[
    Path | None, typer.Option("--key", metavar="FILE", help="Private key of the certificate.")
]
Workers = Annotated[
    int, typer.Option("--workers", min=1, max=64, metavar="N", help="How many processes work.")
]
Grace = Annotated[
    int,
    typer.Option(
        "--grace",
        min=1,
        metavar="SECONDS",
        help="How long running requests may go on at the end.",
    ),
]


@app.command(epilog=_EXAMPLE)
def serve(
    url: Url,
    issuer: Issuer,
    directory: Directory,
    database: Database = None,
    listen: Listen = "127.0.0.1:8443",
    certificate: Certificate = None,
    key: Key = None,
    workers: Workers = 2,
    grace: Grace = 20,
) -> None:
    """Run the registry as a service: several processes, TLS 1.3, a log of JSON lines on stderr."""
    from frmr_cli.servers import service_log
    from frmr_cli.servers.serve import Supervisor, bound, prepare
    from frmr_cli.servers.serve_settings import Place, ServeSettings
    from frmr_cli.servers.start_conditions import check_installed

    check_installed()
    settings = ServeSettings(
        url=url.rstrip("/"),
        issuer=issuer,
        listen=Place.parsed(listen),
        directory=str(directory.absolute()),
        database=database,
        certificate=str(certificate.absolute()) if certificate else None,
        key=str(key.absolute()) if key else None,
        grace=grace,
    )
    prepare(settings)
    service_log.configure()
    with bound(settings.listen) as listener:
        Supervisor(settings, workers=workers).run(listener)
