"""Codes of the area «api»: answers of the registry as the client sees them."""

from __future__ import annotations

from frmr_cli.domain.catalogue.entry import Entry, Text

ENTRIES: dict[str, Entry] = {
    "FRMR-API-001": Entry(
        en=Text(
            "{host} sends us on to {target} (HTTP {status}), and frmr does not follow",
            "Log in to the network if it asks for that; otherwise correct the address: `frmr context show`.",
        ),
        ru=Text(
            "{host} перенаправляет на {target} (HTTP {status}), frmr туда не переходит",
            "Войдите в сеть, если она этого требует; иначе исправьте адрес: `frmr context show`.",
        ),
    ),
    "FRMR-API-002": Entry(
        en=Text(
            "Somebody on the way answered with a web page in place of {host}",
            "Open any page in a browser: the network may ask for a login; or the proxy blocks the address.",
        ),
        ru=Text(
            "Вместо {host} ответила веб-страница",
            "Откройте любую страницу в браузере: сеть может требовать входа; либо адрес закрыт на прокси.",
        ),
    ),
    "FRMR-API-003": Entry(
        en=Text(
            "{host} gave an answer that cannot be read",
            "Check that a registry stands at this address: `frmr context show`, `frmr smoke`.",
        ),
        ru=Text(
            "Ответ {host} не удаётся прочитать",
            "Проверьте, что по этому адресу работает регистр: `frmr context show`, `frmr smoke`.",
        ),
    ),
    "FRMR-API-004": Entry(
        en=Text(
            "The answer is larger than {limit} bytes",
            "Ask for less at a time, for example with `--limit`.",
        ),
        ru=Text(
            "Ответ больше {limit} байт",
            "Запросите меньше данных за раз, например с `--limit`.",
        ),
    ),
    "FRMR-API-006": Entry(
        en=Text(
            "This path does not belong to the registry {host}",
            "Give a path that begins with one slash: `frmr api GET /v1/me`.",
        ),
        ru=Text(
            "Этот путь не относится к регистру {host}",
            "Укажите путь, начинающийся с одной косой черты: `frmr api GET /v1/me`.",
        ),
    ),
    "FRMR-API-007": Entry(
        en=Text(
            "The request holds something that HTTP cannot carry",
            "Check the method, the path and the headers: `frmr api --help`.",
        ),
        ru=Text(
            "Запрос содержит то, что нельзя передать по HTTP",
            "Проверьте метод, путь и заголовки: `frmr api --help`.",
        ),
    ),
    "FRMR-API-008": Entry(
        en=Text(
            "«{value}» is not an identifier",
            "Give the id of a record, or `me` for your own.",
        ),
        ru=Text(
            "«{value}» – не идентификатор",
            "Укажите идентификатор записи или `me` для своей.",
        ),
    ),
    "FRMR-API-010": Entry(
        en=Text(
            "The registry {host} does not accept the login",
            "Log in again: `frmr login`.",
        ),
        ru=Text(
            "Регистр {host} не принимает вход",
            "Войдите ещё раз: `frmr login`.",
        ),
    ),
    "FRMR-API-011": Entry(
        en=Text(
            "The registry {host} wants a fresh confirmation for this",
            "Confirm who you are: `frmr login`.",
        ),
        ru=Text(
            "Для этого действия регистр {host} требует заново подтвердить личность",
            "Подтвердите личность: `frmr login`.",
        ),
    ),
    "FRMR-API-012": Entry(
        en=Text(
            "You have no right to do this ({title})",
            "See your roles with `frmr whoami`; ask the administrator of the registry for the right.",
        ),
        ru=Text(
            "У вас нет права на это действие ({title})",
            "Посмотрите свои роли командой `frmr whoami`; право выдаёт администратор регистра.",
        ),
    ),
    "FRMR-API-013": Entry(
        en=Text(
            "The login lacks the right {scope}",
            "Ask for it besides the usual ones: `frmr login --scope +{scope}`.",
        ),
        ru=Text(
            "При входе не выдано право {scope}",
            "Запросите его вместе с обычными: `frmr login --scope +{scope}`.",
        ),
    ),
    "FRMR-API-014": Entry(
        en=Text(
            "The registry has no such record, or you may not see it",
            "Check the identifier; `frmr whoami` shows your own.",
        ),
        ru=Text(
            "В регистре нет такой записи или она вам недоступна",
            "Проверьте идентификатор; свой покажет `frmr whoami`.",
        ),
    ),
    "FRMR-API-015": Entry(
        en=Text(
            "There is no registry at this address of {host}",
            "Check the address: `frmr context show`.",
        ),
        ru=Text(
            "По этому адресу на {host} нет регистра",
            "Проверьте адрес: `frmr context show`.",
        ),
    ),
    "FRMR-API-016": Entry(
        en=Text(
            "The request contradicts what is already there or under way ({title})",
            "Look at the record with `frmr profile show`, then try again.",
        ),
        ru=Text(
            "Запрос противоречит текущему состоянию или другому запросу ({title})",
            "Посмотрите запись командой `frmr profile show` и повторите.",
        ),
    ),
    "FRMR-API-017": Entry(
        en=Text(
            "Somebody else has changed the record in the meantime",
            "Look at it with `frmr profile show` and make your change again.",
        ),
        ru=Text(
            "Запись тем временем изменил кто-то другой",
            "Посмотрите её командой `frmr profile show` и внесите изменение заново.",
        ),
    ),
    "FRMR-API-018": Entry(
        en=Text(
            "The registry changes a record only with its version",
            "Add the header: `frmr api PATCH … -H 'If-Match: \"VERSION\"'`.",
        ),
        ru=Text(
            "Регистр изменяет запись только с указанием её версии",
            "Добавьте заголовок: `frmr api PATCH … -H 'If-Match: \"VERSION\"'`.",
        ),
    ),
    "FRMR-API-019": Entry(
        en=Text(
            "The registry does not accept these values ({title})",
            "Correct the fields that are named and try again.",
        ),
        ru=Text(
            "Регистр не принимает эти значения ({title})",
            "Исправьте указанные поля и повторите.",
        ),
    ),
    "FRMR-API-020": Entry(
        en=Text(
            "The registry {host} gets too many requests",
            "Try again in {retry_after} s.",
        ),
        ru=Text(
            "Слишком много запросов к регистру {host}",
            "Повторите через {retry_after} с.",
        ),
    ),
    "FRMR-API-021": Entry(
        en=Text(
            "The registry {host} failed (HTTP {status})",
            "Try again later; tell support the request id.",
        ),
        ru=Text(
            "Сбой в регистре {host} (HTTP {status})",
            "Повторите позже; поддержке сообщите номер запроса.",
        ),
    ),
    "FRMR-API-022": Entry(
        en=Text(
            "The registry {host} is not available at the moment",
            "Try again in {retry_after} s.",
        ),
        ru=Text(
            "Регистр {host} сейчас недоступен",
            "Повторите через {retry_after} с.",
        ),
    ),
    "FRMR-API-023": Entry(
        en=Text(
            "The gateway of {host} gets no answer from the registry (HTTP {status})",
            "Try again later.",
        ),
        ru=Text(
            "Шлюз {host} не получил ответа от регистра (HTTP {status})",
            "Повторите позже.",
        ),
    ),
    "FRMR-API-024": Entry(
        en=Text(
            "The registry {host} does not carry out this request (HTTP {status}, {title})",
            "Check the method and the path; the registry may be older than this frmr: `frmr --version`.",
        ),
        ru=Text(
            "Регистр {host} не выполняет такой запрос (HTTP {status}, {title})",
            "Проверьте метод и путь; возможно, регистр старее этой версии frmr: `frmr --version`.",
        ),
    ),
    "FRMR-API-025": Entry(
        en=Text(
            "The request is too large for the registry",
            "Send less at a time.",
        ),
        ru=Text(
            "Запрос слишком велик для регистра",
            "Отправьте меньше данных за раз.",
        ),
    ),
    "FRMR-API-026": Entry(
        en=Text(
            "The registry {host} waited too long for the request",
            "Check the network connection and try again.",
        ),
        ru=Text(
            "Регистр {host} не дождался запроса",
            "Проверьте подключение к сети и повторите.",
        ),
    ),
}
