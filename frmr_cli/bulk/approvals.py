"""The approval of a second person: an Ed25519 signature over the hash of a plan."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING, Any

from frmr_cli.errors import UsageError, ValidationFailed

if TYPE_CHECKING:
    from pathlib import Path

    from frmr_cli.bulk.plan_file import Plan

SUFFIX = ".approval"
_DOMAIN = b"frmr bulk plan approval v1\n"
"""So that the signature means this and nothing else."""


def approve(plan: Plan, key_file: Path) -> Path:
    """
    Sign a plan. `key_file`: an Ed25519 private key, PEM or OpenSSH, without a passphrase.

    Returns: the file of the approval, beside the plan.
    Raises: UsageError FRMR-BULK-029 for another key, -015 when it cannot be written.
    """
    key = _private_key(key_file)
    public = _raw(key.public_key())
    path = approval_path(plan, public)
    signature = base64.b64encode(key.sign(_message(plan))).decode()
    try:
        path.write_text(f"{signature}\n", encoding="ascii")
    except OSError as error:
        raise UsageError("FRMR-BULK-015", path=path, why=error.strerror or "?") from error
    return path


def require_approval(plan: Plan, key_file: Path) -> str:
    """
    Check that the owner of a public key has approved exactly this plan.

    Returns: the fingerprint of the key.
    Raises: ValidationFailed FRMR-BULK-027 (no approval), -028 (of something else); UsageError -029.
    """
    from cryptography.exceptions import InvalidSignature

    key = _public_key(key_file)
    path = approval_path(plan, _raw(key))
    shown = fingerprint(_raw(key))
    try:
        signature = base64.b64decode(path.read_bytes(), validate=False)
    except (OSError, ValueError) as error:
        raise ValidationFailed("FRMR-BULK-027", path=plan.path, fingerprint=shown) from error
    try:
        key.verify(signature, _message(plan))
    except InvalidSignature as error:
        raise ValidationFailed("FRMR-BULK-028", path=path) from error
    return shown


def approval_path(plan: Plan, public: bytes) -> Path:
    """Where the approval by a key stands: several people may approve one plan."""
    name = hashlib.sha256(public).hexdigest()[:16]
    return plan.path.with_name(f"{plan.path.name}.{name}{SUFFIX}")


def fingerprint(public: bytes) -> str:
    """A short name of a key."""
    return f"SHA256:{base64.b64encode(hashlib.sha256(public).digest()).decode().rstrip('=')}"


def _message(plan: Plan) -> bytes:
    return _DOMAIN + plan.sha256.encode()


def _private_key(path: Path) -> Any:
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    content = _content(path)
    try:
        if b"OPENSSH" in content:
            key: Any = serialization.load_ssh_private_key(content, password=None)
        else:
            key = serialization.load_pem_private_key(content, password=None)
    except (ValueError, TypeError) as error:
        # The original error may quote the key.
        raise _no_key(path, type(error).__name__) from None
    if not isinstance(key, Ed25519PrivateKey):
        raise _no_key(path, type(key).__name__)
    return key


def _public_key(path: Path) -> Any:
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    content = _content(path)
    try:
        if content.startswith(b"ssh-"):
            key: Any = serialization.load_ssh_public_key(content)
        else:
            key = serialization.load_pem_public_key(content)
    except (ValueError, TypeError) as error:
        raise _no_key(path, type(error).__name__) from None
    if not isinstance(key, Ed25519PublicKey):
        raise _no_key(path, type(key).__name__)
    return key


def _raw(key: Any) -> bytes:
    octets: bytes = key.public_bytes_raw()
    return octets


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise _no_key(path, error.strerror or "?") from error


def _no_key(path: Path, why: str) -> UsageError:
    return UsageError("FRMR-BULK-029", path=path, why=why)
