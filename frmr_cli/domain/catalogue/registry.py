"""Codes that the registry server puts into problem+json, and those with which it does not start."""

from __future__ import annotations

from frmr_cli.domain.catalogue.documents import REGISTRY as DOCUMENTS
from frmr_cli.domain.catalogue.entry import Entry, Text
from frmr_cli.domain.catalogue.registry_access import ACCESS
from frmr_cli.domain.catalogue.registry_hires import HIRES
from frmr_cli.domain.catalogue.registry_record import RECORD

ENTRIES: dict[str, Entry] = {
    **DOCUMENTS,
    **ACCESS,
    **RECORD,
    **HIRES,
    "FRMR-REG-001": Entry(
        en=Text(
            "The registry failed on something it did not expect",
            "Try again later; tell support the request id.",
        ),
        ru=Text(
            "В регистре произошла непредвиденная ошибка",
            "Повторите позже; поддержке сообщите номер запроса.",
        ),
    ),
    "FRMR-REG-002": Entry(
        en=Text(
            "The registry has nothing at this path",
            "Check the path; `frmr api GET /v1/openapi.json` lists them all.",
        ),
        ru=Text(
            "По этому пути в регистре ничего нет",
            "Проверьте путь; все пути покажет `frmr api GET /v1/openapi.json`.",
        ),
    ),
    "FRMR-REG-003": Entry(
        en=Text("This path does not know the method", "Use one of: {allowed}."),
        ru=Text("Этот путь не поддерживает такой метод", "Доступны методы: {allowed}."),
    ),
    "FRMR-REG-004": Entry(
        en=Text("The body has another media type", "Send it as {expected}."),
        ru=Text("Тип содержимого запроса не подходит", "Передайте его как {expected}."),
    ),
    "FRMR-REG-005": Entry(
        en=Text("The request is too large", "Keep its body under {kibibytes} KiB."),
        ru=Text("Запрос слишком велик", "Тело запроса не должно превышать {kibibytes} КиБ."),
    ),
    "FRMR-REG-006": Entry(
        en=Text("The request cannot be read", "Send one JSON object in UTF-8."),
        ru=Text("Запрос не удалось прочитать", "Передайте один объект JSON в кодировке UTF-8."),
    ),
    "FRMR-REG-007": Entry(
        en=Text(
            "The registry cannot reach its database just now",
            "Try again in a moment; a change with the same Idempotency-Key is made once.",
        ),
        ru=Text(
            "Регистр сейчас не может обратиться к своей базе данных",
            "Повторите чуть позже: изменение с тем же Idempotency-Key выполнится один раз.",
        ),
    ),
    "FRMR-REG-009": Entry(
        en=Text("Too many requests", "Try again in {seconds} s."),
        ru=Text("Слишком много запросов", "Повторите через {seconds} с."),
    ),
    "FRMR-REG-010": Entry(
        en=Text("The registry does not know who is asking", "Log in: `frmr login`."),
        ru=Text("Регистру неизвестно, кто обращается", "Войдите: `frmr login`."),
    ),
    "FRMR-REG-011": Entry(
        en=Text("The registry does not accept this login", "Log in again: `frmr login`."),
        ru=Text("Регистр не принимает этот вход", "Войдите ещё раз: `frmr login`."),
    ),
    "FRMR-REG-012": Entry(
        en=Text(
            "The login lacks the right {scope}",
            "Log in with it: `frmr login --scope +{scope}`.",
        ),
        ru=Text(
            "При входе не выдано право {scope}",
            "Войдите с этим правом: `frmr login --scope +{scope}`.",
        ),
    ),
    "FRMR-REG-013": Entry(
        en=Text(
            "The registry cannot check the login: Gosuslugi does not answer",
            "Try again in a minute; `frmr local status` shows the embedded services.",
        ),
        ru=Text(
            "Регистр не может проверить вход: Госуслуги не отвечают",
            "Повторите через минуту; встроенные службы покажет `frmr local status`.",
        ),
    ),
    "FRMR-REG-014": Entry(
        en=Text(
            "The user was not found in the register",
            "Ask the HR department to enter you into the register; `frmr whoami` shows the account.",
        ),
        ru=Text(
            "Пользователь не найден в реестре",
            "Попросите отдел кадров внести вас в регистр; учётную запись покажет `frmr whoami`.",
        ),
    ),
    "FRMR-REG-015": Entry(
        en=Text(
            "The account does not agree with the record of the register",
            "Compare surname, birth date and СНИЛС with your documents and contact support.",
        ),
        ru=Text(
            "Данные учётной записи расходятся с записью регистра",
            "Сверьте фамилию, дату рождения и СНИЛС с документами и обратитесь в поддержку.",
        ),
    ),
    "FRMR-REG-016": Entry(
        en=Text(
            "Your roles do not allow this",
            "See them with `frmr whoami`; the administrator of the register grants roles.",
        ),
        ru=Text(
            "Ваши роли не позволяют это сделать",
            "Посмотрите их командой `frmr whoami`; роли выдаёт администратор регистра.",
        ),
    ),
    "FRMR-REG-017": Entry(
        en=Text(
            "The user was not found in the register, because the login did not release the СНИЛС",
            "Log in once with it: `frmr login --scope +snils`.",
        ),
        ru=Text(
            "Пользователь не найден в реестре: при входе не передан СНИЛС",
            "Войдите с его передачей: `frmr login --scope +snils`.",
        ),
    ),
    "FRMR-REG-018": Entry(
        en=Text("The login has ended", "Log in again: `frmr login`."),
        ru=Text("Срок входа истёк", "Войдите ещё раз: `frmr login`."),
    ),
    "FRMR-REG-019": Entry(
        en=Text(
            "You have no own record in the register",
            "Name a record: `frmr profile show NUMBER`, with other commands `--worker NUMBER`; `frmr profile search` finds it.",
        ),
        ru=Text(
            "У вас нет собственной записи в регистре",
            "Укажите запись: `frmr profile show НОМЕР`, у других команд `--worker НОМЕР`; найти её – `frmr profile search`.",
        ),
    ),
    "FRMR-REG-020": Entry(
        en=Text("The register has no such worker", "Check the number of the record."),
        ru=Text("В регистре нет такого работника", "Проверьте номер записи."),
    ),
    "FRMR-REG-021": Entry(
        en=Text(
            "A change needs the version that it is made from",
            "Send it in the header If-Match; `frmr profile edit` does so by itself.",
        ),
        ru=Text(
            "Для изменения нужна версия записи, на которой оно основано",
            "Передайте её в заголовке If-Match; `frmr profile edit` делает это сам.",
        ),
    ),
    "FRMR-REG-022": Entry(
        en=Text(
            "Somebody else has changed the record in the meantime",
            "Look at it with `frmr profile show` and make your change again.",
        ),
        ru=Text(
            "Запись тем временем изменил кто-то другой",
            "Посмотрите её командой `frmr profile show` и внесите изменение заново.",
        ),
    ),
    "FRMR-REG-023": Entry(
        en=Text(
            "The Idempotency-Key cannot be used",
            "Send 1 to 255 visible ASCII characters, such as a UUID.",
        ),
        ru=Text(
            "Ключ Idempotency-Key не подходит",
            "Передайте от 1 до 255 видимых символов ASCII, например UUID.",
        ),
    ),
    "FRMR-REG-024": Entry(
        en=Text(
            "The Idempotency-Key belongs to another request",
            "Send this request with a key of its own.",
        ),
        ru=Text(
            "Ключ Idempotency-Key уже использован для другого запроса",
            "Передайте этот запрос с новым ключом.",
        ),
    ),
    "FRMR-REG-025": Entry(
        en=Text(
            "A request with the same key is still running",
            "Try again with the same key in a moment.",
        ),
        ru=Text("Запрос с тем же ключом ещё выполняется", "Повторите с тем же ключом чуть позже."),
    ),
    "FRMR-REG-027": Entry(
        en=Text(
            "The registry does not accept the values: {count}",
            "Correct the fields listed below and repeat.",
        ),
        ru=Text(
            "Регистр не принимает значения, ошибок: {count}",
            "Исправьте перечисленные поля и повторите.",
        ),
    ),
    "FRMR-REG-028": Entry(
        en=Text(
            "You may not change this field",
            "Phone and e-mail are changed with `frmr profile contacts`, the rest by the HR department.",
        ),
        ru=Text(
            "Это поле вам изменить нельзя",
            "Телефон и почта меняются командой `frmr profile contacts`, остальное – через отдел кадров.",
        ),
    ),
    "FRMR-REG-029": Entry(
        en=Text("The register does not know this field", "Check its name."),
        ru=Text("Такого поля в регистре нет", "Проверьте его название."),
    ),
    "FRMR-REG-030": Entry(
        en=Text("The value is a mask, not the value itself", "Leave the field out or fill it in."),
        ru=Text("Это маска, а не само значение", "Уберите поле или укажите значение целиком."),
    ),
    "FRMR-REG-031": Entry(
        en=Text(
            "Another record has this СНИЛС", "Check the number; if it is right, contact support."
        ),
        ru=Text(
            "Этот СНИЛС указан в другой записи",
            "Проверьте номер; если он верен, обратитесь в поддержку.",
        ),
    ),
    "FRMR-REG-032": Entry(
        en=Text(
            "This is no list of restricted fields", "Name 1 to 200, such as `/snils` or `/phone`."
        ),
        ru=Text(
            "Это не список закрытых полей",
            "Укажите от 1 до 200 полей, например `/snils` или `/phone`.",
        ),
    ),
    "FRMR-REG-033": Entry(
        en=Text("The reason is missing", "Say in a few words what the values are needed for."),
        ru=Text("Не указана причина", "Напишите в нескольких словах, зачем нужны эти данные."),
    ),
    "FRMR-REG-040": Entry(
        en=Text("There is no such change of a contact", "Begin anew: `frmr profile contacts`."),
        ru=Text("Такого изменения контакта нет", "Начните заново: `frmr profile contacts`."),
    ),
    "FRMR-REG-041": Entry(
        en=Text("This is your contact already", "Give another one."),
        ru=Text("Этот контакт у вас уже указан", "Укажите другой."),
    ),
    "FRMR-REG-042": Entry(
        en=Text("This change was confirmed before", "See `frmr profile contacts`."),
        ru=Text("Это изменение уже подтверждено", "Посмотрите: `frmr profile contacts`."),
    ),
    "FRMR-REG-043": Entry(
        en=Text("The code has expired", "Ask for a new one: `frmr profile contacts`."),
        ru=Text("Код просрочен", "Запросите новый: `frmr profile contacts`."),
    ),
    "FRMR-REG-044": Entry(
        en=Text("The code is wrong", "Enter it again; attempts left: {attempts}."),
        ru=Text("Неверный код", "Введите его ещё раз; осталось попыток: {attempts}."),
    ),
    "FRMR-REG-045": Entry(
        en=Text("The code can no longer be used", "Ask for a new one: `frmr profile contacts`."),
        ru=Text("Этот код больше не действует", "Запросите новый: `frmr profile contacts`."),
    ),
    "FRMR-REG-051": Entry(
        en=Text(
            "The key file {path} of the registry is missing or does not fit its database",
            "Put the file back from a copy, or start anew with `frmr local reset`.",
        ),
        ru=Text(
            "Файл ключа регистра {path} отсутствует или не подходит к базе",
            "Верните файл из копии или начните заново: `frmr local reset`.",
        ),
    ),
    "FRMR-REG-052": Entry(
        en=Text(
            "Others can read the key file {path} of the registry",
            "Take their rights away with `chmod 600`, then run `frmr local start`.",
        ),
        ru=Text(
            "Файл ключа регистра {path} доступен посторонним",
            "Закройте его командой `chmod 600`, затем выполните `frmr local start`.",
        ),
    ),
}
