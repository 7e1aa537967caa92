# Пакеты доказательств, в терминале.

bundle-records = Записи
bundle-objects = Объекты
bundle-withheld = Не включено
bundle-made = В пакете { $records ->
    [one] { $records } запись
    [few] { $records } записи
    [many] { $records } записей
   *[other] { $records } записи
} и { $objects ->
    [one] { $objects } объект
    [few] { $objects } объекта
    [many] { $objects } объектов
   *[other] { $objects } объекта
}. В файле VERIFY.md внутри сказано, как его может проверить каждый.
bundle-without-leaf = { $count ->
    [one] { $count } записи нет
    [few] { $count } записей нет
    [many] { $count } записей нет
   *[other] { $count } записи нет
} в опубликованном журнале, поэтому в пакет это не вошло: scrutineer log append
bundle-wrong = Пока эти ошибки не объяснены, ничто в этом пакете не доказательство.
bundle-right = Всё сходится, и контрольная точка подписана ключом, который вы указали.
bundle-own-key = Всё сходится. Но ключ взят из самого пакета, а своим ключом может подписать кто угодно: повторите с --key и ключом из другого источника.
