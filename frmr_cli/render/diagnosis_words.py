"""What the steps of a login, their outcome and what speaks for or against a cause are called, in English."""

from __future__ import annotations

PLACES = {"here": "this computer", "gosuslugi": "Gosuslugi", "register": "register"}
STANDINGS = {
    0: "in-force",
    1: "of-somebody",
    2: "no-stop",
    3: "consequence",
    4: "one-command",
    5: "over",
}
AGAINST = {
    "came-past": "the person came past this step at {at}",
    "no-longer": "it is not so any more",
    "nobody": "it is not known whose attempt that was",
    "earlier": "the login is stopped before that: {code}",
    "explained": "it is only what is seen of {code}",
    "no-stop": "no login fails because of it",
    "one-command": "the login worked: the register refused this command only",
    "consequence": "it tells that there is no login, not why",
    "only-seen": "nobody was stopped by it in this time",
}
ACTIONS = {
    "account.linked": "account bound to the record",
    "account.locked": "account locked",
    "account.recovered": "access recovered",
    "access.refused": "call refused",
    "code.delivered": "delivery of the code",
    "code.sent": "code sent",
    "consent.given": "consent",
    "contact.changed": "contact changed",
    "device.approved": "device allowed",
    "device.code": "code of the device entered",
    "device.decided": "decision about the device",
    "device.denied": "device denied",
    "device.requested": "login begun on a device",
    "factor.enrolled": "second factor set up",
    "identity.checked": "identity check",
    "login.factor": "second factor",
    "login.password": "login and password",
    "login.suspicious": "suspicious login",
    "login.unusual": "unusual login",
    "login.verified": "identity proved once more",
    "page.refused": "page refused",
    "session.begun": "first call of a login",
    "session.ended": "login ended",
    "token.issued": "tokens issued",
    "token.refused": "tokens refused",
    "worker.checked": "check «medical worker»",
}
CHECKED = {"warning": "warning", "failed": "failed"}
SOURCES = {
    "account": "the state of the account shows it",
    "record": "the register shows it",
    "login.code": "a login cannot be begun",
    "login.issuer": "the issuer does not tell what a login needs",
    "login.page": "the page was opened and shows it",
}
