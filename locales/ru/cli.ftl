# Что командная строка говорит о результатах.

finding-summary = { $title }: { $count } из { $examined }

check-heading = { $file }: { NUMBER($units) ->
    [one] { $units } участок
    [few] { $units } участка
    [many] { $units } участков
   *[other] { $units } участка
}, форма { $form }, разметка { $mapping }
check-clean = { NUMBER($rules) ->
    [one] { $rules } правило не дало
    [few] { $rules } правила не дали
    [many] { $rules } правил не дали
   *[other] { $rules } правила не дали
} ни одного замечания
check-cannot-tell = судить нельзя: { $rules }
check-more = … и ещё { $count } (--all покажет все)
check-line = { $file }, строка { $line }
check-not-accusation = Отметка — не обвинение: у каждого замечания есть безобидные объяснения, см. --json.
check-turnout = явка { $share }, база: { $base }; участков ровно со 100%: { $at_100 }, выше: { $above }

import-done = версия { $seq } записана: { NUMBER($units) ->
    [one] { $units } участок
    [few] { $units } участка
    [many] { $units } участков
   *[other] { $units } участка
}, набор данных { $dataset }
import-known = этот файл уже записан как версия { $seq } и прочитан так же: ничего не добавлено
import-refused = не принято: цифры противоречат друг другу ({ $codes }); оригинал сохранён
import-refused-hint = посмотрите замечания; если источник действительно так говорит, повторите с --accept-findings
import-dry-run = пробный запуск: { NUMBER($units) ->
    [one] был бы принят { $units } участок
    [few] были бы приняты { $units } участка
    [many] было бы принято { $units } участков
   *[other] было бы принято { $units } участка
}, ничего не сохранено
assess-edition = версия { $seq }, { $file }: { NUMBER($units) ->
    [one] { $units } участок
    [few] { $units } участка
    [many] { $units } участков
   *[other] { $units } участка
}
demo-planted = внесено, { $fault }: { $planted }; найдено по { $code }: { $found }
