# Графики: заголовки, оси, тексты для незрячих и строки, которые уходят вместе с картинкой.

simulated-mark = СИМУЛЯЦИЯ
simulated-figure = СИМУЛЯЦИЯ (SIMULATED): цифры вымышлены. Это не настоящие выборы.

figure-not-stated = не указано
figure-source = Источник: { $source }
figure-method = Метод: { $method }
figure-publisher = Публикует: { $publisher } · Лицензия: { $licence }

not-published = не опубликовано
choice = Вариант
axis-turnout = Явка, % (база: { $base })
axis-share = Доля, %: { $leader }
axis-units = Участки
axis-votes = Голоса
axis-share-of = % (база: { $base })

fingerprint-title = Явка и доля голосов по участкам: { $leader }
fingerprint-alt = Тепловая карта по явке и доле голосов ({ $leader }), на ней { $units ->
        [one] { $units } участок
        [few] { $units } участка
        [many] { $units } участков
       *[other] { $units } участка
    }. В самой заполненной клетке, при явке { $turnout }% и доле { $share }%, — { $most ->
        [one] { $most } участок
        [few] { $most } участка
        [many] { $most } участков
       *[other] { $most } участка
    }.
fingerprint-legend = Участков в одной клетке
fingerprint-note = В каждой клетке — участки с такой явкой и такой долей. Чем правее, тем больше людей проголосовало; чем выше, тем больше доля. Для ровно 100% отведены отдельные строка и столбец. Хвост, уходящий в правый верхний угол, — повод для вопроса, а не ответ.
fingerprint-method = Каждый участок учтён один раз, клетка — один процентный пункт на один; база явки: { $base }. Показано участков: { $used }; не удалось разместить: { $left }.
fingerprint-table = Участки по явке и доле, с шагом в десять пунктов

histogram-title = Участки по явке
histogram-alt = Гистограмма явки с шагом в один пункт, на ней { $units ->
        [one] { $units } участок
        [few] { $units } участка
        [many] { $units } участков
       *[other] { $units } участка
    }. У половины из них явка ниже { $median }% или попадает в этот шаг. Ровно 100%: { $full }.
histogram-method = Каждый участок учтён один раз, шаг — один процентный пункт; ровно 100% — отдельный шаг; база явки: { $base }. Показано участков: { $used }; не удалось разместить: { $left }.

bars-title = Голоса по вариантам выбора
bars-alt = Полосы по вариантам выбора: { $choices ->
        [one] { $choices } вариант
        [few] { $choices } варианта
        [many] { $choices } вариантов
       *[other] { $choices } варианта
    }. Самая длинная: { $first }, { $votes }.
bars-others = { $choices ->
        [one] Ещё { $choices } вариант
        [few] Ещё { $choices } варианта
        [many] Ещё { $choices } вариантов
       *[other] Ещё { $choices } варианта
    }
bars-method = Суммы по всем участкам версии, как опубликовано; база долей: { $base }.
