"""Codes of the login."""

from __future__ import annotations

from frmr_cli.domain.catalogue.entry import Entry, Text

ENTRIES: dict[str, Entry] = {
    "FRMR-AUTH-001": Entry(
        en=Text("You are not logged in", "Log in with `frmr login`."),
        ru=Text("Вход не выполнен", "Войдите: `frmr login`."),
    ),
    "FRMR-AUTH-002": Entry(
        en=Text("The login is over and cannot be renewed", "Log in again with `frmr login`."),
        ru=Text("Срок входа истёк, продлить его нельзя", "Войдите заново: `frmr login`."),
    ),
    "FRMR-AUTH-003": Entry(
        en=Text(
            "The issuer has ended this login",
            "Log in again with `frmr login`. If you did not end it yourself, look through your sessions at the issuer.",
        ),
        ru=Text(
            "Издатель завершил этот сеанс входа",
            "Войдите заново: `frmr login`. Если вы не завершали сеанс сами, проверьте список сеансов у издателя.",
        ),
    ),
    "FRMR-AUTH-004": Entry(
        en=Text(
            "The registry refuses the token of {variable}",
            "Put a valid token into {variable}, or unset it and run `frmr login`.",
        ),
        ru=Text(
            "Регистр не принимает токен из {variable}",
            "Задайте в {variable} действующий токен или уберите эту переменную и выполните `frmr login`.",
        ),
    ),
    "FRMR-AUTH-005": Entry(
        en=Text(
            "{variable} does not hold one secret: it is empty, too long, or has characters that do not belong there",
            "Check what was put into {variable}.",
        ),
        ru=Text(
            "В {variable} нет пригодного секрета: он пуст, слишком длинный или содержит недопустимые символы",
            "Проверьте, что записано в {variable}.",
        ),
    ),
    "FRMR-AUTH-006": Entry(
        en=Text(
            "The file {path} of {variable} cannot be read: {reason}",
            "Check the path and the rights of the file.",
        ),
        ru=Text(
            "Не удалось прочитать файл {path} из {variable}: {reason}",
            "Проверьте путь к файлу и права доступа.",
        ),
    ),
    "FRMR-AUTH-007": Entry(
        en=Text(
            "Everybody on this machine may read {path}, the file of {variable}",
            "Take the right away with `chmod o-r {path}`, and replace the secret if others could have read it.",
        ),
        ru=Text(
            "Файл {path} из {variable} может прочитать любой пользователь этой машины",
            "Закройте доступ: `chmod o-r {path}`. Если секрет могли увидеть посторонние, замените его.",
        ),
    ),
    "FRMR-AUTH-010": Entry(
        en=Text(
            "{issuer} does not publish what a login needs (OpenID or OAuth metadata)",
            "Check the address of the issuer with `frmr context show`.",
        ),
        ru=Text(
            "{issuer} не публикует сведения, нужные для входа (метаданные OpenID или OAuth)",
            "Проверьте адрес издателя: `frmr context show`.",
        ),
    ),
    "FRMR-AUTH-011": Entry(
        en=Text(
            "The metadata at {url} belong to another issuer: {found} instead of {issuer}",
            "If you trust {found}, put exactly this address into the context: `frmr context add --help`.",
        ),
        ru=Text(
            "Метаданные по адресу {url} принадлежат другому издателю: {found} вместо {issuer}",
            "Если вы доверяете {found}, укажите в контексте именно этот адрес: `frmr context add --help`.",
        ),
    ),
    "FRMR-AUTH-012": Entry(
        en=Text(
            "{issuer} cannot be an issuer: it must be an https address without a query (http on this machine only)",
            "Correct the address: `frmr context add --help`.",
        ),
        ru=Text(
            "{issuer} не может быть издателем: нужен адрес https без параметров (http – только на этой машине)",
            "Исправьте адрес: `frmr context add --help`.",
        ),
    ),
    "FRMR-AUTH-013": Entry(
        en=Text(
            "{issuer} sends logins to an address that is not protected: {member} is {url}",
            "Do not log in there. Tell the operator of the issuer.",
        ),
        ru=Text(
            "{issuer} направляет вход на незащищённый адрес: {member} = {url}",
            "Не входите там. Сообщите оператору издателя.",
        ),
    ),
    "FRMR-AUTH-014": Entry(
        en=Text("The metadata at {url} lack {member}", "Tell the operator of the issuer."),
        ru=Text("В метаданных по адресу {url} нет {member}", "Сообщите оператору издателя."),
    ),
    "FRMR-AUTH-015": Entry(
        en=Text(
            "{issuer} does not offer login on another device (RFC 8628)",
            "Use a token (`FRMR_TOKEN`) or a service account: `frmr help environment`.",
        ),
        ru=Text(
            "{issuer} не поддерживает вход с другого устройства (RFC 8628)",
            "Используйте токен (`FRMR_TOKEN`) или сервисную учётную запись: `frmr help environment`.",
        ),
    ),
    "FRMR-AUTH-020": Entry(
        en=Text(
            "The login was denied on the page",
            "If you want to log in, run `frmr login` again and allow it.",
        ),
        ru=Text(
            "Вход отклонён на странице подтверждения",
            "Если вы хотите войти, повторите `frmr login` и разрешите вход.",
        ),
    ),
    "FRMR-AUTH-021": Entry(
        en=Text("The code was not confirmed in time", "Run `frmr login` again for a new code."),
        ru=Text("Код не подтверждён вовремя", "Получите новый код: `frmr login`."),
    ),
    "FRMR-AUTH-022": Entry(
        en=Text(
            "The issuer does not know this code, or it was used already",
            "Run `frmr login` again for a new code.",
        ),
        ru=Text(
            "Издатель не знает этого кода, или код уже использован",
            "Получите новый код: `frmr login`.",
        ),
    ),
    "FRMR-AUTH-023": Entry(
        en=Text(
            "{url} does not accept the client {client_id} or its secret",
            "Check the client id with `frmr context show`, and the secret if it has one.",
        ),
        ru=Text(
            "{url} не принимает клиента {client_id} или его секрет",
            "Проверьте идентификатор клиента командой `frmr context show` и секрет, если он нужен.",
        ),
    ),
    "FRMR-AUTH-024": Entry(
        en=Text(
            "The client {client_id} may not ask for these scopes",
            "Correct the scopes: `frmr context show`.",
        ),
        ru=Text(
            "Клиенту {client_id} нельзя запрашивать эти права",
            "Исправьте список прав: `frmr context show`.",
        ),
    ),
    "FRMR-AUTH-025": Entry(
        en=Text(
            "{url} refused: {error} {text}",
            "Try again; if it stays so, tell the operator of the issuer this answer.",
        ),
        ru=Text(
            "{url} отвечает отказом: {error} {text}",
            "Повторите; если отказ останется, передайте этот ответ оператору издателя.",
        ),
    ),
    "FRMR-AUTH-026": Entry(
        en=Text(
            "The answer of {url} does not follow the standard", "Tell the operator of the issuer."
        ),
        ru=Text("Ответ {url} не соответствует стандарту", "Сообщите оператору издателя."),
    ),
    "FRMR-AUTH-027": Entry(
        en=Text("{issuer} has a failure (HTTP {status})", "Try again later."),
        ru=Text("Сбой на стороне {issuer} (HTTP {status})", "Повторите позже."),
    ),
    "FRMR-AUTH-028": Entry(
        en=Text("{url} asks to send fewer requests", "Wait a minute and try again."),
        ru=Text("{url} просит присылать запросы реже", "Подождите минуту и повторите."),
    ),
    "FRMR-AUTH-030": Entry(
        en=Text(
            "The proof of identity (id_token) from {issuer} is not valid: {reason}",
            "Check the clock of this machine and try again; if it stays so, do not log in there and tell the operator of the issuer.",
        ),
        ru=Text(
            "Подтверждение личности (id_token) от {issuer} недействительно: {reason}",
            "Проверьте часы этой машины и повторите; если ошибка останется, не входите там и сообщите оператору издателя.",
        ),
    ),
    "FRMR-AUTH-031": Entry(
        en=Text(
            "The public keys of {issuer} cannot be used",
            "Try again later; if it stays so, tell the operator of the issuer.",
        ),
        ru=Text(
            "Не удалось получить пригодные открытые ключи {issuer}",
            "Повторите позже; если ошибка останется, сообщите оператору издателя.",
        ),
    ),
    "FRMR-AUTH-040": Entry(
        en=Text(
            "There is no secret for the service account {client_id}",
            "Put it into `FRMR_CLIENT_SECRET`, or its file into `FRMR_CLIENT_SECRET_FILE`.",
        ),
        ru=Text(
            "Нет секрета для сервисной учётной записи {client_id}",
            "Задайте его в `FRMR_CLIENT_SECRET` или укажите файл в `FRMR_CLIENT_SECRET_FILE`.",
        ),
    ),
    "FRMR-AUTH-060": Entry(
        en=Text(
            "No login is waiting for its confirmation here",
            "Begin one with `frmr login --no-wait`.",
        ),
        ru=Text(
            "Здесь нет входа, который ждёт подтверждения",
            "Начните его: `frmr login --no-wait`.",
        ),
    ),
    "FRMR-AUTH-061": Entry(
        en=Text(
            "{variable} is set, so a stored login would not be used",
            "Unset {variable} and repeat the command; see `frmr auth status`.",
        ),
        ru=Text(
            "Задана переменная {variable}, поэтому сохранённый вход не использовался бы",
            "Уберите {variable} и повторите команду; что действует сейчас: `frmr auth status`.",
        ),
    ),
    "FRMR-AUTH-062": Entry(
        en=Text(
            "The context «{name}» names no issuer to log in at",
            "Add a context with an issuer: `frmr context add --help`.",
        ),
        ru=Text(
            "В контексте «{name}» не указан издатель, у которого входить",
            "Добавьте контекст с издателем: `frmr context add --help`.",
        ),
    ),
    "FRMR-AUTH-065": Entry(
        en=Text(
            "No login, or more than one, begins so: {count}",
            "See `frmr sessions list`, and type more of the id.",
        ),
        ru=Text(
            "Входов, номер которых так начинается: {count}",
            "Посмотрите `frmr sessions list` и наберите больше знаков.",
        ),
    ),
    "FRMR-AUTH-064": Entry(
        en=Text(
            "{issuer} offers no operations on the account",
            "Use its pages: most issuers show logins and security there.",
        ),
        ru=Text(
            "{issuer} не даёт управлять учётной записью из программы",
            "Воспользуйтесь его страницами: обычно там есть список входов и настройки безопасности.",
        ),
    ),
    "FRMR-AUTH-063": Entry(
        en=Text(
            "The two passphrases differ, or nothing was typed",
            "Repeat the command; nothing was stored.",
        ),
        ru=Text(
            "Парольные фразы не совпали или ничего не введено",
            "Повторите команду; ничего не сохранено.",
        ),
    ),
}
