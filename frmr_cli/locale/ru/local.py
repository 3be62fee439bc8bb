"""Russian texts of the area «local»."""

TEXTS: dict[str, str] = {
    # commands/local.py
    "Run the embedded registry and Gosuslugi stub.": "Встроенный регистр и заглушка Госуслуг.",
    "Start the services in the background.": "Запустить службы в фоне.",
    "Generate so many people.": "Сгенерировать столько людей.",
    "Make other people than those of seed 1.": "Сгенерировать других людей, не как при числе 1.",
    "Keep the register in PostgreSQL (postgresql://…), or again in a `file`; by default as last time.": (
        "Хранить регистр в PostgreSQL (postgresql://…) или снова в файле (`file`); "
        "по умолчанию – как в прошлый раз."
    ),
    "The services already run.": "Службы уже работают.",
    "The services run.": "Службы работают.",
    "Stop the services; their data stays.": "Остановить службы; их данные сохранятся.",
    "The services did not end in time and were killed; nothing that was confirmed is lost.": (
        "Службы не завершились вовремя и остановлены принудительно; "
        "всё, что было подтверждено, сохранено."
    ),
    "The services have stopped.": "Службы остановлены.",
    "The services did not run.": "Службы и не были запущены.",
    "Show whether the services run, and where; exit code 6 when they do not.": (
        "Показать, работают ли службы и по каким адресам; если нет, код завершения 6."
    ),
    "Show what the services wrote, oldest line first.": (
        "Показать журнал служб, начиная со старых записей."
    ),
    "How many lines.": "Сколько строк показать.",
    "Go on with what is written from now on.": "Показывать и новые записи по мере появления.",
    "Stop the services and delete everything they keep.": (
        "Остановить службы и удалить все их данные."
    ),
    "Do not ask.": "Не спрашивать.",
    "Delete all data of the embedded services in {path}?": (
        "Удалить все данные встроенных служб в каталоге {path}?"
    ),
    "Nothing was deleted.": "Ничего не удалено.",
    "All data of the embedded services is deleted.": "Все данные встроенных служб удалены.",
    "List the demo people with login, password, role and what is special about each.": (
        "Показать демонстрационных людей: логин, пароль, роль и чем каждый отличается."
    ),
    "Service account for CI: client {id}, secret {secret}": (
        "Сервисная учётная запись для CI: клиент {id}, секрет {secret}"
    ),
    "Login of a demo person, a phone or an e-mail.": (
        "Логин демонстрационного человека, телефон или адрес почты."
    ),
    "Show the SMS, e-mails and pushes that reached a person, newest last.": (
        "Показать СМС, письма и уведомления человеку, новые в конце."
    ),
    "Code that `frmr login` shows.": "Код, который показывает `frmr login`.",
    "Demo person who decides.": "Демонстрационный человек, который принимает решение.",
    "Second factor; by default that of the person.": (
        "Второй фактор; по умолчанию тот, что есть у человека."
    ),
    "Deny instead of allowing.": "Отказать, а не разрешить.",
    "Log in from another address of this machine: 127.0.2.1 is Moscow, 127.0.3.1 Vladivostok.": (
        "Войти с другого адреса этого компьютера: 127.0.2.1 – Москва, 127.0.3.1 – Владивосток."
    ),
    "Prove the identity if the login is stopped as suspicious.": (
        "Подтвердить личность, если вход остановят как подозрительный."
    ),
    "Fill in the pages of Gosuslugi as a demo person, as a browser would.": (
        "Пройти страницы Госуслуг от имени демонстрационного человека, как в браузере."
    ),
    "{login} has denied the device.": "{login}: устройству отказано во входе.",
    "{login} has allowed the device.": "{login}: вход на устройстве разрешён.",
    "Write a backup of all data, also while the services run.": (
        "Создать резервную копию всех данных; службы можно не останавливать."
    ),
    "File to write; by default a name with the time.": (
        "Файл копии; по умолчанию имя составляется из даты и времени."
    ),
    "Key file, made if it is not there; by default your own one for all backups.": (
        "Файл ключа, при отсутствии будет создан; по умолчанию ваш общий ключ всех копий."
    ),
    "Backup to read.": "Файл резервной копии.",
    "Key file; by default your own one, backup.key in `frmr config path`.": (
        "Файл ключа; по умолчанию ваш: backup.key в каталоге из `frmr config path`."
    ),
    "The key is {path}. Copy it to a safe place apart from the backups: without it none can be read.": (
        "Ключ: {path}. Скопируйте его в надёжное место отдельно от копий: без него не прочитать ни одной."
    ),
    "Keep the key apart from the backup: with it everything can be read, without it nothing.": (
        "Храните ключ отдельно от копии: с ним можно прочитать всё, без него – ничего."
    ),
    "Check that a backup is whole and can be restored.": (
        "Проверить, что резервная копия цела и из неё можно восстановить данные."
    ),
    "The backup is whole.": "Резервная копия цела.",
    "Put the data of a backup in place of the present ones.": (
        "Заменить нынешние данные данными из резервной копии."
    ),
    "Replace all data of the embedded services in {path} by those of {moment}?": (
        "Заменить все данные встроенных служб в каталоге {path} данными от {moment}?"
    ),
    "Nothing was restored.": "Ничего не восстановлено.",
    "The data are restored; start the services with `frmr local start`.": (
        "Данные восстановлены; запустите службы: `frmr local start`."
    ),
    "Seal all restricted values with a new key and destroy the older one; can be repeated.": (
        "Перешифровать все закрытые сведения новым ключом и уничтожить прежний; можно повторять."
    ),
    "A running process may still use the older key; run the command again in ten minutes to destroy it.": (
        "Работающий процесс ещё может использовать прежний ключ; "
        "чтобы уничтожить его, повторите команду через десять минут."
    ),
    # commands/serve.py
    "Run the registry as a service for many machines.": "Регистр как служба для многих машин.",
    "Run the registry as a service: several processes, TLS 1.3, a log of JSON lines on stderr.": (
        "Запустить регистр как службу: несколько процессов, TLS 1.3, журнал из строк JSON в stderr."
    ),
    "Where clients reach the registry.": "По какому адресу клиенты обращаются к регистру.",
    "Who issues the access tokens.": "Кто выдаёт токены доступа.",
    "Holds the key of the registry, the same on every machine.": (
        "Каталог с ключом регистра, одинаковым на всех машинах."
    ),
    "PostgreSQL database (postgresql://…); by default a file in the directory.": (
        "База PostgreSQL (postgresql://…); по умолчанию – файл в каталоге."
    ),
    "Where to listen.": "Какой адрес занять.",
    "Certificate chain in PEM, for TLS 1.3.": "Цепочка сертификатов в PEM, для TLS 1.3.",
    "Private key of the certificate.": "Закрытый ключ сертификата.",
    "How many processes work.": "Сколько рабочих процессов запустить.",
    "How long running requests may go on at the end.": (
        "Сколько секунд при остановке ждать запросы, которые ещё выполняются."
    ),
    # frmr_cli/render/local.py
    "Backup": "Резервная копия",
    "Its key": "Ключ к ней",
    "Made": "Создана",
    "By version": "Версия программы",
    "Files": "Файлы",
    "Values sealed anew": "Перешифровано значений",
    "Older keys destroyed": "Уничтожено прежних ключей",
    "Older keys still needed": "Прежние ключи ещё нужны",
    "No message has arrived.": "Сообщений нет.",
    "{n} d": "{n} дн.",
    "Running": "Запущены",
    "Answering": "Отвечают",
    "Registry": "Регистр",
    "Gosuslugi": "Госуслуги",
    "Process": "Процесс",
    "Started": "Запущены с",
    "Running for": "Работают",
    "Version of the services": "Версия служб",
    "Version of this program": "Версия программы",
    "Data": "Данные",
    "Directory": "Каталог",
    "Register": "Регистр хранится",
    "in a file": "в файле",
    "Size": "Размер",
    "Workers": "Работники",
    "Accounts": "Учётные записи",
    "Generated people": "Сгенерировано людей",
    "Audit events": "События аудита",
    "Login": "Логин",
    "Password": "Пароль",
    "Confirms by": "Подтверждение",
    "Special about it": "Особенность",
    "When": "Когда",
    "By": "Канал",
    "From": "От кого",
    "Text": "Текст",
}
