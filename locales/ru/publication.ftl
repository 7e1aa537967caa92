# Pages of a site about what is known besides figures by station: the article, incidents,
# statements, observers, exit polls, the law, the timeline, what was not found.

menu-article = Проверка статьи
menu-state = Состояние свидетельств
menu-announced = Итоги и явка
menu-polls = Экзитполы
menu-incidents = Инциденты
menu-timeline = Хронология
menu-statements = Заявления
menu-observers = Наблюдатели
menu-law = Закон
menu-corrections = Исправления

# The article
article-lede = Утверждений об этих выборах в новостной статье: { $claims }. Каждое сопоставлено с опубликованными источниками. Ничто из самой статьи здесь не принималось за доказательство.
article-no-address = Адрес статьи не записан.
article-published-by = Кто опубликовал
article-count = { $count ->
    [one] { $count } утверждение
    [few] { $count } утверждения
    [many] { $count } утверждений
   *[other] { $count } утверждения
}
article-because = Что обнаружено
article-rests-on = На чём основано
article-by-status = Утверждения по итогу проверки
article-row-1 = Итоги и явка, как их объявили
article-row-2 = Голосование не по месту регистрации
article-row-3 = Экзитполы
article-row-4 = Поздравления, критика, требования
article-row-5 = Наблюдатели: кто аккредитован и кого не пригласили
article-row-6 = Наблюдатели и журналисты на участках
article-row-7 = Что показали камеры
article-row-8 = Группы, голосовавшие на нескольких участках
article-row-9 = Обвинения в адрес независимых СМИ
article-row-10 = Международная миссия

claim-status-confirmed = Подтверждается
claim-status-differs = Расходится
claim-status-not-found = Не найдено
claim-status-cannot-tell = Установить нельзя
claim-status-opinion = Мнение
claim-status-confirmed-explained = Опубликованные источники говорят то же самое.
claim-status-differs-explained = Опубликованные источники говорят другое.
claim-status-not-found-explained = Ни один из доступных источников этого не говорит. Из этого не следует, что это неправда.
claim-status-cannot-tell-explained = Доступные источники оставляют вопрос открытым. Указано, что внесло бы ясность.
claim-status-opinion-explained = Чья-то точка зрения. Проверить можно только то, была ли она высказана.
claim-kind-fact = Утверждение о факте
claim-kind-opinion = Мнение

# State of the evidence
state-lede = Что есть, насколько это достоверно и чего не хватает. Запись передаёт то, что говорит источник; это не вердикт.
state-records = Записи
state-records-note = Каждая со своими источниками
state-sources = { $count ->
    [one] источник
    [few] источника
    [many] источников
   *[other] источника
}
state-sources-note = { $addresses ->
    [one] у { $addresses } источника есть адрес
    [few] у { $addresses } источников есть адрес
    [many] у { $addresses } источников есть адрес
   *[other] у { $addresses } источника есть адрес
}
state-incidents = { $count ->
    [one] инцидент
    [few] инцидента
    [many] инцидентов
   *[other] инцидента
}
state-incidents-note = сообщено двумя независимыми источниками: { $verified }; оспаривается: { $disputed }
state-statements = { $count ->
    [one] заявление
    [few] заявления
    [many] заявлений
   *[other] заявления
}
state-announced = { $count ->
    [one] сообщение с цифрами
    [few] сообщения с цифрами
    [many] сообщений с цифрами
   *[other] сообщения с цифрами
}
state-gaps = { $count ->
    [one] пробел
    [few] пробела
    [many] пробелов
   *[other] пробела
}
state-gaps-note = Искали и не нашли
state-confidence = Насколько достоверны записи
state-confidence-note = Высокая: сведения официальные или совпадают в нескольких независимых сообщениях. Средняя: есть одно сообщение или его перепечатки. Низкая: сведения оспариваются или противоречат сами себе.
state-missing = Что не найдено
state-missing-note = Цифру, которую не нашли, никогда не считают нулём.
state-checks = Что говорит арифметика
state-checks-note = По каждой проверке: что проверено, что сошлось и о чём судить нельзя:
state-independent = Страницы с одним и тем же текстом считаются одним источником.

# Figures announced
announced-lede = Все варианты итогов и явки, как их объявили, и то, что вместо них печатают другие источники. Ничего не усредняется и не отбрасывается.
announced-results = Варианты итогов
announced-results-caption = Доля каждого варианта выбора в процентах, как напечатано, и голоса, если они напечатаны
announced-turnout = Явка в течение дня
announced-turnout-caption = Показатели явки, как их объявили
announced-turnout-figure = Явка в течение дня, как её объявили
announced-turnout-method = Полосы показывают, сколько человек проголосовало к этому часу по данным, объявленным комиссией. Доля — та, что напечатана.
announced-version = Вариант
announced-other = Другие объявленные цифры
announced-asides = Прочие отдельные цифры
announced-asides-note = Цифры, которые не с чем сравнить.
announced-removed = Участки с отменёнными итогами (по сравнению с: { $since })
announced-variant = { $value }, источник: { $sources }
announced-also = Напечатано также
announced-checked = Что проверено
announced-stage = Этап
announced-when = Объявлено
announced-at = Час
announced-voters = Проголосовало
announced-share = Явка, %
announced-stations = Участки, передавшие данные
announced-counted = Доля подсчитанных участков, %
announced-valid = Действительные голоса
announced-invalid = Недействительные голоса
announced-cast = Поданные голоса
announced-registered = Избиратели в списке
announced-units-planned = Участков всего
announced-removed-count = Участки с отменёнными итогами
announced-printed = Напечатанные бюллетени
announced-respondents = Ответы
announced-refused = Отказались отвечать, %
announced-poll-stations = Участки, где шёл опрос
announced-poll-stations-planned = Участки, где опрос планировался
announced-no-votes = Только доли
announced-link-poll = Как проводился опрос

# Exit polls
polls-lede = Что показывает каждый экзитпол рядом с другими и с итогом и что известно о том, как он проводился. Экзитпол говорит о том, что отвечали люди, а не о том, как подсчитаны голоса.
polls-shares = Доли в процентах, как напечатано
polls-result = Итог, { $stage }
polls-card = Как проводился
polls-not-said = Если не сказано, как проводился опрос, это указано в соответствующей строке: читатель может учесть и это.
polls-organisation = Кто провёл
polls-funder = Кто оплатил
polls-accredited = Аккредитация
polls-published = Опубликован
polls-stations-planned = Участков по плану
polls-constituencies-planned = Округов по плану
polls-stations = Участки, где шёл опрос, по данным его авторов
polls-respondents = Ответили
polls-refused = Отказались отвечать, %
polls-selection = Как отбирали участки и людей
polls-question = О чём спрашивали
polls-weighting = Как взвешивали ответы
polls-composition = Кто ответил
polls-sum = Сумма напечатанных долей

# Incidents
incidents-lede = Что, по сообщениям, произошло на участках, кто об этом говорит, что ответила другая сторона и какое решение принято. Сообщение — не доказательство; людей называют не по имени, а только по роли.
incidents-caption = Инциденты по участкам
incident-unit = Участок
incident-related = Касается также
incident-verification = Насколько подтверждено
incident-reported-by = Кто сообщил
incident-reply = Ответ
incident-decision = Решение
incident-dispute = Что говорят против
incident-links = К чему относится
incident-settle = Что внесло бы ясность
incident-no-unit = участок неизвестен
incident-decision-in = В каком сообщении
incident-filmed = На камере
verification-reported = Есть сообщение
verification-verified = Два независимых источника
verification-disputed = Оспаривается
verification-withdrawn = Отозвано
reply-state-not-asked = Запрашивал ли кто-либо ответ, неизвестно
reply-state-no-answer = Ответ запрашивали, он неизвестен
reply-state-answered = Ответ получен
reply-whom = Кто ответил: { $whom }
outcome-annulled = Результат участка отменён
outcome-not-annulled = Не входит в число отменённых участков
outcome-rejected = Жалоба отклонена
outcome-upheld = Жалоба удовлетворена
outcome-pending = На рассмотрении
incident-kind-observer-removed = Удаление наблюдателя
incident-kind-observer-removed-police = Удаление наблюдателя с участием полиции
incident-kind-observer-pressure = Давление на наблюдателей
incident-kind-journalist-obstructed = Журналистов не пустили или им мешали
incident-kind-prepared-ballots = Бюллетени со срезанными уголками
incident-kind-voter-from-elsewhere = Бюллетени людям, зарегистрированным в другом месте
incident-kind-carousel = Одни и те же люди на нескольких участках
incident-kind-ballots-in-bundle-filmed = Несколько бюллетеней опущено разом, на видео
incident-kind-ballots-in-bundle-reported = Несколько бюллетеней опущено разом, по сообщению
incident-kind-camera-view = Камера далеко от урны
incident-kind-contested-film = Видео спорного происхождения
incident-kind-other = Другое

# Timeline
timeline-lede = Что и когда произошло — с той точностью, какую дают источники. Порядок двух событий указан, только если их время не может пересекаться; иначе о порядке судить нельзя.
timeline-undated = Без времени
timeline-interval = Между { $from } и { $to } (UTC)
timeline-until = Не позднее { $to } (UTC)
timeline-from = Не раньше { $from } (UTC)
timeline-reported = Сообщено
timeline-occurred = Произошло
timeline-zone-unknown = Часовой пояс этого времени не указан, поэтому оно может приходиться на любой момент этого промежутка.
timeline-only-reported = Известно только время сообщения.
fact-kind-called = Назначение выборов
fact-kind-voting-opens = Начало голосования
fact-kind-voting-closes = Конец голосования в стране
fact-kind-voting-closes-abroad = Конец голосования за рубежом
fact-kind-first-official-count = Первые официальные данные подсчёта
fact-kind-result = Официальные данные подсчёта
fact-kind-final-result = Окончательный итог
fact-kind-court = Суд
fact-kind-decision = Решение
fact-kind-invitation = Приглашение
fact-kind-media = СМИ
fact-kind-setting = Как устроены выборы
fact-kind-other = Другое
fact-outlets = Издания

# Statements
statements-lede = Кто, что и когда сказал о выборах и на каком основании. Отношение заявления к итогу определяется его видом по опубликованной таблице, если из текста не следует иное.
statements-caption = Заявления по времени
statements-by-stance = По позиции
statement-who = Кто
statement-stance = Позиция
statement-basis = Основание
statement-when = Когда
statement-medium = Форма
statement-country = Страна
statement-role = Должность
statement-organisation = От чьего имени
statement-joint = Сделано совместно с
statement-coverage = Что видела миссия
statement-coverage-none = Сколько она видела, неизвестно.
statement-chosen = Как отбирали участки
coverage-observers = Наблюдатели
coverage-stations = Посещённые участки
coverage-constituencies = Округа
coverage-openings = Открытия участков под наблюдением
coverage-units = Названные участки
statement-kind-congratulation = Поздравление
statement-kind-recognition = Признание
statement-kind-non-recognition = Непризнание
statement-kind-criticism = Критика
statement-kind-concern = Обеспокоенность
statement-kind-demand-to-annul = Требование отменить
statement-kind-demand-to-recount = Требование пересчитать
statement-kind-rejection = Отклонение критики
statement-kind-positive-assessment = Положительная оценка
statement-kind-negative-assessment = Отрицательная оценка
statement-kind-mixed-assessment = Смешанная оценка
statement-kind-other = Другое
stance-recognises = признаёт итог
stance-congratulates = поздравляет
stance-welcomes = приветствует ход выборов
stance-neutral = принимает к сведению
stance-expresses-concern = выражает обеспокоенность
stance-criticises = критикует
stance-rejects = не признаёт итог
stance-demands-annulment = требует отмены
stance-demands-recount = требует пересчёта
stance-rejects-criticism = отвергает критику
stance-unknown = неизвестно
basis-exit-poll = только экзитполы
basis-partial = часть подсчёта
basis-preliminary = предварительный подсчёт
basis-final = окончательный итог
basis-observation = собственное наблюдение
basis-observers = слова других наблюдателей
basis-unknown = неизвестно
side-state = Государства и межгосударственные органы
side-observers = Миссии наблюдателей
side-party = Партии и кандидаты
side-authority = Государство, проводящее выборы
side-society = Другие

# Observers
observers-lede = Кого допустили к наблюдению, как об этом объявили. Люди и организации подсчитаны отдельно; если что-то не опубликовано, так и сказано.
observers-caption = Аккредитованные наблюдатели
observers-of-all = Все наблюдатели
observers-of-international = Международные наблюдатели
observers-of-local = Местные наблюдатели
observers-of-organisation = Организация
observers-persons = Люди
observers-organisations = Организации
observers-countries = Страны
observers-nominated = Кто выдвинул
observers-nominated-unknown = не найдено
observers-invited-yes = Приглашение было
observers-invited-no = Не наблюдала; по словам властей, не была приглашена
observers-missions = Что видели и сказали миссии
nominator-candidate = кандидат
nominator-party = партия
nominator-association = объединение граждан
nominator-own-initiative = собственная инициатива
nominator-state = государство или межгосударственный орган
nominator-other = другие

# Law
law-lede = Правила, которые относятся к тому, о чём здесь сообщается, — в нашем изложении и с указанием, где они записаны. Что говорит закон, решают суды.
law-article = Где записано
law-valid-from = Действует с
law-no-norms = Ни одного правила не записано.

# Corrections
corrections-lede = Что нам пришлось исправить и какие записи изменились после того, как были приняты впервые. Ничто не удаляется бесследно.
corrections-none = Исправлять пока ничего не приходилось.
corrections-made = Исправления
corrections-changed = Изменившиеся записи
corrections-changed-none = Ни одна запись не изменилась после того, как была принята впервые.
corrections-how = Если здесь что-то неверно, напишите издателю; адрес стоит внизу каждой страницы. Исправление остаётся на этой странице.
corrections-record = Запись
corrections-altered = изменена
corrections-removed = изъята
corrections-how-changed = Изменение
corrections-imported = Принято

# All of them
record-sources = Источники
record-source-none = адрес не записан
record-carries = повторяет текст { $key }
record-confidence = Достоверность
confidence-high = высокая
confidence-medium = средняя
confidence-low = низкая
record-not-found = искали и не нашли
record-note = Примечание
record-links = См. также
record-settle = Что внесло бы ясность
record-searched = Где искали
record-in-language = язык: { $language }
slice-announced = Объявленные цифры
slice-aside = Отдельная цифра
slice-incident = Инцидент
slice-statement = Заявление
slice-accreditation = Аккредитация
slice-exit-poll = Экзитпол
slice-norm = Норма закона
slice-fact = Факт
slice-gap = Пробел
slice-claim = Утверждение статьи
slice-unit = Участок
qualifier-over = более { $value }
qualifier-at-least = не менее { $value }
qualifier-under = менее { $value }
qualifier-at-most = не более { $value }
qualifier-about = около { $value }
record-simulated-truth = Что было заложено и что обнаружено

# Feeds
feed-title = { $title }: что нового
feed-link = Лента
embed-summary = Показать эту диаграмму на другой странице
embed-lede = Чтобы показать это на другой странице, используйте эту картинку и поставьте ссылку на этот сайт:

# Sources
sources-published = Где опубликовано
sources-published-note = Все источники, названные в записях, с адресом и видом. Источник без адреса тоже назван.
sources-files = Файлы пакета
sources-kind = Вид
sources-used = Где использован

# Checks of records
comparison-records = Время, наблюдатели и инциденты
comparison-records-lede = Записи сопоставлены между собой: что произошло раньше и какие числа наблюдателей согласуются. Какая из двух записей верна, не проверяется.
units-noted = Участки, о которых говорят записи
units-lede-records = Результаты по участкам не найдены. Здесь участки, о которых говорят записи; у каждого есть страница со всем, что о нём известно.
