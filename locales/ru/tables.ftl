# Как прочитаны таблицы и по чему угадана разметка.

account-format = Файл: { $format }.
account-format-part = Файл: { $format }; прочитанная часть: { $part }.
file-format-delimited = текст со знаком между ячейками (CSV)
file-format-xlsx = электронная таблица XLSX
file-format-xls = электронная таблица XLS
file-format-ods = электронная таблица ODS
file-format-html = страница HTML
encoding-known-by-markup = указана на самой странице

guess-made-from = Угадано по файлу { $file }. Прочтите каждую строку, прежде чем применять.
guess-not-sure = не наверняка
guess-why-common = одно из распространённых названий столбцов
guess-why-word = называется «{ $word }» ({ $language })
guess-why-phrase = в названии есть «{ $word }» ({ $language })
guess-why-numbers = целые числа под собственным названием
guess-why-unique = ячейки отличаются от строки к строке
guess-why-left = больше участки различить нечем
guess-why-texts = тексты, о которых ничего не известно
guess-why-shares = доли или дроби, а не количества
guess-why-empty = в просмотренных строках все ячейки пусты
guess-why-taken = то же значение у другого столбца
guess-why-above = по подписям, которые бывают у таких строк
guess-note-encoding = кодировка { $about } вероятна, но от неё зависят названия
guess-note-no-key = не найдено ничего, что различает участки; дайте одному из столбцов place = "station" вместо того, что у него стоит
guess-note-same-heading = два столбца называются «{ $about }»; файл не будет принят, пока один из них не переименуют в копии
guess-note-key-repeats = у некоторых участков одинаковый ключ
guess-note-group = «{ $about }», по-видимому, разделяет разряды чисел
guess-note-missing = «{ $about }», по-видимому, означает «не опубликовано»
guess-note-sums = строки вида «{ $about }», по-видимому, суммы по участкам
guess-note-header-lines = названия столбцов, по-видимому, занимают больше одной строки
guess-note-form = для этих строк протокола нужна форма, в которой они есть: { $about }

subtotals-differ = Суммы по вариантам, указанные в источнике: проверено { $compared }, не сходятся со своими вариантами { $differing }
subtotal-differs = строка { $line }, столбец { $column }: указано { $stated }, варианты дают в сумме { $sum }
