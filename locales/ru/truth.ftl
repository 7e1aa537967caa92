# Приложение вымышленных выборов: что было заложено и что найдено.

menu-truth = Замечания и истина
truth-lede = Эти выборы вымышлены. Тот, кто их придумал, записал и то, какие ошибки и уловки где заложены. Здесь этот список стоит рядом с тем, о чём сообщили правила.
truth-only-here = Такая страница возможна только для вымышленной страны. О настоящих выборах ни у кого нет списка того, что произошло на самом деле; там замечание остаётся вопросом, пока не ответит другая сторона.
truth-total = Заложено: { NUMBER($planted) }. Найдено: { NUMBER($found) }. Пропущено: { NUMBER($missed) }.
truth-overview = Что было заложено и что найдено
truth-table-overview = По видам и правилам
truth-legend = Единица, о которой правило сообщает дважды, считается один раз. «Там другая ошибка» — единицы, о которых правило сообщило, хотя заложено в них другое: одна неверная цифра часто задевает несколько правил. Ложные тревоги — сообщения там, где не заложено ничего.
truth-column-kind = Заложено
truth-column-planted = Сколько
truth-column-found = Найдено
truth-column-missed = Пропущено
truth-column-explained = Там другая ошибка
truth-column-false-alarms = Ложные тревоги
truth-column-where = Где
truth-column-finding = Замечание
truth-counts = Найдено { NUMBER($found) } из { NUMBER($planted) }.
truth-share = { $count ->
    [0] Ни одной ложной тревоги; проверено: { NUMBER($examined) }.
    [one] { NUMBER($count) } ложная тревога; проверено: { NUMBER($examined) } ({ $share }).
    [few] { NUMBER($count) } ложные тревоги; проверено: { NUMBER($examined) } ({ $share }).
    [many] { NUMBER($count) } ложных тревог; проверено: { NUMBER($examined) } ({ $share }).
   *[other] { NUMBER($count) } ложной тревоги; проверено: { NUMBER($examined) } ({ $share }).
}
truth-share-none = Правилу нечего было проверить.
truth-missed = Пропущено:
truth-table-found = { $count ->
    [one] найдено в { NUMBER($count) } месте
    [few] найдено в { NUMBER($count) } местах
    [many] найдено в { NUMBER($count) } местах
   *[other] найдено в { NUMBER($count) } места
}
truth-table-explained = { $count ->
    [one] сообщается и в { NUMBER($count) } месте с другой ошибкой
    [few] сообщается и в { NUMBER($count) } местах с другой ошибкой
    [many] сообщается и в { NUMBER($count) } местах с другой ошибкой
   *[other] сообщается и в { NUMBER($count) } места с другой ошибкой
}
truth-table-false = { $count ->
    [one] сообщается в { NUMBER($count) } месте, где ничего не заложено
    [few] сообщается в { NUMBER($count) } местах, где ничего не заложено
    [many] сообщается в { NUMBER($count) } местах, где ничего не заложено
   *[other] сообщается в { NUMBER($count) } места, где ничего не заложено
}
truth-files = Файлы, в которых сказано, что заложено

truth-choices-do-not-add-up = Голоса не сходятся в сумме
truth-choices-do-not-add-up-what = Две цифры в голосах кандидата поменялись местами, как это бывает у уставшей руки.
truth-more-ballots-than-given-out = В урнах больше бюллетеней, чем выдано
truth-more-ballots-than-given-out-what = В урну добавлены бюллетени, все — за лидера.
truth-more-voters-than-registered = Избирателей больше, чем в списке
truth-more-voters-than-registered-what = В списке избирателей меньше, чем выдано бюллетеней.
truth-negative-figure = Отрицательное число
truth-negative-figure-what = Перед числом стоит минус.
truth-impossible-register = Невозможный список
truth-impossible-register-what = Число избирателей в списке завышено в десять миллионов раз.
truth-full-turnout = Проголосовали все
truth-full-turnout-what = На участках подряд в одной территории проголосовали все, кто в списке, а за непришедших — за лидера.
truth-repeated-unit = Протокол записан дважды
truth-repeated-unit-what = Тот же протокол стоит в файле второй раз.
truth-removed-unit = Участок убран
truth-removed-unit-what = Участка из прежней редакции нет в итоговой, и ни одно решение не говорит почему.
truth-changed-sheet = Протокол изменён между редакциями
truth-changed-sheet-what = Между редакциями голоса второго кандидата перешли лидеру; протокол по-прежнему сходится.
truth-copy-differs = Копия говорит другое
truth-copy-differs-what = Копия протокола у наблюдателей отличается от официального результата.
truth-copies-disagree = Копии расходятся
truth-copies-disagree-what = У двух держателей копии одного протокола различаются.
truth-shared-picture = Один снимок на два участка
truth-shared-picture-what = Один и тот же снимок протокола служит двум участкам.
truth-rounded-counts = Голоса получены из округлённых долей
truth-rounded-counts-what = Голоса в первой сводке вычислены из долей, которые были округлены.
truth-wrong-share = Доля, которую не дают её голоса
truth-wrong-share-what = Во второй сводке напечатана доля, которая не получается из её же голосов.
truth-exit-poll-too-early = Экзитпол опубликован слишком рано
truth-exit-poll-too-early-what = Доли опубликованы до закрытия последнего участка.
truth-recognition-too-early = Результат признан слишком рано
truth-recognition-too-early-what = Победителя поздравили до первых официальных данных подсчёта.
truth-accreditation-parts = Части наблюдателей больше целого
truth-accreditation-parts-what = Иностранных и местных наблюдателей вместе больше, чем наблюдателей всего.
