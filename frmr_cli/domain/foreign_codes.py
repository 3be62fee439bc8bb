"""
Codes of other systems that a medical worker meets: ЕСИА (Gosuslugi) and РЭМД (medical documents).

Facts only, in words of our own. Sources: the error lists of public ЕСИА clients, and НСИ
1.2.643.5.1.13.13.99.2.305 as it is seen in logs of РЭМД.
"""

from __future__ import annotations

from frmr_cli.domain.catalogue.entry import Entry, Text
from frmr_cli.domain.cures import Curer


def _entry(en: str, en_hint: str, ru: str, ru_hint: str) -> Entry:
    return Entry(en=Text(en, en_hint), ru=Text(ru, ru_hint))


_CLIENT = (
    "The operator of the information system compares its registration at ЕСИА with what it sends.",
    "Оператор информационной системы сверяет её регистрацию в ЕСИА с тем, что она отправляет.",
)

ESIA: dict[str, tuple[Curer, Entry]] = {
    "ESIA-007002": (
        Curer.OPERATOR,
        _entry(
            "ЕСИА: the certificate does not belong to this system",
            _CLIENT[0],
            "ЕСИА: сертификат не принадлежит этой системе",
            _CLIENT[1],
        ),
    ),
    "ESIA-007003": (
        Curer.OPERATOR,
        _entry(
            "ЕСИА: a parameter of the request is missing, doubled or wrong",
            _CLIENT[0],
            "ЕСИА: в запросе нет нужного параметра, он повторён или неверен",
            _CLIENT[1],
        ),
    ),
    "ESIA-007004": (
        Curer.PERSON,
        _entry(
            "ЕСИА: the owner of the account or the server refused",
            "Log in again and give the rights that the page asks for.",
            "ЕСИА: владелец учётной записи или сервер ответил отказом",
            "Войдите заново и дайте права, которые запрашивает страница.",
        ),
    ),
    "ESIA-007005": (
        Curer.OPERATOR,
        _entry(
            "ЕСИА: the system may not use this way of asking for rights",
            _CLIENT[0],
            "ЕСИА: системе не разрешён такой способ запроса прав",
            _CLIENT[1],
        ),
    ),
    "ESIA-007006": (
        Curer.OPERATOR,
        _entry(
            "ЕСИА: an unknown or wrong scope",
            _CLIENT[0],
            "ЕСИА: неизвестная или неверная область доступа (scope)",
            _CLIENT[1],
        ),
    ),
    "ESIA-007007": (
        Curer.GOSUSLUGI,
        _entry(
            "ЕСИА: an unexpected failure",
            "Repeat in a few minutes; if it stays so, write to the support of Gosuslugi.",
            "ЕСИА: непредвиденный сбой",
            "Повторите через несколько минут; если не проходит, напишите в поддержку Госуслуг.",
        ),
    ),
    "ESIA-007008": (
        Curer.GOSUSLUGI,
        _entry(
            "ЕСИА is overloaded or under maintenance",
            "Wait and repeat; nothing has to be changed.",
            "ЕСИА перегружена или на обслуживании",
            "Подождите и повторите; менять ничего не нужно.",
        ),
    ),
    "ESIA-007009": (
        Curer.OPERATOR,
        _entry(
            "ЕСИА: this grant is not supported",
            _CLIENT[0],
            "ЕСИА: такой способ получения токена не поддерживается",
            _CLIENT[1],
        ),
    ),
    "ESIA-007011": (
        Curer.PERSON,
        _entry(
            "ЕСИА: the code or refresh token is used, expired, revoked or of another system",
            "Log in again: `frmr login`.",
            "ЕСИА: код или токен обновления использован, просрочен, отозван или чужой",
            "Войдите заново: `frmr login`.",
        ),
    ),
    "ESIA-007013": (
        Curer.OPERATOR,
        _entry(
            "ЕСИА: the request names no scope",
            _CLIENT[0],
            "ЕСИА: в запросе не указана область доступа (scope)",
            _CLIENT[1],
        ),
    ),
    "ESIA-007014": (
        Curer.OPERATOR,
        _entry(
            "ЕСИА: a required parameter is missing",
            _CLIENT[0],
            "ЕСИА: нет обязательного параметра",
            _CLIENT[1],
        ),
    ),
    "ESIA-007015": (
        Curer.OPERATOR,
        _entry(
            "ЕСИА: the time of the request is wrong",
            "Set the clock of the server that sent it; `frmr doctor` compares the clock of this machine.",
            "ЕСИА: неверное время запроса",
            "Установите часы сервера-отправителя; часы этой машины сверяет `frmr doctor`.",
        ),
    ),
    "ESIA-007019": (
        Curer.OPERATOR,
        _entry(
            "ЕСИА: one of the scopes is not granted to the system, so the whole request is refused",
            _CLIENT[0],
            "ЕСИА: одна из областей доступа системе не выдана, и отклонён весь запрос",
            _CLIENT[1],
        ),
    ),
    "ESIA-007023": (
        Curer.OPERATOR,
        _entry(
            "ЕСИА: this return address is not registered",
            _CLIENT[0],
            "ЕСИА: адрес возврата не зарегистрирован",
            _CLIENT[1],
        ),
    ),
    "ESIA-007046": (
        Curer.PERSON,
        _entry(
            "ЕСИА: a second factor is demanded, but a one-time code cannot be sent",
            "Confirm a phone or set up an app in the security settings of the account.",
            "ЕСИА: требуется второй фактор, но одноразовый код отправить нельзя",
            "Подтвердите телефон или подключите приложение в настройках безопасности учётной записи.",
        ),
    ),
    "ESIA-007053": (
        Curer.OPERATOR,
        _entry(
            "ЕСИА: the signature of the request (client_secret) is wrong",
            "The usual cause is a hash of the PEM text instead of the DER form of the certificate.",
            "ЕСИА: неверная подпись запроса (client_secret)",
            "Частая причина: хэш взят от текста PEM, а не от DER-формы сертификата.",
        ),
    ),
    "ESIA-007055": (
        Curer.PERSON,
        _entry(
            "ЕСИА: the account is not confirmed",
            "Confirm it: online bank, service centre, or a signature. The register lets in confirmed accounts only.",
            "ЕСИА: учётная запись не подтверждена",
            "Подтвердите её: онлайн-банк, центр обслуживания или электронная подпись. В регистр входят только с подтверждённой.",
        ),
    ),
    "ESIA-007194": (
        Curer.EMPLOYER,
        _entry(
            "ЕСИА: rights of an organisation were asked for, where the person is not an employee",
            "The employer adds the person to the organisation's profile at Gosuslugi.",
            "ЕСИА: запрошены права организации, где человек не числится сотрудником",
            "Работодатель добавляет сотрудника в профиль организации на Госуслугах.",
        ),
    ),
    "ESIA-008010": (
        Curer.OPERATOR,
        _entry(
            "ЕСИА: the system could not prove who it is",
            _CLIENT[0],
            "ЕСИА: система не подтвердила, кто она",
            _CLIENT[1],
        ),
    ),
}

REMD: dict[str, tuple[Curer, Entry]] = {
    "PERSON_NOT_FOUND": (
        Curer.EMPLOYER,
        _entry(
            "РЭМД: the register has no worker with this СНИЛС",
            "The employer compares СНИЛС, ФИО and birth date with the register and enters the worker.",
            "РЭМД: в регистре нет работника с таким СНИЛС",
            "Работодатель сверяет СНИЛС, ФИО и дату рождения с регистром и вносит работника.",
        ),
    ),
    "PERSON_CARD_NOT_FOUND": (
        Curer.EMPLOYER,
        _entry(
            "РЭМД: the worker has no employment card in the register",
            "The employer adds the job: `frmr employment add`.",
            "РЭМД: у работника нет личного дела в регистре",
            "Работодатель добавляет место работы: `frmr employment add`.",
        ),
    ),
    "PERSON_POST_IN_FRMR_MISMATCH": (
        Curer.EMPLOYER,
        _entry(
            "РЭМД: the post in the document is not the one in the register on that date",
            "Compare it: `frmr employment on DATE`; then correct the post or the document.",
            "РЭМД: должность в документе не совпадает с регистром на эту дату",
            "Сверьте: `frmr employment on ДАТА`, затем исправьте должность или документ.",
        ),
    ),
    "VALUE_MISMATCH_METADATA_AND_FRMR": (
        Curer.EMPLOYER,
        _entry(
            "РЭМД: name or birth date in the document differ from the register",
            "Compare letter by letter (ё and е count): `frmr profile show`.",
            "РЭМД: ФИО или дата рождения в документе не совпадают с регистром",
            "Сверьте побуквенно (ё и е различаются): `frmr profile show`.",
        ),
    ),
    "VALUE_MISMATCH_METADATA_AND_CERTIFICATE": (
        Curer.PERSON,
        _entry(
            "РЭМД: the signature's certificate has other data than the register had on that date",
            "Get a certificate with the present name, or correct the register.",
            "РЭМД: данные сертификата подписи расходятся с регистром на дату документа",
            "Получите сертификат на действующие данные или исправьте регистр.",
        ),
    ),
    "POSITION_TO_ROLE_MISMATCH": (
        Curer.EMPLOYER,
        _entry(
            "РЭМД: this post may not sign in this role",
            "Choose the role that fits the post, or correct the post in the register.",
            "РЭМД: с этой должностью нельзя подписывать в такой роли",
            "Выберите роль по должности или исправьте должность в регистре.",
        ),
    ),
    "NO_ROLE_POLICY_ON_DATE": (
        Curer.EMPLOYER,
        _entry(
            "РЭМД: the role was not available on that date",
            "Check the date of the document and the version of its kind.",
            "РЭМД: роль недоступна на эту дату",
            "Проверьте дату документа и версию его вида.",
        ),
    ),
    "NO_SPECIALITY": (
        Curer.EMPLOYER,
        _entry(
            "РЭМД: the register names no specialty for the worker",
            "Add the accreditation or certificate: `frmr education list`.",
            "РЭМД: у работника в регистре не указана специальность",
            "Проверьте аккредитацию и сертификат: `frmr education list`.",
        ),
    ),
    "NO_DEPARTMENT": (
        Curer.EMPLOYER,
        _entry(
            "РЭМД: the department is not in ФРМО",
            "The organisation adds the department to ФРМО, then to the employment card.",
            "РЭМД: подразделения нет в ФРМО",
            "Организация вносит подразделение в ФРМО, затем в личное дело.",
        ),
    ),
    "ORG_NOT_FOUND_IN_FRMO": (
        Curer.EMPLOYER,
        _entry(
            "РЭМД: the organisation is not in ФРМО",
            "Check the OID of the organisation.",
            "РЭМД: организации нет в ФРМО",
            "Проверьте OID организации.",
        ),
    ),
    "NO_ORG_ON_DATE": (
        Curer.EMPLOYER,
        _entry(
            "РЭМД: the organisation did not exist on that date",
            "Check the date of the document and the successor of the organisation.",
            "РЭМД: организации на эту дату не было",
            "Проверьте дату документа и правопреемника организации.",
        ),
    ),
    "OBJECT_NOT_FOUND": (
        Curer.OPERATOR,
        _entry(
            "РЭМД: the dictionary has no such entry",
            "Look the code up: `frmr nsi search`.",
            "РЭМД: в справочнике нет такой записи",
            "Найдите код: `frmr nsi search`.",
        ),
    ),
    "INVALID_ELEMENT_VALUE_CODE": (
        Curer.OPERATOR,
        _entry(
            "РЭМД: the code is not in the dictionary",
            "Look the code up: `frmr nsi search`.",
            "РЭМД: такого кода нет в справочнике",
            "Найдите код: `frmr nsi search`.",
        ),
    ),
    "INVALID_ELEMENT_VALUE_NAME": (
        Curer.OPERATOR,
        _entry(
            "РЭМД: the name is not the one of the dictionary",
            "Take the name of the entry as it stands: `frmr nsi show`.",
            "РЭМД: наименование не совпадает со справочником",
            "Возьмите наименование записи как есть: `frmr nsi show`.",
        ),
    ),
    "INVALID_DOCTOR_NAME": (
        Curer.EMPLOYER,
        _entry(
            "РЭМД: the doctor's first name differs from the register",
            "Compare it letter by letter: `frmr profile show`.",
            "РЭМД: имя врача отличается от регистра",
            "Сверьте побуквенно: `frmr profile show`.",
        ),
    ),
    "INVALID_DOCTOR_PATRONYMIC": (
        Curer.EMPLOYER,
        _entry(
            "РЭМД: the doctor's patronymic differs from the register",
            "Compare it letter by letter: `frmr profile show`.",
            "РЭМД: отчество врача отличается от регистра",
            "Сверьте побуквенно: `frmr profile show`.",
        ),
    ),
    "INVALID_DOCTOR_SNILS": (
        Curer.EMPLOYER,
        _entry(
            "РЭМД: the doctor's СНИЛС differs from the register or has a wrong check number",
            "Compare all 11 digits with the register.",
            "РЭМД: СНИЛС врача отличается от регистра или неверно контрольное число",
            "Сверьте все 11 цифр с регистром.",
        ),
    ),
    "PERSONAL_SIG_CERT_NOT_ACTUAL_ON_DOC_CREATION_DT": (
        Curer.PERSON,
        _entry(
            "РЭМД: the signature's certificate was not valid when the document was made",
            "Get a new certificate and sign the document again.",
            "РЭМД: сертификат подписи не действовал на дату создания документа",
            "Получите новый сертификат и подпишите документ заново.",
        ),
    ),
    "RATE_LIMIT": (
        Curer.OPERATOR,
        _entry(
            "РЭМД: too many requests",
            "Send fewer at a time and repeat later.",
            "РЭМД: слишком много запросов",
            "Отправляйте реже и повторите позже.",
        ),
    ),
}
