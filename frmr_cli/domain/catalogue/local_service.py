"""Codes of listening: addresses, certificates, what must not travel in clear."""

from __future__ import annotations

from frmr_cli.domain.catalogue.entry import Entry, Text

SERVICE: dict[str, Entry] = {
    "FRMR-LOCAL-017": Entry(
        en=Text(
            "It is not possible to listen on {host}:{port}: {reason}",
            "Choose another address with `--listen`.",
        ),
        ru=Text(
            "Не удалось занять адрес {host}:{port}: {reason}",
            "Укажите другой адрес в `--listen`.",
        ),
    ),
    "FRMR-LOCAL-018": Entry(
        en=Text(
            "`frmr serve` does not run on Windows",
            "Run it on Linux; `frmr local start` works on every system.",
        ),
        ru=Text(
            "`frmr serve` не работает в Windows",
            "Запустите её в Linux; `frmr local start` работает в любой системе.",
        ),
    ),
    "FRMR-LOCAL-026": Entry(
        en=Text(
            "{text} says no address to listen on",
            "Write host and port, such as `--listen 127.0.0.1:8443`.",
        ),
        ru=Text(
            "{text} – не адрес, который можно занять",
            "Укажите узел и порт, например: `--listen 127.0.0.1:8443`.",
        ),
    ),
    "FRMR-LOCAL-027": Entry(
        en=Text(
            "Personal data must not travel in clear, and {host} is not this machine",
            "Use https addresses and give `--certificate` and `--key`, or listen on 127.0.0.1 behind a proxy.",
        ),
        ru=Text(
            "Персональные данные нельзя передавать открыто, а {host} – другая машина",
            "Укажите адреса https, `--certificate` и `--key` или займите 127.0.0.1 за прокси-сервером.",
        ),
    ),
    "FRMR-LOCAL-028": Entry(
        en=Text(
            "A certificate and its private key belong together",
            "Give both: `--certificate FILE --key FILE`.",
        ),
        ru=Text(
            "Сертификат и его закрытый ключ указывают вместе",
            "Укажите оба: `--certificate ФАЙЛ --key ФАЙЛ`.",
        ),
    ),
    "FRMR-LOCAL-029": Entry(
        en=Text(
            "The certificate {path} cannot be used: {reason}",
            "Check that both files are in PEM, readable, and belong together.",
        ),
        ru=Text(
            "Сертификат {path} не подходит: {reason}",
            "Проверьте, что оба файла в формате PEM, доступны для чтения и подходят друг к другу.",
        ),
    ),
}
