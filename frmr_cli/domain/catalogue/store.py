"""Codes of the token store."""

from __future__ import annotations

from frmr_cli.domain.catalogue.entry import Entry, Text

ENTRIES: dict[str, Entry] = {
    "FRMR-STORE-001": Entry(
        en=Text(
            "Another frmr has been using this login for more than {seconds} s",
            "Let it finish or end it, then try again.",
        ),
        ru=Text(
            "Другой процесс frmr занимает этот вход дольше {seconds} с",
            "Дождитесь его или завершите его, затем повторите.",
        ),
    ),
    "FRMR-STORE-002": Entry(
        en=Text(
            "{path} is a link or no ordinary file; tokens are not read from there",
            "Find out who put it there, remove it and run `frmr login`.",
        ),
        ru=Text(
            "{path} – ссылка или не обычный файл; токены оттуда не читаются",
            "Выясните, откуда он взялся, удалите его и выполните `frmr login`.",
        ),
    ),
    "FRMR-STORE-003": Entry(
        en=Text(
            "The token file {path} belongs to another user",
            "If you ran frmr as another user (sudo), remove the file as that user, then run `frmr login`.",
        ),
        ru=Text(
            "Файл токенов {path} принадлежит другому пользователю",
            "Если вы запускали frmr от имени другого пользователя (sudo), удалите файл от его имени и выполните `frmr login`.",
        ),
    ),
    "FRMR-STORE-004": Entry(
        en=Text(
            "Other users have rights to the token file {path} (mode {mode})",
            "Run `frmr logout` and `frmr login`: others may have read the tokens.",
        ),
        ru=Text(
            "У других пользователей есть права на файл токенов {path} (режим {mode})",
            "Выполните `frmr logout` и `frmr login`: токены могли прочитать посторонние.",
        ),
    ),
    "FRMR-STORE-005": Entry(
        en=Text("The token file {path} is damaged", "Log in again with `frmr login`."),
        ru=Text("Файл токенов {path} повреждён", "Войдите заново: `frmr login`."),
    ),
    "FRMR-STORE-006": Entry(
        en=Text(
            "The token file {path} was made for another account",
            "Somebody has moved or renamed it. Log in again with `frmr login`.",
        ),
        ru=Text(
            "Файл токенов {path} создан для другой учётной записи",
            "Кто-то переместил или переименовал его. Войдите заново: `frmr login`.",
        ),
    ),
    "FRMR-STORE-007": Entry(
        en=Text(
            "The token file {path} is protected in another way ({found}) than your settings say ({expected})",
            "Log in again with `frmr login`, or see `frmr auth storage`.",
        ),
        ru=Text(
            "Файл токенов {path} защищён иначе ({found}), чем указано в настройках ({expected})",
            "Войдите заново: `frmr login` – или посмотрите `frmr auth storage`.",
        ),
    ),
    "FRMR-STORE-008": Entry(
        en=Text("{path} cannot be used: {reason}", "Check the rights and the free space there."),
        ru=Text(
            "Не удаётся использовать {path}: {reason}", "Проверьте права доступа и свободное место."
        ),
    ),
    "FRMR-STORE-009": Entry(
        en=Text(
            "Others may write to {path}, where the tokens should lie",
            "Make it yours alone: `chmod 700 {path}`.",
        ),
        ru=Text(
            "В каталог {path}, где должны лежать токены, могут писать другие пользователи",
            "Закройте его для других: `chmod 700 {path}`.",
        ),
    ),
    "FRMR-STORE-010": Entry(
        en=Text(
            "The token file {path} was written by a newer frmr",
            "Install the newer version, or log in again with `frmr login`.",
        ),
        ru=Text(
            "Файл токенов {path} записан более новой версией frmr",
            "Установите новую версию или войдите заново: `frmr login`.",
        ),
    ),
    "FRMR-STORE-020": Entry(
        en=Text(
            "The keyring did not answer within {seconds} s ({keyring})",
            "Restart it or log out of the desktop and in again. Without it: `frmr login --storage passphrase` (encrypted with a passphrase) or `frmr login --insecure-storage`.",
        ),
        ru=Text(
            "Хранилище ключей не ответило за {seconds} с ({keyring})",
            "Перезапустите его или выйдите из рабочего стола и войдите снова. Без него: `frmr login --storage passphrase` (шифрование парольной фразой) или `frmr login --insecure-storage`.",
        ),
    ),
    "FRMR-STORE-021": Entry(
        en=Text(
            "The keyring is locked ({keyring})",
            "Unlock it (on a desktop: in «Passwords and Keys»), then repeat the command. Without it: `frmr login --storage passphrase` (encrypted with a passphrase) or `frmr login --insecure-storage`.",
        ),
        ru=Text(
            "Хранилище ключей заблокировано ({keyring})",
            "Разблокируйте его (на рабочем столе – в приложении «Пароли и ключи») и повторите команду. Без него: `frmr login --storage passphrase` (шифрование парольной фразой) или `frmr login --insecure-storage`.",
        ),
    ),
    "FRMR-STORE-022": Entry(
        en=Text(
            "This session has no keyring: {reason}",
            "Choose how the tokens are kept: `frmr login --storage passphrase` (encrypted with a passphrase) or `frmr login --insecure-storage`.",
        ),
        ru=Text(
            "В этом сеансе нет хранилища ключей: {reason}",
            "Выберите, как хранить токены: `frmr login --storage passphrase` (шифрование парольной фразой) или `frmr login --insecure-storage`.",
        ),
    ),
    "FRMR-STORE-023": Entry(
        en=Text(
            "The keyring no longer has the key of this login: it was wiped or replaced",
            "Log in again with `frmr login`; the old tokens cannot be read by anybody.",
        ),
        ru=Text(
            "В хранилище ключей больше нет ключа этого входа: оно было очищено или заменено",
            "Войдите заново: `frmr login`; старые токены уже никто не прочитает.",
        ),
    ),
    "FRMR-STORE-024": Entry(
        en=Text(
            "The keyring took the key but did not keep it ({keyring})",
            "Use another way: `frmr login --storage passphrase` (encrypted with a passphrase) or `frmr login --insecure-storage`.",
        ),
        ru=Text(
            "Хранилище приняло ключ, но не сохранило его ({keyring})",
            "Используйте другой способ: `frmr login --storage passphrase` (шифрование парольной фразой) или `frmr login --insecure-storage`.",
        ),
    ),
    "FRMR-STORE-025": Entry(
        en=Text(
            "The key in the keyring is not the one of this login", "Log in again with `frmr login`."
        ),
        ru=Text("Ключ в хранилище не подходит к этому входу", "Войдите заново: `frmr login`."),
    ),
    "FRMR-STORE-026": Entry(
        en=Text(
            "The keyring failed ({keyring}): {reason}",
            "Try again. Without it: `frmr login --storage passphrase` (encrypted with a passphrase) or `frmr login --insecure-storage`.",
        ),
        ru=Text(
            "Сбой хранилища ключей ({keyring}): {reason}",
            "Повторите. Без него: `frmr login --storage passphrase` (шифрование парольной фразой) или `frmr login --insecure-storage`.",
        ),
    ),
    "FRMR-STORE-027": Entry(
        en=Text(
            "The keyring was never set up ({keyring})",
            "Create one (on a desktop: in «Passwords and Keys»), then repeat the command. Without it: `frmr login --storage passphrase` (encrypted with a passphrase) or `frmr login --insecure-storage`.",
        ),
        ru=Text(
            "Хранилище ключей ещё не создано ({keyring})",
            "Создайте его (на рабочем столе – в приложении «Пароли и ключи») и повторите команду. Без него: `frmr login --storage passphrase` (шифрование парольной фразой) или `frmr login --insecure-storage`.",
        ),
    ),
    "FRMR-STORE-029": Entry(
        en=Text(
            "{name} keeps no secrets, or keeps them in the open",
            "Name another keyring, or use `frmr login --insecure-storage` if that is what you want.",
        ),
        ru=Text(
            "{name} не хранит секреты или хранит их открыто",
            "Укажите другое хранилище или, если вы хотите именно этого, выполните `frmr login --insecure-storage`.",
        ),
    ),
    "FRMR-STORE-030": Entry(
        en=Text(
            "The tokens are deleted, but their key may still be in the keyring ({cause})",
            "Nothing can be read with it any more. It can be removed in the keyring's own window; it is listed as «frmr».",
        ),
        ru=Text(
            "Токены удалены, но их ключ мог остаться в хранилище ({cause})",
            "Прочитать им уже ничего нельзя. Его можно удалить в окне самого хранилища, запись называется «frmr».",
        ),
    ),
    "FRMR-STORE-040": Entry(
        en=Text(
            "The tokens are protected with a passphrase, and there is nobody to ask for it",
            "Put its file into `{variable}`, or run the command in a terminal.",
        ),
        ru=Text(
            "Токены защищены парольной фразой, а спросить её не у кого",
            "Укажите файл с ней в `{variable}` или выполните команду в терминале.",
        ),
    ),
    "FRMR-STORE-041": Entry(
        en=Text(
            "The passphrase is not the one of this login",
            "Repeat the command. If it is forgotten: `frmr logout`, then `frmr login`.",
        ),
        ru=Text(
            "Парольная фраза не подходит к этому входу",
            "Повторите команду. Если фраза забыта: `frmr logout`, затем `frmr login`.",
        ),
    ),
}
