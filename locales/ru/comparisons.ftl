# Страницы о том, что с чем сравнивалось: версии, сообщения, копии.

menu-comparisons = Сравнения
comparisons-lede = Что видно, если положить рядом цифры, которые должны совпадать: две версии результатов, опубликованные сообщения, копии протоколов и официальный итог.
comparison-editions = Сравнение двух версий
comparison-editions-lede = Версия — это состояние результатов в том виде, в каком его кто-то опубликовал. В новой версии могут что-то добавить, исправить или убрать. Здесь ничего не перезаписывается, поэтому изменения можно сосчитать.
comparison-editions-figure = Голоса в обеих версиях
comparison-editions-first = прежняя версия
comparison-editions-second = новая версия
comparison-editions-method = Суммы по всем участкам каждой версии, как они опубликованы.
comparison-statements = Что было объявлено
comparison-statements-lede = Цифры в том виде, в каком их объявили, со всеми вариантами написания. Проверяется, согласуются ли они между собой; какая из них верна, здесь не решается.
comparison-statements-figure = Голоса в двух сообщениях
comparison-statements-first = прежнее сообщение
comparison-statements-second = новое сообщение
comparison-statements-method = Цифры, как они напечатаны; если вариантов несколько — тот, при котором сходятся суммы.
comparison-copies = Копии рядом с официальным итогом
comparison-copies-lede = Копия протокола — утверждение, о хранении которого есть свидетельства; официальный итог — утверждение без разбивки. Если копии подлинны, они часть целого, а часть не может быть больше целого. Какие именно копии удалось собрать, для этого вывода неважно.
comparison-copies-figure = Голоса в копиях и в официальном итоге
comparison-copies-first = в копиях
comparison-copies-second = официально
comparison-copies-method = Суммы по участкам, копии с которых имеются (каждый участок один раз), рядом с официальной цифрой по всем участкам.
comparison-numbers = Цифры
comparison-found = Что обнаружено
comparison-none = Правила, которые можно было применить, не дали ни одного замечания.
comparison-line = строка { $line }
comparison-left-out = { NUMBER($count) ->
    [one] Ещё { $count } участок — в файле:
    [few] Ещё { $count } участка — в файле:
    [many] Ещё { $count } участков — в файле:
   *[other] Ещё { $count } участка — в файле:
}
comparison-again = Повторить проверку
comparison-data = Всё, что обнаружено, в формате CSV

pairs-alt = По две полосы, { $first } и { $second }; вариантов: { $choices }. { $name }: { $first_votes } и { $second_votes }.
pairs-left-out = Варианты, которые есть только в таблице: { $count }

column-statement = Что обнаружено
column-where = Где это записано
edition-copies = Копии протоколов: { $title }

table-editions-units = Участки и цифры
table-editions-choices = По вариантам выбора
editions-in-both = Участки, которые есть в обеих версиях
editions-added = Участки только в новой версии
editions-gone = Участки только в прежней версии
editions-units-changed = Участки с изменившимися цифрами
editions-figures-changed = Изменившиеся цифры
editions-set-to-zero = Участки, где голоса были, а теперь их нет
editions-names-changed = Изменившиеся названия и адреса
editions-moved = Участки, стоящие в другом порядке
column-what = Показатель
column-count = Количество
column-choice = Вариант
column-earlier = Прежняя версия
column-later = Новая версия
column-net = Изменение в итоге
column-gross = Все изменения без учёта знака
column-added-units = С добавленных участков
column-gone-units = На исчезнувших участках
column-changed-units = На изменившихся участках

table-copies-bound = Что остаётся участкам без копии
table-copies-verdicts = Участки: что говорят копии и официальный итог
column-on-copies = В копиях
column-official = Официально
column-remainder = Официально за вычетом копий
column-least-false = Сколько копий должны быть целиком неверны
column-item = Строка протокола
column-agree = Совпадают
column-official-differs = Официальная цифра отличается от всех копий
column-copies-differ = Копии расходятся между собой
column-copy-only = Только копия
column-official-only = Только официальная цифра
