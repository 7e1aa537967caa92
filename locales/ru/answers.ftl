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
