"""Rules of identifiers and contacts (FRMR-RULE-010 to 039); part of `rules`."""

from __future__ import annotations

from frmr_cli.domain.catalogue.entry import Entry, Text

NUMBERS: dict[str, Entry] = {
    "FRMR-RULE-010": Entry(
        en=Text(
            "СНИЛС has 11 digits, here are {found} characters",
            "Check for a lost leading zero or a digit too many.",
        ),
        ru=Text(
            "В СНИЛС 11 цифр, здесь символов: {found}",
            "Проверьте, не потерян ли ноль в начале и нет ли лишней цифры.",
        ),
    ),
    "FRMR-RULE-011": Entry(
        en=Text(
            "The check digits of the СНИЛС do not fit",
            "Compare the number with the document: a digit is wrong or two are swapped.",
        ),
        ru=Text(
            "Контрольное число СНИЛС не сходится",
            "Сверьте номер с документом: неверна цифра или две переставлены.",
        ),
    ),
    "FRMR-RULE-012": Entry(
        en=Text(
            "The СНИЛС repeats one digit",
            "Enter the number from the document, or leave the field empty if there is none.",
        ),
        ru=Text(
            "СНИЛС состоит из одной повторённой цифры",
            "Введите номер из документа, а если СНИЛС нет, оставьте поле пустым.",
        ),
    ),
    "FRMR-RULE-013": Entry(
        en=Text(
            "ИНН has 12 digits for a person and 10 for an organisation, here are {found} characters",
            "Check for a lost leading zero, and whether the ИНН is of the right kind.",
        ),
        ru=Text(
            "ИНН человека – 12 цифр, организации – 10; здесь символов: {found}",
            "Проверьте, не потерян ли ноль в начале и того ли вида указан ИНН.",
        ),
    ),
    "FRMR-RULE-014": Entry(
        en=Text(
            "The check digits of the ИНН do not fit",
            "Compare the number with the document: a digit is wrong or two are swapped.",
        ),
        ru=Text(
            "Контрольные цифры ИНН не сходятся",
            "Сверьте номер с документом: неверна цифра или две переставлены.",
        ),
    ),
    "FRMR-RULE-015": Entry(
        en=Text(
            "The ИНН consists of zeros",
            "Enter the number from the document, or leave the field empty.",
        ),
        ru=Text("ИНН состоит из нулей", "Введите номер из документа или оставьте поле пустым."),
    ),
    "FRMR-RULE-016": Entry(
        en=Text(
            "ОГРН has 13 digits and does not begin with zero, here are {found} characters",
            "Compare it with the extract from ЕГРЮЛ.",
        ),
        ru=Text(
            "В ОГРН 13 цифр, первая не ноль; здесь символов: {found}",
            "Сверьте номер с выпиской из ЕГРЮЛ.",
        ),
    ),
    "FRMR-RULE-017": Entry(
        en=Text(
            "The check digit of the ОГРН does not fit", "Compare it with the extract from ЕГРЮЛ."
        ),
        ru=Text("Контрольная цифра ОГРН не сходится", "Сверьте номер с выпиской из ЕГРЮЛ."),
    ),
    "FRMR-RULE-018": Entry(
        en=Text(
            "ОГРНИП has 15 digits and does not begin with zero, here are {found} characters",
            "Compare it with the extract from ЕГРИП.",
        ),
        ru=Text(
            "В ОГРНИП 15 цифр, первая не ноль; здесь символов: {found}",
            "Сверьте номер с выпиской из ЕГРИП.",
        ),
    ),
    "FRMR-RULE-019": Entry(
        en=Text(
            "The check digit of the ОГРНИП does not fit", "Compare it with the extract from ЕГРИП."
        ),
        ru=Text("Контрольная цифра ОГРНИП не сходится", "Сверьте номер с выпиской из ЕГРИП."),
    ),
    "FRMR-RULE-020": Entry(
        en=Text(
            "КПП has 9 characters: digits, with digits or Latin letters in places 5 and 6, never 00 there",
            "Compare it with the tax certificate.",
        ),
        ru=Text(
            "В КПП 9 знаков: цифры, на 5-м и 6-м местах – цифры или латинские буквы, но не 00",
            "Сверьте КПП со свидетельством о постановке на учёт.",
        ),
    ),
    "FRMR-RULE-021": Entry(
        en=Text(
            "This is not the OID of a medical organisation",
            "It looks like 1.2.643.5.1.13.13.12.2.31.2855; copy it from the register of organisations (ФРМО).",
        ),
        ru=Text(
            "Это не OID медицинской организации",
            "Он выглядит так: 1.2.643.5.1.13.13.12.2.31.2855. Скопируйте его из ФРМО.",
        ),
    ),
    "FRMR-RULE-022": Entry(
        en=Text(
            "This is not the OID of a department",
            "It is the OID of the organisation, then .0. and a number; copy it from ФРМО.",
        ),
        ru=Text(
            "Это не OID подразделения",
            "Это OID организации, затем .0. и номер. Скопируйте его из ФРМО.",
        ),
    ),
    "FRMR-RULE-023": Entry(
        en=Text(
            "This is not the number of a register record",
            "It looks like 2023.3475290: a year, a point and seven digits.",
        ),
        ru=Text(
            "Это не номер записи регистра",
            "Он выглядит так: 2023.3475290 – год, точка и семь цифр.",
        ),
    ),
    "FRMR-RULE-024": Entry(
        en=Text(
            "The series of a Russian passport has 4 digits, here are {found} characters",
            "Copy the series from the passport; other documents have another kind.",
        ),
        ru=Text(
            "Серия паспорта РФ – 4 цифры, здесь символов: {found}",
            "Перепишите серию из паспорта; для другого документа выберите его вид.",
        ),
    ),
    "FRMR-RULE-025": Entry(
        en=Text(
            "The number of a Russian passport has 6 digits, here are {found} characters",
            "Copy the number from the passport; other documents have another kind.",
        ),
        ru=Text(
            "Номер паспорта РФ – 6 цифр, здесь символов: {found}",
            "Перепишите номер из паспорта; для другого документа выберите его вид.",
        ),
    ),
    "FRMR-RULE-026": Entry(
        en=Text(
            "The code of the passport's issuer has 6 digits, here are {found} characters",
            "It looks like 300-101.",
        ),
        ru=Text(
            "Код подразделения, выдавшего паспорт, – 6 цифр, здесь символов: {found}",
            "Он выглядит так: 300-101.",
        ),
    ),
    "FRMR-RULE-027": Entry(
        en=Text("This is not a telephone number", "Give +7 and ten digits."),
        ru=Text("Это не номер телефона", "Укажите +7 и десять цифр."),
    ),
    "FRMR-RULE-028": Entry(
        en=Text("This is a number of Kazakhstan", "Give a Russian mobile number: +7 9…"),
        ru=Text("Это номер Казахстана", "Укажите российский мобильный номер: +7 9…"),
    ),
    "FRMR-RULE-029": Entry(
        en=Text("This is not a mobile number", "Give a number that receives SMS: +7 9…"),
        ru=Text("Это не мобильный номер", "Укажите номер, на который приходят SMS: +7 9…"),
    ),
    "FRMR-RULE-030": Entry(
        en=Text("This is a number of another country", "Give a Russian mobile number: +7 9…"),
        ru=Text("Это номер другой страны", "Укажите российский мобильный номер: +7 9…"),
    ),
    "FRMR-RULE-031": Entry(
        en=Text("This is not an e-mail address", "It looks like name@example.org."),
        ru=Text("Это не адрес электронной почты", "Он выглядит так: name@example.org."),
    ),
    "FRMR-RULE-032": Entry(
        en=Text(
            "The e-mail address mixes alphabets: the letter «{letter}» is of another one than its word",
            "Type the address again with one keyboard layout.",
        ),
        ru=Text(
            "В адресе почты смешаны алфавиты: буква «{letter}» не из того, что остальное слово",
            "Наберите адрес заново в одной раскладке.",
        ),
    ),
}
