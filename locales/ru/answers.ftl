# What is known of a finding besides its arithmetic, and what that means for publishing
finding-reply-of = Ответ:
innocent-excluded = проверено: исключено
innocent-possible = проверено: возможно
innocent-sufficient = проверено: объясняет замечание
contact = Связь
draft-mark = Черновик, не для публикации.
draft-no-publisher = Издатель не назван.
draft-no-contact = Адрес для исправлений и ответов не указан.
draft-not-asked = { $count ->
    [one] По { $count } замечанию у того, о ком идёт речь, не спросили ответа.
    [few] По { $count } замечаниям у тех, о ком идёт речь, не спросили ответа.
    [many] По { $count } замечаниям у тех, о ком идёт речь, не спросили ответа.
   *[other] По { $count } замечания у тех, о ком идёт речь, не спросили ответа.
}
export-site-draft = предупреждение: сайт — черновик, и его страницы говорят почему

# What is known of false alarms of rules that are arithmetic alone
error-rate-arithmetic = Точная арифметика на напечатанных цифрах с учётом округления: если все они относятся друг к другу и переписаны верно, правило сработать не может. Как часто ошибаются редакции и комиссии, для этих выборов неизвестно.
R204-error-rate = { error-rate-arithmetic }
R301-error-rate = { error-rate-arithmetic }
R303-error-rate = { error-rate-arithmetic }
R304-error-rate = { error-rate-arithmetic }
R305-error-rate = { error-rate-arithmetic }
R306-error-rate = { error-rate-arithmetic }
R404-error-rate = { error-rate-arithmetic }
