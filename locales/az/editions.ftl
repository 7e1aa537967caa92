# Bir nəticənin iki nəşri haqqında deyilənlər.

editions-file = { $file }: { NUMBER($units) ->
    [one] { $units } məntəqə
   *[other] { $units } məntəqə
}, kodlaşdırma { $encoding }, sətir sonları { $ends }
editions-lost = itmiş sütunlar: { $columns }
editions-new = yeni sütunlar: { $columns }
editions-place = “{ $column }”: { NUMBER($units) ->
    [one] { $units } məntəqədə dəyişib
   *[other] { $units } məntəqədə dəyişib
}
editions-choice = { $choice }: { $before } → { $after } (işarəli fərq { $net }, işarəsiz { $gross })
editions-same = nəşrlər eyni şeyi deyir

# Bəzi ölkələrin fayllarında olan yerlər.
place-state = Ştat
place-state_name = Ştatın adı
place-municipality_name = Bələdiyyənin adı
place-parish = Paroxiya
place-parish_name = Paroxiyanın adı
place-table = Səsvermə masası
place-image = Şəklin ünvanı

cannot-tell-not-cumulative = Nəşrlərin heç biri özünü qismən və ya artan adlandırmır, ona görə də rəqəm azala bilər.
cannot-tell-no-strata = Hansı yerlərin oxşar olduğu göstərilməyib, gec gələn məntəqələr isə başqa yerlərdə ola bilər.
cannot-tell-no-late-units = Sonrakı nəşrlə heç bir məntəqə əlavə olunmayıb.
cannot-tell-too-few-late-units = Həm gec, həm də əvvəl gəlmiş məntəqələri olan yerlərdə məntəqələr çox azdır.

R401-title = İki nəşr arasında fərq
R401-why = Sonrakı nəşrin əvvəlkində nəyi dəyişdiyi bilinməlidir, xüsusən də bunu heç kim elan etməyibsə.
R401-statement = Məntəqələrdən { $both } hər iki nəşrdə var, { $added } əlavə olunub, { $gone } isə artıq yoxdur. { $units } məntəqədə { $changed } rəqəm dəyişib; { $places } ad və ya ünvan dəyişib; { $moved } məntəqə başqa sırada durur. İtmiş sütunlar: { $lost }, yeni: { $new }.
R401-innocent-1 = Əvvəlki nəşr qismən və ya ilkin idi, sonrakı onu tamamlayır.
R401-innocent-2 = Yazı səhvləri tapılıb və lazımi qaydada düzəldilib.
R401-innocent-3 = Fayl başqa proqramla yenidən hazırlanıb, forması və sırası dəyişib, rəqəmlər isə qalıb.
R401-settle = Sonrakı nəşrin nəyi və niyə dəyişdiyi barədə komissiyanın qeydi.

R402-title = Yalnız arta bilən rəqəm azalıb
R402-why = Hər iki nəşr eyni saymanın qismən nəticəsidirsə, sonrakı nəşrdə heç bir rəqəm azalmamalıdır.
R402-statement-total = “{ $item }” { $before } idi, { $after } oldu, fərq { $difference }. Hər iki nəşrdə olan { $units } məntəqədə cəmi { $fall } azalıb; çıxarılmış məntəqələrdə { $removed } idi.
R402-statement-units = “{ $item }” { $before } idi, { $after } oldu, fərq { $difference }; bununla belə, hər iki nəşrdə olan { $units } məntəqədə cəmi { $fall } azalıb. Çıxarılmış məntəqələrdə { $removed } idi.
R402-innocent-1 = Əvvəlki nəşrdəki yazı səhvi düzəldilib.
R402-innocent-2 = Təkrar sayma və ya şikayət məntəqənin rəqəmini azaldıb.
R402-innocent-3 = Nəşrlər müxtəlif şeyləri sayır, məsələn, biri bülletenləri, o biri səsləri.
R402-settle = Rəqəmin azaldığı məntəqələrin imzalanmış protokolları və düzəlişlərin qeydləri.

R403-title = Gec gələn məntəqələr öz yerlərindəki əvvəlkilərdən fərqlənir
R403-why = Gec gələn məntəqələr bir seçimə təxminən həmin yerlərdəki əvvəlki məntəqələrin verdiyi payı verməlidir.
R403-statement-more = Əvvəlki məntəqələri də olan { $strata } yerdə gec gələn { $units } məntəqə “{ $item }” üçün səslərin { $share } hissəsini verir. Yerlərinin payı ilə bu, { $expected } olardı: fərq { $difference } səs, { $errors } standart xətadır.
R403-statement-fewer = Əvvəlki məntəqələri də olan { $strata } yerdə gec gələn { $units } məntəqə “{ $item }” üçün səslərin yalnız { $share } hissəsini verir. Yerlərinin payı ilə bu, { $expected } olardı: fərq { $difference } səs, { $errors } standart xətadır.
R403-innocent-1 = Gec gələn məntəqələr başqa növdəndir: uzaq, böyük, xaricdə və ya başqa cür sayılmış; onların seçiciləri başqa seçimlərə üstünlük verir.
R403-innocent-2 = Yerlər çox genişdir: bir bölgənin şəhəri ilə kəndi müxtəlif saatlarda məlumat verir.
R403-innocent-3 = Şikayəti və ya təkrar sayması olan məntəqələr axırda gəlir, bunlar isə bərabər paylanmayıb.
R403-settle = Yerlərin daha xırda bölgüsü, gec gələn məntəqələrin növü və böyüklüyü, hər protokolun imzalandığı saat.
R403-error-rate = Hər yerdə hansı məntəqələrin gec gələcəyini püşk həll etsəydi, 100 000 seçimdən təxminən 6-sı bildirilərdi. Vicdanlı saymada gec gələn məntəqələrin bundan nə qədər kənara çıxdığı bu seçki üçün məlum deyil.

R404-title = İki nəşr arasında nəticəsi çıxarılmış məntəqələr
R404-why = Məntəqənin nəticəsi yalnız bunu bildirən qərarla çıxarıla bilər və qərar dərc olunmalıdır.
R404-statement-sum = Əvvəlki nəşrin { $units } məntəqəsi sonrakında yoxdur və ya boşdur; onlardan { $undecided } məntəqə üçün dərc olunmuş qərar tapılmayıb. Onlarda cəmi { $votes } səs, bütün səslərin { $share } hissəsi var idi. “{ $item }” bunlardan { $item_votes } səs alıb, { $item_share }; qalan məntəqələrdə payı { $rest_share }. Bir məntəqəyə düşən səs: { $mean }, qalanlarda { $rest_mean }.
R404-statement-gone = Məntəqə yoxdur. Onda { $votes } səs var idi.
R404-statement-void = Məntəqə var, səsləri yoxdur. Onda { $votes } səs var idi.
R404-innocent-1 = Qərar var, lakin heç kimin baxmadığı yerdə dərc olunub və ya bu müqayisəyə verilməyib.
R404-innocent-2 = Məntəqə başqası ilə birləşdirilib və ya nömrəsi dəyişib, səsləri orada sayılır.
R404-innocent-3 = Məntəqə əvvəlki nəşrə səhvən, məsələn, sınaq qeydi kimi düşmüşdü.
R404-settle = Nəticələri ləğv edən qərarlar, hər birinin nömrəsi, tarixi və əsasları, habelə nömrəsi dəyişmiş məntəqələrin siyahısı.
