# Карты: заголовки, легенды, сведения о контурах и команда, которая их принимает.

maps-title = На карте
maps-note = Большая площадь не означает много избирателей: сколько их стоит за оттенком, показывает таблица под каждой картой. Оттенки — это классы с границами, указанными в легенде.
maps-source = Контуры:
maps-licence = Лицензия: { $licence }.
maps-file = Файл контуров
download-shapes = Контуры территорий в полученном виде

map-place = Территория
map-voters = Проголосовавшие
map-voters-before = Проголосовавшие прежде
map-registered-before = В списке прежде
map-left-out = Неучтённые участки
map-with-finding = Участки с ошибкой
map-missing = нет данных
map-class = от { $from } до { $to }
map-class-zero = ровно { $zero }

map-turnout-title = Явка на карте
map-leader-title = Доля голосов на карте: { $leader }
map-leader-heading = Доля, % действительных бюллетеней: { $leader }
map-findings-title = Участки, цифры которых не могут быть верны одновременно, на карте
map-findings-heading = Участки с находкой класса «ошибка», % всех участков
map-change-title = Изменение явки на карте; прежняя редакция: { $former }
map-change-heading = Изменение явки, процентные пункты (база: { $base })

map-alt = Карта { $places ->
        [one] { $places } территории
        [few] { $places } территорий
        [many] { $places } территорий
       *[other] { $places } территории
    }: { $heading }. Наименьшее: { $low }, { $least }. Наибольшее: { $high }, { $most }. Без данных: { $without }.
map-alt-empty = Карта без единого значения: { $heading }.
map-method = Суммы по участкам территории, которые публикуют нужные данные. Классы равной ширины: нижняя граница включается, верхняя нет. Площади переданы верно (цилиндрическая равновеликая проекция); большая площадь не означает много избирателей.
map-shapes = Контуры: { $source } (SHA-256 { $digest }…), лицензия: { $licence }.
map-without-shape = Без контура ({ $count }), только в таблице: { $places }.
map-without-place = Контуры без результатов ({ $count }), заштрихованы: { $places }.

geometry-imported = контуры приняты, уровень: { $level }; территорий с контуром: { $drawn } из { $places }
geometry-known = эти контуры уже есть: ничего не добавлено
geometry-matched = { $file }: { $shapes ->
    [one] { $shapes } контур
    [few] { $shapes } контура
    [many] { $shapes } контуров
   *[other] { $shapes } контура
}, уровень { $level }, название берётся из { $properties }
geometry-without-shape = без контура ({ $count }): { $places }
geometry-without-place = контуры без территории ({ $count }): { $places }
