# Pages and table of units.

unit-neighbours = Соседние участки
unit-found = Что обнаружено на этом участке
unit-found-none = Ни одно правило ничего не обнаружило на этом участке.
unit-figures = Данные по строкам
unit-figures-caption = Данные по редакциям; в скобках — отличие от предыдущей редакции; тире означает, что данные не опубликованы
unit-copies = Копии протокола
unit-copies-caption = Копии рядом с официальными данными; в скобках — отличие от них; тире означает, что данные не опубликованы
unit-line = Строка
unit-form-line = (строка { $line } протокола)
unit-no-edition = Ни в одной редакции результатов, включённых в это дело, нет этого участка.
unit-absent = Отсутствует в редакциях:
unit-records = Записи об этом участке
unit-table = Все участки в одной таблице
unit-table-search = Поиск места
unit-table-flagged = Только участки, по которым что-либо обнаружено
unit-table-place = Наиболее крупная территория
unit-table-place-all = все
unit-table-columns = Столбцы
unit-table-status = Показаны: { $from }–{ $to }, найдено: { $found }; всего участков: { $units }
unit-table-loading = Данные загружаются…
unit-table-previous = Предыдущие строки
unit-table-next = Следующие строки
unit-table-edition = Редакция
unit-table-note = Приведены данные новейшей официальной редакции, в которой есть участок, а если такой нет — новейшей копии. Тире означает, что данные не опубликованы.
