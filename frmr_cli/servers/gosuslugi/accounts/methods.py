"""Which second factors there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from frmr_cli.servers.gosuslugi.accounts.mail_links import MailLinks
from frmr_cli.servers.gosuslugi.accounts.passkeys import Passkeys
from frmr_cli.servers.gosuslugi.accounts.pushes import Pushes
from frmr_cli.servers.gosuslugi.accounts.recovery_codes import RecoveryCodes
from frmr_cli.servers.gosuslugi.accounts.signatures import Signatures
from frmr_cli.servers.gosuslugi.accounts.sms_codes import SmsCodes
from frmr_cli.servers.gosuslugi.accounts.totp import Totp

if TYPE_CHECKING:
    from collections.abc import Mapping

    from frmr_cli.servers.gosuslugi.accounts.factors import Factor

FACTORS: Final[Mapping[str, Factor]] = {
    factor.method: factor
    for factor in (
        SmsCodes(),
        Totp(),
        Pushes(),
        Passkeys(),
        Signatures(),
        MailLinks(),
        RecoveryCodes(),
    )
}
"""Stable name → factor."""
