"""Russian texts of the area «audit»."""

TEXTS: dict[str, str] = {
    # commands/audit.py
    "Ask the audit log, and verify that nobody changed it.": (
        "Вопросы к журналу аудита и проверка, что его никто не изменил."
    ),
    "Compare signed heads of the log.": "Сверить подписанные состояния журнала.",
    "Not older than this: 30m, 2h, 7d.": "Не старше, чем: 30m, 2h, 7d.",
    "Not earlier than this moment or day.": "Не раньше этого момента или дня.",
    "Earlier than this moment or day.": "Раньше этого момента или дня.",
    "On this day of the register.": "За этот день по времени регистра.",
    "Account that acted.": "Учётная запись, которая действовала.",
    "Login session.": "Сеанс входа.",
    "Network address of the client.": "Сетевой адрес клиента.",
    "How many; 0 for all.": "Сколько; 0 – все.",
    "Where the entries are written.": "Куда записать события.",
    "Number of an entry.": "Номер записи.",
    "Whose data: a worker.": "Чьи данные: работник.",
    "Action or its first words: worker.read.": "Действие или его начало: worker.read.",
    "ok, refused or failed.": "ok, refused или failed.",
    "Object that was touched.": "Затронутый объект.",
    "Words that stand in the reason.": "Слова, которые есть в основании.",
    "Request id of a call.": "Номер запроса.",
    "Role of who acted.": "Роль того, кто действовал.",
    "Count by actor, action, outcome, hour, day, …": (
        "Посчитать по actor, action, outcome, hour, day, …"
    ),
    "Go on with what happens from now on.": "Показывать и новые события по мере появления.",
    "List what was done, newest first.": "Показать, что делали, начиная с последнего.",
    "List the logins that reached the registry, newest first.": (
        "Показать входы, которые дошли до регистра, начиная с последнего."
    ),
    "Show one entry.": "Показать одну запись.",
    "Show who worked with your own record.": "Показать, кто работал с вашей записью.",
    "Show what the registry has marked as unusual, the last day by default.": (
        "Показать необычное, по умолчанию за последние сутки."
    ),
    "Show who acts for others in which role, and when it was last used; `frmr access` changes it.": (
        "Показать, кто и в какой роли действует за других и когда ею пользовался; меняет роли `frmr access`."
    ),
    "Number of a worker.": "Номер работника.",
    "Make a person disappear from the log, for ever; only an auditor can.\n\nThe key behind the marks of the worker is destroyed: nobody can tell any more which entries were about this person. Every entry, hash\nand proof stays as it was signed, and the log goes on to verify. Who erased, when and why is an entry of its own.": (
        "Навсегда стереть след человека из журнала; это может только аудитор.\n\n"
        "Ключ меток работника уничтожается: больше никто не узнает, какие записи были об этом человеке. Все записи, хеши "
        "и доказательства остаются такими, какими были подписаны, и журнал по-прежнему проверяется. Кто, когда и почему стёр – отдельная запись."
    ),
    "Destroy what leads from the entries of the log to {worker}? It cannot be undone.": (
        "Уничтожить то, что ведёт от записей журнала к {worker}? Вернуть это нельзя."
    ),
    "Nothing was erased.": "Ничего не стёрто.",
    "Mark that is nobody's now": "Метка, теперь ничья",
    "Erased": "Стёрто",
    # archive and retain
    "Directory of the archive, a file a month.": "Каталог архива, файл на каждый месяц.",
    "Write a file for each month that is over, with its head and checksums; run it again for those that follow.\n\nEach file is verified as it is written.": (
        "Записать файл за каждый завершившийся месяц, с подписанным состоянием и контрольными суммами; повторный запуск дописывает новые "
        "месяцы.\n\nКаждый файл проверяется сразу после записи."
    ),
    "Let the contents of old entries go, month by month, for ever; only an auditor can.\n\nA month goes when its term has ended and its archive lies in the directory (`frmr audit archive`). Number and hash of each entry stay, and\nthe log goes on to verify. Who let it go, when, up to which entry and by which term is signed, and is an entry of its own.": (
        "Навсегда удалить содержание старых записей, месяц за месяцем; это может только аудитор.\n\n"
        "Месяц уходит, когда истёк его срок и его архив лежит в каталоге (`frmr audit archive`). Номер и хеш каждой записи остаются, и "
        "журнал по-прежнему проверяется. Кто удалил, когда, по какую запись и по какому сроку – подписано и составляет отдельную запись."
    ),
    "Only show which months have lost their term.": "Только показать, у каких месяцев истёк срок.",
    "No month that has its contents has lost its term.": "Ни у одного месяца, содержание которого хранится, срок ещё не истёк.",
    "There is nothing to archive: no month that has its contents is over.": "Архивировать нечего: нет завершившихся месяцев, содержание которых хранится.",
    "Remove the contents of {count} entries, {first} to {last}, for ever? Their hashes stay.": (
        "Навсегда удалить содержание записей (всего {count}, с {first} по {last})? Их хеши останутся."
    ),
    "Month": "Месяц",
    "Archived": "В архиве",
    "Written now": "Записан сейчас",
    "Term ended": "Срок истёк",
    "Statement": "Заявление",
    "Contents gone by their term": "Содержание удалено по сроку",
    "1 to {through}, older than {before}; stated by {by} at {time}; term {months} months: {source}": (
        "с 1 по {through}, старше {before}; заявил {by}, {time}; срок {months} мес.: {source}"
    ),
    "false statement of retention": "ложное заявление об удалении по сроку",
    "the entries before it are in other files": "записи до неё лежат в других файлах",
    "its head is of another log": "его состояние – от другого журнала",
    "what it lets go was younger than its term": "срок удалённого ещё не истёк",
    "no entry of the log stands for it": "в журнале нет записи о нём",
    "none of the known keys has signed it": "его не подписал ни один из известных ключей",
    "it lets fewer entries go than are missing": "по нему удалено меньше записей, чем недостаёт",
    "entries up to {last} have lost their contents; begin a new file": (
        "содержание записей по {last} уже удалено по сроку; начните новый файл"
    ),
    "erased, nobody knows whose it was": "стёрто, чья она была, никто не знает",
    "First bad entry": "Первая неверная запись",
    # witness.py
    "it has another name now": "у него теперь другое имя",
    "nothing proves that its {now} entries grew out of the {before} seen": (
        "ничто не доказывает, что его записи (сейчас {now}) выросли из тех {before}, что видели"
    ),
    "it had {before} entries and has {now}": "в нём было записей {before}, а теперь {now}",
    "its first {before} entries were changed": "первые записи в нём (по {before}-ю) изменены",
    "the head is not signed by a key that is known here": (
        "состояние подписано ключом, которого здесь не знают"
    ),
    "its clock was turned back from {before} to {now}": "его часы переведены назад: было {before}, стало {now}",
    "Verify an export, offline; several with a --from each, where one goes on behind another.": (
        "Проверить выгрузку без связи с регистром; несколько, которые продолжают друг друга, – каждую со своим --from."
    ),
    "Signed head of the export; FILE.head if not given.": (
        "Подписанное состояние для выгрузки; по умолчанию FILE.head."
    ),
    "Key of the log; the one known here if not given.": (
        "Ключ журнала; по умолчанию тот, что известен здесь."
    ),
    "Verify a single entry, offline.": "Проверить одну запись без связи с регистром.",
    "--head is the head of an export: name the export with --from": "--head – состояние выгрузки: укажите её через --from",
    "{name} is empty": "{name}: значение пустое",
    "How many, 100 if not given; 0 for all.": "Сколько, по умолчанию 100; 0 – все.",
    "What was done before {before} is not shown: its term has ended.": "Что делали до {before}, не показано: срок хранения истёк.",
    "Entries 1 to {through}, written before {before}, are not among these: their contents have gone by their term. The archive of a month is verified by: frmr audit verify --from FILE": (
        "Записей с 1 по {through}, сделанных до {before}, здесь нет: их содержание удалено по сроку хранения. Архив месяца проверяет: frmr audit verify --from ФАЙЛ"
    ),
    "Verify the log: exit code 0 valid, 1 tampered, 2 incomplete, 3 cannot be verified.\n\nIt shows that the entries are what was signed, all of them and in their order, and that the log only grew since\nthis computer saw it first. It cannot show that an entry tells the truth, nor that everything was written down,\nnor anything about what was changed before the first head that somebody kept.": (
        "Проверить журнал: код завершения 0 – верен, 1 – подделан, 2 – неполон, 3 – проверить нельзя.\n\n"
        "Проверка показывает, что записи те самые, что были подписаны, все и в своём порядке, и что журнал только рос "
        "с тех пор, как этот компьютер увидел его впервые. Она не может показать, что запись правдива, что записано всё, "
        "и ничего не говорит об изменениях до первого состояния, которое кто-нибудь сохранил."
    ),
    "Write one entry with its proof and the signed head, to be verified with nothing else at hand.": (
        "Записать одну запись с доказательством и подписанным состоянием; для проверки больше ничего не нужно."
    ),
    "Write all entries and the head that covers them; run it again to go on where it ended.": (
        "Выгрузить все записи и состояние, которое их покрывает; повторный запуск продолжает выгрузку."
    ),
    "Show the newest head after holding it against what this computer has seen.": (
        "Показать последнее состояние, сверив его с тем, что видел этот компьютер."
    ),
    "Key of the log, from somebody you trust.": "Ключ журнала от того, кому вы доверяете.",
    "Trust this key of the log and no other; what was seen under another key is forgotten.": (
        "Доверять этому ключу журнала и никакому другому; виденное под другим ключом забывается."
    ),
    "What a colleague reads out, or a file with a head.": (
        "Что прочитал вслух коллега, или файл с состоянием."
    ),
    "Compare the head of a colleague with the log as it is seen here.": (
        "Сверить состояние у коллеги с журналом, каким он виден здесь."
    ),
    # frmr_cli/audit/run.py
    "The key is pinned. Verify the log with: frmr audit verify": (
        "Ключ закреплён. Проверьте журнал: frmr audit verify"
    ),
    "The heads agree: {fingerprint}": "Состояния совпадают: {fingerprint}",
    "the span ends before it begins": "конец промежутка раньше его начала",
    "there is no such file: {path}": "нет такого файла: {path}",
    "this computer knows the log under another key than the given one": "этот компьютер знает журнал под другим ключом, не под данным",
    "it is no proof of an entry": "это не доказательство записи",
    "no Ed25519 verifier key": "это не ключ проверки Ed25519",
    "the id of the key is not that of its name and bytes": "номер ключа не соответствует его имени и содержанию",
    "a name has no spaces and no plus sign": "в имени не бывает пробелов и знака «плюс»",
    "no checkpoint: lines are missing or empty": "это не состояние журнала: строк не хватает или они пусты",
    "no checkpoint: the size is no number": "это не состояние журнала: размер – не число",
    "no checkpoint: the size is beyond every log": "это не состояние журнала: таких больших журналов нет",
    "no checkpoint: an empty log with a root of its own": "это не состояние журнала: у пустого журнала свой корень",
    "no checkpoint: the root is no base64": "это не состояние журнала: корень – не base64",
    "no checkpoint: the root is no SHA-256": "это не состояние журнала: корень – не SHA-256",
    "no note: it is too long or has control characters": (
        "это не подписанный текст: он слишком длинный или содержит управляющие символы"
    ),
    "no note: there is no text, or there are no signatures": "это не подписанный текст: нет текста или подписей",
    "no note: too many signatures": "это не подписанный текст: слишком много подписей",
    "no note: a signature line is malformed": "это не подписанный текст: строка подписи испорчена",
    "no base64": "это не base64",
    "base64 with loose bits": "base64 с лишними битами",
    "there is no head: {path}": "нет состояния: {path}",
    "no key of the log is known here; give --pubkey": (
        "ключ журнала здесь неизвестен; укажите --pubkey"
    ),
    "{done} of {size} entries": "записей: {done} из {size}",
    # frmr_cli/render/audit.py
    "No.": "№",
    "Action": "Действие",
    "Whose data": "Чьи данные",
    "Objects": "Объекты",
    "Details": "Подробности",
    "Session": "Сеанс",
    "In which role": "В какой роли",
    "What is unusual": "Что необычно",
    "Log entry": "Запись журнала",
    "What was seen": "Что увидено",
    "In detail": "Подробно",
    "a signature under the name of a known key is false": "подпись под именем известного ключа ложна",
    "none of the given keys has signed the head": "состояние не подписано ни одним из данных ключей",
    "entry {seq} is not what was signed": "запись {seq} – не та, что была подписана",
    # frmr_cli/render/audit_own.py
    "somebody without a role": "кто-то без роли",
    "look at this list": "просмотр этого списка",
    "Entries": "Записей",
    "Share": "Доля",
    "Hour in Moscow": "Час в Москве",
    "Day in Moscow": "День в Москве",
    "done": "сделано",
    "refused": "отказано",
    "unsuccessful": "неудачно",
    "HR of an organisation": "кадры организации",
    "registry administrator": "администратор регистра",
    "The log is what was signed.": "Журнал – тот, что был подписан.",
    "The log was tampered with.": "Журнал подделан.",
    "The input is incomplete.": "Данные неполны.",
    "It cannot be verified.": "Проверить нельзя.",
    "changed": "изменено",
    "missing": "отсутствует",
    "inserted": "вставлено",
    "in another order": "в другом порядке",
    "cut off at the end": "отрезан конец",
    "the clock was turned back": "часы переведены назад",
    "no entry": "не запись",
    "false signature of the head": "ложная подпись состояния",
    "signed by another key": "подписано другим ключом",
    "older than what was seen": "старше того, что видели",
    "rewritten since it was seen": "переписан с тех пор, как видели",
    "no proof that it only grew": "нет доказательства, что он только рос",
    "entries and tree disagree": "записи расходятся с деревом",
    "{minutes} min": "{minutes} мин",
    "a minute": "минуту",
    "{count} failures in {span}": "неудач: {count} за {span}",
    "address seen for the first time after {entries} entries; {known} were known": (
        "новый адрес; до этого записей {entries}, известных адресов {known}"
    ),
    "program seen for the first time after {entries} entries; {known} were known": (
        "новая программа; до этого записей {entries}, известных программ {known}"
    ),
    "active at {hour}; {nightly} of {entries} entries before were at night": (
        "действия в {hour}; раньше ночных записей было {nightly} из {entries}"
    ),
    "{count} records in {span}; median of this account {median} a day": (
        "записей прочитано: {count} за {span}; медиана этой учётной записи – {median} в день"
    ),
    "{count} records listed in {span}": "в выдаче поиска карточек: {count} за {span}",
    "{count} disclosures or exports in {span}": ("раскрытий и выгрузок: {count} за {span}"),
    "not used for {days} days before": "до этого не использовалась {days} дн.",
    "read {subject}, who does not work in the organisation": (
        "прочитана запись {subject}, работника другой организации"
    ),
    "Nothing unusual.": "Ничего необычного.",
    "Entries checked": "Проверено записей",
    "Signed heads compared": "Сверено подписанных состояний",
    "Entries of the newest head": "Записей в последнем состоянии",
    "Signed": "Подписано",
    "Fingerprint": "Отпечаток",
    "Why": "Почему",
    "Log": "Журнал",
    "Keys": "Ключи",
    "Key pinned by hand": "Ключ закреплён вручную",
    "File": "Файл",
    "Added now": "Добавлено сейчас",
    "What": "Что",
    "From entry": "С записи",
    "To entry": "По запись",
    "the last line was not written whole": "последняя строка записана не целиком",
    "it has entries that no head covers": "есть записи, которых не покрывает ни одно состояние",
    # render/audit_actions.py
    "record": "запись",
    "education": "образование",
    "job": "работа",
    "document": "документ",
    "contacts": "контакты",
    "role": "роль",
    "account": "учётная запись",
    "public check": "открытая проверка",
    "reading": "просмотр",
    "reading of the history": "просмотр истории",
    "addition": "добавление",
    "change": "изменение",
    "start of a change": "начало изменения",
    "removal": "удаление",
    "submission": "отправка на проверку",
    "check": "проверка",
    "transfer": "перевод",
    "restricted fields opened": "открытие закрытых полей",
    "upload": "загрузка",
    "download": "скачивание",
    "replacement": "замена",
    "link": "привязка",
    "removal of a link": "снятие привязки",
    "deletion at the end of its term": "удаление по истечении срока",
    "grant": "выдача",
    "revocation": "отзыв",
    "refusal": "отказ",
}
