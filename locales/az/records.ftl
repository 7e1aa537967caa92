# Qeydlər haqqında deyilənlər: akkreditasiya, hadisələr, bəyanatlar, vaxtlar.

records-heading = { $package }: { NUMBER($records) ->
    [one] { $records } qeyd
   *[other] { $records } qeyd
}, { NUMBER($statements) ->
    [one] { $statements } açıqlama
   *[other] { $statements } açıqlama
}, { NUMBER($sources) ->
    [one] { $sources } mənbə
   *[other] { $sources } mənbə
}
records-imported = Qəbul edildi: { $files }.
records-known = Hamısı artıq işdə var, heç nə dəyişmədi.
timeline-events = { NUMBER($events) ->
    [one] { $events } hadisə
   *[other] { $events } hadisə
}; bütün cütlərdən { $ordered } cütün ardıcıllığı məlumdur, { $open } cüt barədə isə demək olmur.
timeline-before = Əvvəlcə { $a }, sonra { $b } baş verib.
timeline-after = Əvvəlcə { $b }, sonra { $a } baş verib.
timeline-cannot-tell = { $a } və { $b }: hansının əvvəl baş verdiyini demək olmur, məlum vaxtlar üst-üstə düşür.

cannot-tell-no-moment = Bu qaydanın müqayisə etdiyi an heç bir qeyddə göstərilməyib.
cannot-tell-no-record = Bu qaydanın yoxladığı qeyd yoxdur.
cannot-tell-overlapping = Məlum vaxtlara görə hansının əvvəl olduğu açıq qalır: { $what }.

R603-title = Mümkün olmayan akkreditasiya rəqəmləri
R603-why = Hissə bütövdən böyük ola bilməz: hər təşkilat ən azı bir nəfər göndərir, irəli sürülənlər akkreditasiya olunanların sırasındadır, xarici və yerli müşahidəçilər isə bütün müşahidəçilərə daxildir.
R603-statement-organisations = { $record }: { $part } təşkilat və { $persons } nəfər.
R603-statement-nominated = { $record }: { $part } nəfər irəli sürülüb, { $persons } nəfər akkreditasiya olunub.
R603-statement-parts = { $record }: { $parts } üzrə { $part } nəfər, cəmi isə { $persons } nəfər.
R603-innocent-1 = Rəqəmlər ayrı-ayrı günlərə aiddir, bu müddətdə akkreditasiya davam edib.
R603-innocent-2 = Bir rəqəm irəli sürülənləri və ya dəvət olunanları, o biri isə vəsiqə alanları göstərir.
R603-innocent-3 = İki təşkilat üzrə iki vəsiqəsi olan şəxs iki dəfə sayılıb.
R603-settle = Komissiyanın şəxslər və təşkilatlar üzrə, tarixi göstərilmiş akkreditasiya reyestri.

R701-title = Sonuncu məntəqə bağlanmazdan əvvəl dərc olunan exit-poll
R701-why = Səsvermə davam edərkən açıqlanan rəqəmlər hələ səs verməyənlərə təsir göstərə bilər. Bir çox ölkədə qanun bunu qadağan edir.
R701-statement = { $record }: { $time } dərc olunub, sonuncu məntəqə isə sonra bağlanıb ({ $moment }).
R701-innocent-1 = Göstərilən vaxt güman edilən saat qurşağına deyil, başqasına aiddir.
R701-innocent-2 = Səhifə əvvəlcədən yaradılıb, rəqəmlər isə yalnız məntəqələr bağlanandan sonra əlavə olunub; vaxt damğası dəyişməyib.
R701-innocent-3 = Ölkənin qanunu buna icazə verir və ya rəqəmlər abunəçilərə dərc qadağası ilə verilib.
R701-settle = Səhifənin həmin vaxt arxivlənmiş surəti və səsvermə günü rəy sorğularının dərci haqqında qanun.

R702-title = İlk rəsmi saydan əvvəl tanınan nəticə
R702-why = Komissiya rəqəm açıqlamazdan əvvəl təbrik edən və ya nəticəni tanıyan başqa bir əsasa söykənir. Hansına söykəndiyini bilmək faydalıdır.
R702-statement = { $record }: { $time } bildirilib, ilk rəsmi say isə sonra açıqlanıb ({ $moment }).
R702-statement-exit-poll = { $record }: { $time } exit-poll əsasında bildirilib, ilk rəsmi say isə sonra açıqlanıb ({ $moment }).
R702-innocent-1 = Qonşular arasında nəzakət gözlənilən nəticəyə əsaslanır və heç kim bunu sayıma verilən qiymət hesab etmir.
R702-innocent-2 = Bəyanatın müəllifi komissiyanın sonradan açıqlanan rəqəmlərini əvvəlcədən görüb.
R702-innocent-3 = Göstərilən vaxt güman edilən saat qurşağına deyil, başqasına aiddir.
R702-settle = Bəyanatın saatı göstərilmiş mətni və komissiyanın ilk açıqlamasının saatı.
