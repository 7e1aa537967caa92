# Слова о протоколах и местах, которых нет в самих формах. Названия строк стоят в формах.

choices = голоса за все варианты
operator-equal = равно
operator-at-most = не больше, чем
operator-at-least = не меньше, чем
operator-near = примерно равно

base-registered = избиратели в списке
share-base-valid = действительные бюллетени
share-base-choices = голоса за перечисленные варианты

place-country = Страна
place-region = Регион
place-district = Район
place-territory = Территория
place-constituency = Избирательный округ
place-municipality = Муниципалитет
place-precinct = Территория участка
place-section = Секция
place-centre = Центр голосования
place-station = Избирательный участок
place-list = Список
place-postal_code = Почтовый индекс
place-stratum = Страта
place-station_type = Тип участка
place-section_type = Тип секции
