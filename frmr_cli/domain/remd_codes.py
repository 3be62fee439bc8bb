"""
Codes of РЭМД (medical documents) that a medical worker meets.

Facts only, in words of our own. Source: НСИ 1.2.643.5.1.13.13.99.2.305 as it is seen in logs of РЭМД.
"""

from __future__ import annotations

from frmr_cli.domain.catalogue.entry import Entry, entry_of
from frmr_cli.domain.cures import Curer

REMD: dict[str, tuple[Curer, Entry]] = {
    "PERSON_NOT_FOUND": (
        Curer.EMPLOYER,
        entry_of(
            "РЭМД: the register has no worker with this СНИЛС",
            "The employer compares СНИЛС, ФИО and birth date with the register and enters the worker.",
            "РЭМД: в регистре нет работника с таким СНИЛС",
            "Работодатель сверяет СНИЛС, ФИО и дату рождения с регистром и вносит работника.",
        ),
    ),
    "PERSON_CARD_NOT_FOUND": (
        Curer.EMPLOYER,
        entry_of(
            "РЭМД: the worker has no employment card in the register",
            "The employer adds the job: `frmr employment add`.",
            "РЭМД: у работника нет личного дела в регистре",
            "Работодатель добавляет место работы: `frmr employment add`.",
        ),
    ),
    "PERSON_POST_IN_FRMR_MISMATCH": (
        Curer.EMPLOYER,
        entry_of(
            "РЭМД: the post in the document is not the one in the register on that date",
            "Compare it: `frmr employment on DATE`; then correct the post or the document.",
            "РЭМД: должность в документе не совпадает с регистром на эту дату",
            "Сверьте: `frmr employment on ДАТА`, затем исправьте должность или документ.",
        ),
    ),
    "VALUE_MISMATCH_METADATA_AND_FRMR": (
        Curer.EMPLOYER,
        entry_of(
            "РЭМД: name or birth date in the document differ from the register",
            "Compare letter by letter (ё and е count): `frmr profile show`.",
            "РЭМД: ФИО или дата рождения в документе не совпадают с регистром",
            "Сверьте побуквенно (ё и е различаются): `frmr profile show`.",
        ),
    ),
    "VALUE_MISMATCH_METADATA_AND_CERTIFICATE": (
        Curer.PERSON,
        entry_of(
            "РЭМД: the signature's certificate has other data than the register had on that date",
            "Get a certificate with the present name, or correct the register.",
            "РЭМД: данные сертификата подписи расходятся с регистром на дату документа",
            "Получите сертификат на действующие данные или исправьте регистр.",
        ),
    ),
    "POSITION_TO_ROLE_MISMATCH": (
        Curer.EMPLOYER,
        entry_of(
            "РЭМД: this post may not sign in this role",
            "Choose the role that fits the post, or correct the post in the register.",
            "РЭМД: с этой должностью нельзя подписывать в такой роли",
            "Выберите роль по должности или исправьте должность в регистре.",
        ),
    ),
    "NO_ROLE_POLICY_ON_DATE": (
        Curer.EMPLOYER,
        entry_of(
            "РЭМД: the role was not available on that date",
            "Check the date of the document and the version of its kind.",
            "РЭМД: роль недоступна на эту дату",
            "Проверьте дату документа и версию его вида.",
        ),
    ),
    "NO_SPECIALITY": (
        Curer.EMPLOYER,
        entry_of(
            "РЭМД: the register names no specialty for the worker",
            "Add the accreditation or certificate: `frmr education list`.",
            "РЭМД: у работника в регистре не указана специальность",
            "Проверьте аккредитацию и сертификат: `frmr education list`.",
        ),
    ),
    "NO_DEPARTMENT": (
        Curer.EMPLOYER,
        entry_of(
            "РЭМД: the department is not in ФРМО",
            "The organisation adds the department to ФРМО, then to the employment card.",
            "РЭМД: подразделения нет в ФРМО",
            "Организация вносит подразделение в ФРМО, затем в личное дело.",
        ),
    ),
    "ORG_NOT_FOUND_IN_FRMO": (
        Curer.EMPLOYER,
        entry_of(
            "РЭМД: the organisation is not in ФРМО",
            "Check the OID of the organisation.",
            "РЭМД: организации нет в ФРМО",
            "Проверьте OID организации.",
        ),
    ),
    "NO_ORG_ON_DATE": (
        Curer.EMPLOYER,
        entry_of(
            "РЭМД: the organisation did not exist on that date",
            "Check the date of the document and the successor of the organisation.",
            "РЭМД: организации на эту дату не было",
            "Проверьте дату документа и правопреемника организации.",
        ),
    ),
    "OBJECT_NOT_FOUND": (
        Curer.OPERATOR,
        entry_of(
            "РЭМД: the dictionary has no such entry",
            "Look the code up: `frmr nsi search`.",
            "РЭМД: в справочнике нет такой записи",
            "Найдите код: `frmr nsi search`.",
        ),
    ),
    "INVALID_ELEMENT_VALUE_CODE": (
        Curer.OPERATOR,
        entry_of(
            "РЭМД: the code is not in the dictionary",
            "Look the code up: `frmr nsi search`.",
            "РЭМД: такого кода нет в справочнике",
            "Найдите код: `frmr nsi search`.",
        ),
    ),
    "INVALID_ELEMENT_VALUE_NAME": (
        Curer.OPERATOR,
        entry_of(
            "РЭМД: the name is not the one of the dictionary",
            "Take the name of the entry as it stands: `frmr nsi show`.",
            "РЭМД: наименование не совпадает со справочником",
            "Возьмите наименование записи как есть: `frmr nsi show`.",
        ),
    ),
    "INVALID_DOCTOR_NAME": (
        Curer.EMPLOYER,
        entry_of(
            "РЭМД: the doctor's first name differs from the register",
            "Compare it letter by letter: `frmr profile show`.",
            "РЭМД: имя врача отличается от регистра",
            "Сверьте побуквенно: `frmr profile show`.",
        ),
    ),
    "INVALID_DOCTOR_PATRONYMIC": (
        Curer.EMPLOYER,
        entry_of(
            "РЭМД: the doctor's patronymic differs from the register",
            "Compare it letter by letter: `frmr profile show`.",
            "РЭМД: отчество врача отличается от регистра",
            "Сверьте побуквенно: `frmr profile show`.",
        ),
    ),
    "INVALID_DOCTOR_SNILS": (
        Curer.EMPLOYER,
        entry_of(
            "РЭМД: the doctor's СНИЛС differs from the register or has a wrong check number",
            "Compare all 11 digits with the register.",
            "РЭМД: СНИЛС врача отличается от регистра или неверно контрольное число",
            "Сверьте все 11 цифр с регистром.",
        ),
    ),
    "PERSONAL_SIG_CERT_NOT_ACTUAL_ON_DOC_CREATION_DT": (
        Curer.PERSON,
        entry_of(
            "РЭМД: the signature's certificate was not valid when the document was made",
            "Get a new certificate and sign the document again.",
            "РЭМД: сертификат подписи не действовал на дату создания документа",
            "Получите новый сертификат и подпишите документ заново.",
        ),
    ),
    "RATE_LIMIT": (
        Curer.OPERATOR,
        entry_of(
            "РЭМД: too many requests",
            "Send fewer at a time and repeat later.",
            "РЭМД: слишком много запросов",
            "Отправляйте реже и повторите позже.",
        ),
    ),
}
