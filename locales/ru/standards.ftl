# Стандарты обмена: чего не хватает в файле и что не поместилось при экспорте.

file-format-nist = отчёт по NIST SP 1500-100
file-format-eml = документ EML
document-ignored = в форме { $form } нет строк для того, что ещё есть в документе: { $columns }

nist-clean = { $file }: ошибок нет; объектов: { $objects }, ссылок: { $references }
nist-heading = { $file }: { NUMBER($count) ->
    [one] { $count } ошибка
    [few] { $count } ошибки
    [many] { $count } ошибок
   *[other] { $count } ошибки
}
nist-at = строка { $line }, { $path }: { $message }
nist-listed = перечислены только первые { $listed }

nist-required = нет свойства { $found }
nist-required-remedy = добавьте { $found } к этому объекту
nist-unknown-property = стандарт не знает здесь свойства { $found }
nist-unknown-property-remedy = удалите его или возьмите одно из: { $expected }
nist-not-in-list = «{ $found }» нет в перечне
nist-not-in-list-remedy = возьмите одно из: { $expected }
nist-kind = «{ $found }» — не того вида, нужен { $expected }
nist-kind-remedy = запишите значение вида { $expected }
nist-format = «{ $found }» записано не так, как требуется
nist-format-remedy = запишите так: { $expected }
nist-too-long = «{ $found }» длиннее допустимого, предел в знаках: { $expected }
nist-too-long-remedy = сократите, предел в знаках: { $expected }
nist-too-few = в списке слишком мало элементов, нужно не меньше { $expected }
nist-too-few-remedy = укажите не меньше { $expected }
nist-none-of = объект вида «{ $found }» здесь стоять не может
nist-none-of-remedy = укажите в @type одно из: { $expected }
nist-dangling = нет объекта с идентификатором «{ $found }»
nist-dangling-remedy = укажите @id объекта вида { $expected } или добавьте такой объект
nist-other-kind = «{ $found }» — объект другого вида
nist-other-kind-remedy = укажите @id объекта вида { $expected }
nist-same-id = идентификатор «{ $found }» уже принадлежит другому объекту, в строке { $expected }
nist-same-id-remedy = дайте каждому объекту свой @id

export-done = записано: { NUMBER($units) ->
    [one] { $units } участок
    [few] { $units } участка
    [many] { $units } участков
   *[other] { $units } участка
}, { NUMBER($choices) ->
    [one] { $choices } вариант
    [few] { $choices } варианта
    [many] { $choices } вариантов
   *[other] { $choices } варианта
}
export-lost = не вмещается в стандарт:
export-lost-line = { $what }: { $why } ({ $values })
export-lost-item = в стандарте нет места для этой строки протокола
export-lost-place = в стандарте нет места для описания участка
export-lost-words = числа прописью не сохраняются
export-lost-unreadable = не целое число, поэтому не записано
export-lost-sum = сумма, указанная дважды или не относящаяся ни к одному участку файла
export-lost-text = название пустое, поэтому его нельзя записать
