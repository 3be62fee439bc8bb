"""
Signatures of ГОСТ Р 34.10-2012, judged by the program `openssl` with its engine `gost`, where both are installed.

The engine runs in processes of its own: a library that is loaded into the server could take it down.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

DIGESTS: Final = ("streebog256", "streebog512")
"""ГОСТ Р 34.11-2012, as `accounts/cms.py` names them."""

_KEYS: Final = ("1.2.643.7.1.1.1.1", "1.2.643.7.1.1.1.2")
"""Public keys of 256 and 512 bits. Source: RFC 9215 §4."""
_LONGEST: Final = 20
"""Seconds after which `openssl` is given up."""
_CONFIGURATION: Final = """\
openssl_conf = all
[all]
engines = engines
[engines]
gost = gost
[gost]
engine_id = gost
default_algorithms = ALL
"""


class NoEngine(Exception):
    """This machine cannot compute ГОСТ."""


def has_key(certificate: Certificate) -> bool:
    """Whether the public key of a certificate is one of ГОСТ Р 34.10-2012."""
    return certificate.public_key_algorithm_oid.dotted_string in _KEYS


@cache
def available() -> bool:
    """Whether `openssl` with a working engine is here; asked once in the life of a process."""
    if shutil.which("openssl") is None:
        return False
    with TemporaryDirectory() as directory:
        try:
            return succeeds(Path(directory), "dgst", "-md_gost12_256", os.devnull)
        except OSError:
            return False


def is_signed(file: bytes, content: bytes, certificate: Certificate) -> bool:
    """
    Whether a detached CMS signature in DER is that of this certificate over this content; authority and dates are
    asked elsewhere.

    Raises: NoEngine.
    """
    with _workplace() as name:
        directory = Path(name)
        (directory / "text").write_bytes(content)
        (directory / "signature").write_bytes(file)
        _write(directory / "signer.pem", certificate)
        # `-nointern`: the file may bring certificates along, but none other than the judged one counts as signer.
        return succeeds(
            directory,
            *("cms", "-verify", "-binary", "-inform", "DER", "-in", "signature"),
            *("-content", "text", "-noverify", "-nointern", "-certfile", "signer.pem"),
            *("-out", os.devnull),
        )


def is_issued_by(certificate: Certificate, root: Certificate) -> bool:
    """
    Whether a certificate was signed by this root; dates are asked elsewhere.

    Raises: NoEngine.
    """
    with _workplace() as name:
        directory = Path(name)
        _write(directory / "certificate.pem", certificate)
        _write(directory / "root.pem", root)
        return succeeds(
            directory,
            *("verify", "-no_check_time", "-no-CAfile", "-no-CApath", "-no-CAstore"),
            *("-trusted", "root.pem", "certificate.pem"),
        )


def succeeds(directory: Path, *arguments: str, configuration: str = "") -> bool:
    """Run `openssl` in a directory with the engine on; a failure of any kind is a no."""
    (directory / "openssl.cnf").write_text(_CONFIGURATION + configuration, encoding="utf-8")
    environment = {"PATH": os.environ.get("PATH", ""), "OPENSSL_CONF": "openssl.cnf"}
    try:
        done = subprocess.run(  # noqa: S603 - fixed words and names of our own files
            ["openssl", *arguments],  # noqa: S607 - the openssl of the machine
            cwd=directory,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_LONGEST,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def _workplace() -> TemporaryDirectory[str]:
    """A private directory that disappears."""
    if not available():
        raise NoEngine
    return TemporaryDirectory()


def _write(path: Path, certificate: Certificate) -> None:
    from cryptography.hazmat.primitives.serialization import Encoding

    path.write_bytes(certificate.public_bytes(Encoding.PEM))
