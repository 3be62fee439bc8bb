"""Russian texts of the area «account»: account and logins at Gosuslugi, scenarios of the stub."""

TEXTS: dict[str, str] = {
    "Look after the account at Gosuslugi.": "Управлять учётной записью Госуслуг.",
    "Look through your logins, and end them.": "Просмотреть свои входы и завершить их.",
    "List the logins that work, with device, address and last use.": (
        "Перечислить действующие входы: устройство, адрес, последнее обращение."
    ),
    "End one login: its tokens stop working.": "Завершить один вход: его токены перестанут действовать.",
    "Id from «sessions list», or its beginning.": "Номер из «sessions list» или его начало.",
    "End every login, on all devices.": "Завершить все входы на всех устройствах.",
    "Spare the login of this command.": "Не трогать вход этой команды.",
    "End your logins on all devices?": "Завершить ваши входы на всех устройствах?",
    "The login is ended.": "Вход завершён.",
    "Logins ended: {count}.": "Завершено входов: {count}.",
    "Show the account: level, contacts, ways to confirm a login, password.": (
        "Показать учётную запись: уровень, контакты, способы подтверждения, пароль."
    ),
    "Change the password; it is asked for, or read from two lines of standard input.": (
        "Сменить пароль; он спрашивается или читается из двух строк стандартного ввода."
    ),
    "Present password: ": "Нынешний пароль: ",
    "New password: ": "Новый пароль: ",
    "Repeat the new password: ": "Повторите новый пароль: ",
    "The password is changed.": "Пароль изменён.",
    "Addresses or networks (CIDR) to allow.": "Разрешённые адреса или сети (CIDR).",
    "Allow every network again.": "Снова разрешить любые сети.",
    "Say from which networks alone logins are taken; shows them without any.": (
        "Задать сети, из которых разрешён вход; без сетей – показать их."
    ),
    "Make new recovery codes; they are shown once, and the former ones stop working.": (
        "Создать новые коды восстановления; они показываются один раз, прежние перестают действовать."
    ),
    "Replace the recovery codes? The former ones stop working.": (
        "Заменить коды восстановления? Прежние перестанут действовать."
    ),
    "Keep them away from this computer; each works once.": (
        "Храните их не на этом компьютере; каждый действует один раз."
    ),
    "Lock the account after the loss of a device; every login ends.": (
        "Заблокировать учётную запись при потере устройства; все входы завершатся."
    ),
    "Lock the account? Only a check of identity opens it again.": (
        "Заблокировать учётную запись? Открыть её сможет только проверка личности."
    ),
    "The account is locked, and every login has ended.": (
        "Учётная запись заблокирована, все входы завершены."
    ),
    "simplified": "упрощённая",
    "standard": "стандартная",
    "Ways to confirm": "Способы подтверждения",
    "SMS code": "код из СМС",
    "code of an app": "код из приложения",
    "push to the app": "уведомление в приложении",
    "passkey": "ключ доступа",
    "electronic signature": "электронная подпись",
    "link by e-mail": "ссылка из письма",
    "Recovery codes left": "Осталось кодов восстановления",
    "Password set": "Пароль задан",
    "Password until": "Пароль действует до",
    "Allowed networks": "Разрешённые сети",
    "Unusual logins": "Необычные входы",
    "None in the last 30 days.": "За последние 30 дней не было.",
    "Place": "Место",
    "nobody travels there so fast": "так быстро туда не добраться",
    "many wrong passwords": "много неверных паролей",
    "new browser": "новый браузер",
    "new address": "новый адрес",
    "Unusual logins in 30 days: {count}. See `frmr account show`.": (
        "Необычных входов за 30 дней: {count}. Подробнее: `frmr account show`."
    ),
    "Logins are taken from every network.": "Вход разрешён из любых сетей.",
    "Program": "Программа",
    "Device": "Устройство",
    "Last used": "Последнее обращение",
    "New device": "Новое устройство",
    "Bring an account or the stub into a state in which a login fails.": (
        "Привести учётную запись или заглушку в состояние, в котором вход не удаётся."
    ),
    "Name from «scenario list».": "Имя из «scenario list».",
    "The demo person; none for the whole stub.": "Демонстрационный человек; без него – вся заглушка.",
    "List the states, the problem that each brings about, and who is in it.": (
        "Перечислить состояния, какую проблему вызывает каждое и кто в нём."
    ),
    "Bring a state about.": "Вызвать состояние.",
    "End a state; what it had changed is put back.": (
        "Снять состояние; всё изменённое им возвращается."
    ),
    "In force: {name}. End it with: frmr local scenario clear {target}": (
        "Действует: {name}. Снять: frmr local scenario clear {target}"
    ),
    "Ended: {name}.": "Снято: {name}.",
    "Show your consents, and withdraw them.": "Показать согласия и отозвать их.",
    "Show what you agreed to, in which words, when, and what was withdrawn.": (
        "Показать, на что вы согласились, в какой редакции, когда и что отозвано."
    ),
    "Purpose from «consent list».": "Цель из «consent list».",
    "Withdraw a consent; a required one is asked for again at the next login.": (
        "Отозвать согласие; обязательное спросят снова при следующем входе."
    ),
    "Withdraw this consent: {title}?": "Отозвать: {title}?",
    "The consent is withdrawn.": "Согласие отозвано.",
    "What for": "Цель",
    "Required": "Обязательно",
    "Agreed": "Дано",
    "Taken back": "Отозвано",
    "Scenario": "Сценарий",
    "Problem": "Проблема",
    "What the person reads": "Что прочтёт человек",
    "In force": "Действует",
}
