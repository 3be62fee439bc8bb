"""Russian texts of the area «local»."""

TEXTS: dict[str, str] = {
    # commands/local.py
    "Run the embedded registry and Gosuslugi stub.": "Встроенный регистр и заглушка Госуслуг.",
    "Start the services in the background.": "Запустить службы в фоне.",
    "Generate so many people.": "Сгенерировать столько людей.",
    "Make other people than those of seed 1.": "Сгенерировать других людей, не как при числе 1.",
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
    # frmr_cli/render/local.py
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
    "Size": "Размер",
    "Workers": "Работники",
    "Accounts": "Учётные записи",
    "Generated people": "Сгенерировано людей",
    "Audit events": "События аудита",
    "Login": "Логин",
    "Password": "Пароль",
    "Role": "Роль",
    "Confirms by": "Подтверждение",
    "Special about it": "Особенность",
    "When": "Когда",
    "By": "Канал",
    "From": "От кого",
    "Text": "Текст",
}
