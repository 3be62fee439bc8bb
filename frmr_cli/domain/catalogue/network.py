"""Codes of the area «network»."""

from __future__ import annotations

from frmr_cli.domain.catalogue.entry import Entry, Text

ENTRIES: dict[str, Entry] = {
    "FRMR-NET-001": Entry(
        en=Text(
            "{host} did not answer ({kind})",
            "Check the network connection and the address with `frmr context show`, then try again.",
        ),
        ru=Text(
            "{host} не отвечает ({kind})",
            "Проверьте подключение к сети и адрес командой `frmr context show`, затем повторите.",
        ),
    ),
    "FRMR-NET-050": Entry(
        en=Text(
            "Cannot find {host}: the name is not known to DNS",
            "Check the address with `frmr context show` and the network connection.",
        ),
        ru=Text(
            "Не удаётся найти {host}: такого имени нет в DNS",
            "Проверьте адрес командой `frmr context show` и подключение к сети.",
        ),
    ),
    "FRMR-NET-051": Entry(
        en=Text(
            "{address} refuses the connection",
            "Check the address with `frmr context show`; if it is right, the server is down: try again later.",
        ),
        ru=Text(
            "{address} отклоняет соединение",
            "Проверьте адрес командой `frmr context show`; если он верен, сервер сейчас не работает – повторите позже.",
        ),
    ),
    "FRMR-NET-052": Entry(
        en=Text(
            "There is no route to {host}",
            "Check the network connection and the VPN, if one is needed.",
        ),
        ru=Text(
            "Нет маршрута до {host}",
            "Проверьте подключение к сети и VPN, если он нужен.",
        ),
    ),
    "FRMR-NET-053": Entry(
        en=Text(
            "The connection to {host} was cut before the answer came",
            "Try again; if it happens again, a firewall on the way may be cutting it: ask the network administrator.",
        ),
        ru=Text(
            "Соединение с {host} оборвалось до получения ответа",
            "Повторите команду; если ошибка повторится, обратитесь к администратору сети: соединение может обрывать межсетевой экран.",
        ),
    ),
    "FRMR-NET-054": Entry(
        en=Text(
            "{address} could not be reached in time",
            "Check the network connection, the VPN and the proxy settings, then try again.",
        ),
        ru=Text(
            "Не удалось вовремя соединиться с {address}",
            "Проверьте подключение к сети, VPN и настройки прокси, затем повторите.",
        ),
    ),
    "FRMR-NET-055": Entry(
        en=Text(
            "{host} did not finish answering within {seconds} s",
            "The request may still be carried out: look at the result, for example with `frmr profile show`, before you repeat it.",
        ),
        ru=Text(
            "{host} не успел ответить за {seconds} с",
            "Запрос ещё может выполниться: прежде чем повторять его, проверьте результат, например командой `frmr profile show`.",
        ),
    ),
    "FRMR-NET-056": Entry(
        en=Text(
            "{host} answers with something that is not HTTP",
            "Check the address and the port with `frmr context show`.",
        ),
        ru=Text(
            "{host} отвечает не по протоколу HTTP",
            "Проверьте адрес и порт командой `frmr context show`.",
        ),
    ),
    "FRMR-NET-057": Entry(
        en=Text(
            "The answer of {host} broke off half-way",
            "Try again; if it happens again, ask the network administrator.",
        ),
        ru=Text(
            "Ответ {host} оборвался на полпути",
            "Повторите команду; если ошибка повторится, обратитесь к администратору сети.",
        ),
    ),
    "FRMR-NET-058": Entry(
        en=Text(
            "{scheme}://{host} would send data unprotected",
            "Use an https address: `frmr context add`. Plain http is allowed to this computer only.",
        ),
        ru=Text(
            "По адресу {scheme}://{host} данные ушли бы без защиты",
            "Укажите адрес с https: `frmr context add`. Обычный http допустим только в пределах этого компьютера.",
        ),
    ),
    "FRMR-NET-059": Entry(
        en=Text(
            "The connection to {host} failed ({kind})",
            "Try again; with `--debug` you see the cause.",
        ),
        ru=Text(
            "Не удалось соединиться с {host} ({kind})",
            "Повторите команду; причину покажет ключ `--debug`.",
        ),
    ),
    "FRMR-NET-060": Entry(
        en=Text(
            "{host} shows a certificate of an authority that this computer does not know",
            "If your organisation has its own authority, add it: `frmr context add --ca-file FILE`, or to the trust store of the system.",
        ),
        ru=Text(
            "Сертификат {host} выдан центром, которому этот компьютер не доверяет",
            "Если у организации свой удостоверяющий центр, добавьте его: `frmr context add --ca-file ФАЙЛ` или в хранилище сертификатов системы.",
        ),
    ),
    "FRMR-NET-061": Entry(
        en=Text(
            "The certificate of {host} has expired",
            "Check the clock of this computer; if it is right, tell the administrator of {host}.",
        ),
        ru=Text(
            "Срок действия сертификата {host} истёк",
            "Проверьте часы этого компьютера; если они верны, сообщите администратору {host}.",
        ),
    ),
    "FRMR-NET-062": Entry(
        en=Text(
            "The certificate of {host} is not valid yet",
            "The clock of this computer is probably slow: set it and try again.",
        ),
        ru=Text(
            "Сертификат {host} ещё не начал действовать",
            "Скорее всего, часы этого компьютера отстают: установите точное время и повторите.",
        ),
    ),
    "FRMR-NET-063": Entry(
        en=Text(
            "The certificate does not belong to {host}",
            "Check the address with `frmr context show`; if it is right, do not go on and ask the network administrator.",
        ),
        ru=Text(
            "Сертификат выдан не для {host}",
            "Проверьте адрес командой `frmr context show`; если он верен, не продолжайте и обратитесь к администратору сети.",
        ),
    ),
    "FRMR-NET-064": Entry(
        en=Text(
            "The certificate of {host} goes back to a root that this computer does not know: a private authority, or a program that inspects traffic",
            "Ask the network administrator; add the root only if you know whose it is: `frmr context add --ca-file FILE`.",
        ),
        ru=Text(
            "Сертификат {host} подписан неизвестным корнем: это собственный центр организации или программа, просматривающая трафик",
            "Обратитесь к администратору сети; добавляйте корень, только если знаете, чей он: `frmr context add --ca-file ФАЙЛ`.",
        ),
    ),
    "FRMR-NET-065": Entry(
        en=Text(
            "The certificate of {host} was not accepted ({reason})",
            "Ask the administrator of {host}.",
        ),
        ru=Text(
            "Сертификат {host} не принят ({reason})",
            "Обратитесь к администратору {host}.",
        ),
    ),
    "FRMR-NET-066": Entry(
        en=Text(
            "{host} and frmr have no version of TLS in common that is secure",
            "Ask the administrator of {host} to switch on TLS 1.3; until then a context may allow 1.2: `frmr context add --minimum-tls 1.2`.",
        ),
        ru=Text(
            "У {host} нет общей с frmr безопасной версии TLS",
            "Попросите администратора {host} включить TLS 1.3; пока этого нет, контексту можно разрешить 1.2: `frmr context add --minimum-tls 1.2`.",
        ),
    ),
    "FRMR-NET-067": Entry(
        en=Text(
            "A secure connection to {host} could not be set up ({reason})",
            "Try again; with `--debug` you see the details.",
        ),
        ru=Text(
            "Не удалось установить защищённое соединение с {host} ({reason})",
            "Повторите команду; подробности покажет ключ `--debug`.",
        ),
    ),
    "FRMR-NET-068": Entry(
        en=Text(
            "{address} does not speak TLS",
            "Check the port and the scheme of the address with `frmr context show`.",
        ),
        ru=Text(
            "{address} не поддерживает TLS",
            "Проверьте порт и схему адреса командой `frmr context show`.",
        ),
    ),
    "FRMR-NET-069": Entry(
        en=Text(
            "The file of certificates {path} cannot be read or holds none",
            "Name a file in PEM format: `frmr context add --ca-file FILE`.",
        ),
        ru=Text(
            "Файл сертификатов {path} не читается или пуст",
            "Укажите файл в формате PEM: `frmr context add --ca-file ФАЙЛ`.",
        ),
    ),
    "FRMR-NET-070": Entry(
        en=Text(
            "The proxy {proxy} cannot be reached",
            "Check the variables HTTPS_PROXY and NO_PROXY, or the proxy settings of the system.",
        ),
        ru=Text(
            "Прокси {proxy} недоступен",
            "Проверьте переменные HTTPS_PROXY и NO_PROXY или настройки прокси в системе.",
        ),
    ),
    "FRMR-NET-071": Entry(
        en=Text(
            "The proxy {proxy} asks for a user name and a password",
            "Write them into the address of the proxy: HTTPS_PROXY=http://USER:PASSWORD@{proxy}.",
        ),
        ru=Text(
            "Прокси {proxy} требует имя пользователя и пароль",
            "Укажите их в адресе прокси: HTTPS_PROXY=http://USER:PASSWORD@{proxy}.",
        ),
    ),
    "FRMR-NET-072": Entry(
        en=Text(
            "The proxy {proxy} does not let the request through ({answer})",
            "Ask the network administrator to allow this address.",
        ),
        ru=Text(
            "Прокси {proxy} не пропускает запрос ({answer})",
            "Попросите администратора сети разрешить этот адрес.",
        ),
    ),
    "FRMR-NET-073": Entry(
        en=Text(
            "The address of the proxy {proxy} cannot be used",
            "Write it as http://HOST:PORT in HTTPS_PROXY; SOCKS proxies are not supported.",
        ),
        ru=Text(
            "Адрес прокси {proxy} не подходит",
            "Запишите его в HTTPS_PROXY как http://HOST:PORT; прокси SOCKS не поддерживаются.",
        ),
    ),
    "FRMR-NET-074": Entry(
        en=Text(
            "Nothing answers at {address} on this computer",
            "Start the embedded services: `frmr local start`.",
        ),
        ru=Text(
            "На этом компьютере по адресу {address} никто не отвечает",
            "Запустите встроенные службы: `frmr local start`.",
        ),
    ),
}
