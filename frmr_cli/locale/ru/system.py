"""Russian texts of what operating systems say of a file or a socket that cannot be used."""

TEXTS: dict[str, str] = {
    "No such file or directory": "нет такого файла или каталога",
    "Permission denied": "нет прав",
    "Operation not permitted": "нет прав на это действие",
    "Is a directory": "это каталог",
    "Not a directory": "часть пути – не каталог",
    "File exists": "файл уже есть",
    "File name too long": "слишком длинное имя файла",
    "No space left on device": "на диске нет места",
    "Disk quota exceeded": "превышена квота на диске",
    "Read-only file system": "сюда нельзя записывать",
    "Input/output error": "ошибка чтения или записи диска",
    "Too many open files": "открыто слишком много файлов",
    "Too many levels of symbolic links": "ссылки на файлы ведут по кругу",
    "Address already in use": "адрес уже занят",
    "Cannot assign requested address": "такого адреса на этой машине нет",
    "Connection refused": "соединение отклонено",
}
