# Elan olunmuş rəqəmlər barədə deyilənlər.

statements-heading = { $package }: { NUMBER($statements) ->
    [one] { $statements } bəyanat
   *[other] { $statements } bəyanat
}, { NUMBER($figures) ->
    [one] { $figures } rəqəm
   *[other] { $figures } rəqəm
}, { NUMBER($variants) ->
    [one] { $variants } fərqli yazılış
   *[other] { $variants } fərqli yazılış
}, { NUMBER($sources) ->
    [one] { $sources } mənbə
   *[other] { $sources } mənbə
}
statements-masked = { $code }: { $examined } haldan { $by } ilə izah olunanı: { $count }
statements-not-read = bəyanatların yanında onlara aid olmayan fayllar var, oxunmadı: { $files }
statements-expected = Paketin gözlədiyi { $checks } yoxlamadan gözlənildiyi kimi çıxanı: { $hold }; başqa yerdə cavablandırılanı: { $elsewhere }.

cannot-tell-unrelated = Müxtəlif cür yazılıb, amma yanında qərar verə biləcək cəm, pay və ya başqa versiya yoxdur: { $what }.
cannot-tell-not-printed = Heç bir bəyanatda bu qaydanın müqayisə etdiyi rəqəmlərin hamısı yoxdur.

R204-statement-announced = { $statement }: { $units } məntəqə nəzərdə tutulan { $planned } məntəqənin { $share } hissəsidir; yanında isə { $printed }% yazılıb.

R301-title = Dərc olunmuş pay saya uyğun gəlmir
R301-why = Yazılmış pay yazılmış sayın etibarlı səslərə, bütün verilmiş səslərə və ya seçici siyahısına nisbətinin yuvarlaqlaşdırılmış qiyməti olmalıdır.
R301-statement-valid = { $statement }: “{ $item }” üçün { $votes } səs { $total } etibarlı səsin { $computed }%-idir, { $printed }% yazılıb. { $shares } paydan bu bazaya uyğun gələni: { $fitting }; bu payı isə heç bir başqa baza da vermir.
R301-statement-choices = { $statement }: “{ $item }” üçün { $votes } səs bütün seçimlərə verilmiş { $total } səsin { $computed }%-idir, { $printed }% yazılıb. { $shares } paydan bu bazaya uyğun gələni: { $fitting }; bu payı isə heç bir başqa baza da vermir.
R301-statement-cast = { $statement }: “{ $item }” üçün { $votes } səs verilmiş { $total } səsin { $computed }%-idir, { $printed }% yazılıb. { $shares } paydan bu bazaya uyğun gələni: { $fitting }; bu payı isə heç bir başqa baza da vermir.
R301-statement-registered = { $statement }: “{ $item }” üçün { $votes } səs siyahıdakı { $total } seçicinin { $computed }%-idir, { $printed }% yazılıb. { $shares } paydan bu bazaya uyğun gələni: { $fitting }; bu payı isə heç bir başqa baza da vermir.
R301-statement-turnout = { $statement }: səs vermiş { $voters } nəfər siyahıdakı { $total } seçicinin { $computed }%-idir, { $printed }% yazılıb; məlum siyahıların heç biri bu payı vermir.
R301-innocent-1 = Payların cəmi 100 etsin deyə onlardan biri əl ilə artırılıb və ya azaldılıb.
R301-innocent-2 = Pay saymanın yanındakı səslərdən fərqli vəziyyəti üzrə hesablanıb.
R301-innocent-3 = Mətndə adı çəkilməyən başqa baza götürülüb, məsələn, qutulardan çıxan bütün bülletenlər.
R301-settle = Komissiyanın öz cədvəli və payların hesablandığı baza.

R302-title = Saylar cəmin yuvarlaq paylarıdır
R302-why = Hər say cəmin yuvarlaq payı ilə tam üst-üstə düşürsə, ola bilsin, paylar saylardan deyil, saylar paylardan alınıb.
R302-statement = { $statement }: { $choices } sayın hamısı { NUMBER($decimals) ->
    [one] onda birədək
   *[other] vergüldən sonra { $decimals } rəqəmədək
} yazılmış pay ilə { $total } cəminin yuvarlaqlaşdırılmış hasilidir. Sərbəst olan seçimlərin sayı: { NUMBER($free) ->
    [one] bir
   *[other] { $free }
}; saylar paylardan asılı deyilsə, bunun ehtimalı ən çoxu { $chance } olar.
R302-statement-chosen = { $statement }: { $choices } sayın hamısı { NUMBER($decimals) ->
    [one] onda birədək
   *[other] vergüldən sonra { $decimals } rəqəmədək
} yazılmış pay ilə { $total } cəminin yuvarlaqlaşdırılmış hasilidir. Sərbəst olan seçimlərin sayı: { NUMBER($free) ->
    [one] bir
   *[other] { $free }
}; saylar paylardan asılı deyilsə, bunun ehtimalı ən çoxu { $chance } olar. Saylardan biri müxtəlif cür yazılıb və onların arasında seçimi məhz bu üst-üstə düşmə həll edib: başqa yazılışla o yoxdur.
R302-innocent-1 = Sözçünün və ya agentliyin əlində yalnız paylar və cəm olub, sayları onlardan hesablayıb.
R302-innocent-2 = Elanda paylar deyilib, saylar isə tərcümə zamanı əlavə olunub.
R302-innocent-3 = Proqram yuvarlaqlaşdırılmış payları saxlayıb və sayları onlardan hesablayıb çap edib.
R302-settle = Məntəqələr üzrə saylar: onları ölkə üzrə paydan almaq mümkün deyil.
R302-error-rate = Düzgün saylarda bunun nə qədər tez-tez baş verdiyi cümlədəki ehtimaldır: hər sərbəst seçim üçün yuvarlaq payların sayı cəmə bölünür. Bu, mində birdən çox olduqda qayda susur.

R303-title = Dərc olunmuş fəallıq məlum siyahıların heç birinə uyğun gəlmir
R303-why = Fəallıqla siyahının hasili səs verənlərin sayını verməlidir, bu say isə etibarlı səslərdən az ola bilməz.
R303-statement-valid = { $statement }: məlum siyahıdakı { $registered } seçicinin { $turnout }%-i { $product } nəfərdir, sayılmış etibarlı səslər isə { $voted } ədəddir. Bu fəallığın arxasındakı siyahıda ən azı { $least } nəfər olmalıdır (yazılmış pay tam dəqiq sayılsa, { $point }).
R303-statement-cast = { $statement }: { $turnout }% fəallıqla { $voted } səs üçün siyahıda { $least } ilə { $most } arasında seçici olmalıdır (yazılmış pay tam dəqiq sayılsa, { $point }). Məlum siyahıda { $registered } seçici var, bu fəallıq onun { $product } nəfəridir.
R303-innocent-1 = Yekun siyahıya qanunda nəzərdə tutulduğu kimi həmin gün əlavə siyahılarla və ya vəsiqələrlə seçicilər daxil edilib.
R303-innocent-2 = Məlum siyahıda xaricdəki, ordudakı və ya xəstəxanalardakı seçicilər yoxdur.
R303-innocent-3 = Fəallıq son protokollar daxil olmamışdan əvvəl elan olunub və sonra da elə təkrarlanıb.
R303-settle = Yekun protokoldakı siyahı, əlavə siyahılar və vəsiqələr ayrıca göstərilməklə.

R304-title = Mənbələr bir rəqəmi müxtəlif cür yazır
R304-why = Mənbələr bir rəqəmdə ayrılırsa, bütün yazılışlar saxlanılır və yanındakı cəmlərə, paylara və başqa versiyalara əsasən hansının uyğun gəldiyinə baxılır.
R304-statement = { $statement }, { $figure ->
    [votes] “{ $item }” üçün səslər
    [share] “{ $item }” üçün pay
    [valid] etibarlı səslər
    [invalid] etibarsız səslər
    [cast] verilmiş səslər
    [registered] seçici siyahısı
    [turnout] fəallıq
    [voters] səs vermiş şəxslərin sayı
    [counted] hesabat vermiş məntəqələrin payı
    [units_reported] hesabat vermiş məntəqələrin sayı
    [units_planned] məntəqələrin sayı
    [removed] çıxarılmış məntəqələrin sayı
    [printed] bülletenlərin sayı
   *[other] “{ $item }” rəqəmi
}: { $prints } cür yazılıb, onların arasında { $chosen } və { $other } var. { $by ->
    [sums] Yanında yazılmış cəmlərə yalnız { $chosen } uyğun gəlir.
    [shares] Yanında yazılmış paylara yalnız { $chosen } uyğun gəlir.
    [difference] Versiyadan versiyaya yalnız { $chosen } təxminən qalan seçimlər kimi dəyişir.
    [products] Yalnız { $chosen } ilə bütün saylar yuvarlaq paylarla cəmin yuvarlaqlaşdırılmış hasili olur.
   *[nothing] Onların arasında heç bir cəm, pay və ya başqa versiya qərar vermir; { $chosen } birinci göstərilib və hesab onunla aparılır.
}
R304-innocent-1 = Mətbuat orqanı rəqəmi köçürərkən bir rəqəm səhv yığılıb, yeri dəyişib və ya təkrarlanıb.
R304-innocent-2 = Mətbuat orqanları bir saymanın bir-birindən dəqiqələr və ya günlər fərqli iki vəziyyətini göstərir.
R304-innocent-3 = Rəqəm düzəldilib, amma düzəlişi bütün mətbuat orqanları verməyib.
R304-settle = Elanın özü: komissiyanın səhifəsi, yazısı və ya çap olunmuş cədvəli.

R305-title = Payların cəmi 100 etmir
R305-why = Bütün seçimlərin paylarının cəmi, yazılmış onluq rəqəmlərin imkan verdiyi dəqiqliklə, 100 olmalıdır.
R305-statement = { $statement }: { $shares } payın cəmi { $sum }% edir; yuvarlaqlaşdırma 100-dən ən çoxu { $tolerance } fərqi izah edir.
R305-statement-refused = { $statement }: { $shares } payın cəmi { $sum }% edir; yuvarlaqlaşdırma 100-dən ən çoxu { $tolerance } fərqi izah edir. Cavabdan imtina edən { $refused }% ilə birlikdə { $with_refused }% edir.
R305-innocent-1 = Paylar soruşulanların hamısına görədir, imtina edənlər və qərarsızlar isə cədvəldə yoxdur.
R305-innocent-2 = Seçimlərdən biri, boş bülletenlər və ya hamının əleyhinə verilən səslər yazılmayıb.
R305-innocent-3 = Rəqəmlərdən biri səhv yığılıb.
R305-settle = Mənbənin tam cədvəli, bazası və orada olan hər şey.

R306-title = Hissələr cəmə uyğun gəlmir
R306-why = Cəmin hissələri kimi dərc olunan rəqəmlər onun içinə sığmalı, hissələrin hamısı birlikdə onu verməlidir.
R306-statement-votes = { $statement }: seçimlərin cəmi { $sum } edir, etibarlı səslər isə { $total } yazılıb, fərq { $difference }.
R306-statement-cast = { $statement }: etibarlı və etibarsız səslərin cəmi { $sum } edir, verilmiş səslər isə { $total } yazılıb, fərq { $difference }.
R306-statement-rest = { $statement }: { $total } cəmindən (“{ $item }”) qalan hissələr { $others } götürür və “{ $part }” üçün { $rest } qalır; o isə belə yazılıb: { $qualifier ->
    [over] bundan çox:
    [at_least] ən azı
    [under] bundan az:
    [at_most] ən çoxu
   *[about] təxminən
} { $figure }.
R306-statement-above = { $statement }: “{ $item }” hissələri { $sum } və ya daha çox edir, cəm isə { $total } yazılıb.
R306-statement-below = { $statement }: “{ $item }” hissələri ən çoxu { $sum } edir, cəm isə { $total } yazılıb.
R306-innocent-1 = Cəm və hissələr müxtəlif günlərə aiddir, arada sayı artıb.
R306-innocent-2 = Rəqəmlərdən biri asan deyilsin deyə yuvarlaqlaşdırılıb.
R306-innocent-3 = Cəmdə hissələrdən birinə daxil olan qrup yoxdur, yaxud kimsə iki hissədə sayılıb.
R306-settle = Cəmin arxasındakı siyahı, tarixi və qrupları ilə.

R402-statement-announced = { $statement }: “{ $item }” üçün { $after } səs var, bu, { $earlier } bəyanatındakı { $before } səsdən { $difference } azdır.

R404-statement-announced-undecided = { $statement }: { $earlier } bəyanatından sonra { NUMBER($units) ->
    [one] bir məntəqə
   *[other] { $units } məntəqə
} çıxarılıb, etibarlı səslərin sayı { $votes } azalıb, bunlardan “{ $leader }” üçün olanı: { $leader_votes } ({ $share }). { NUMBER($reference_mean) ->
    [0] Çıxarılmış hər məntəqəyə { $mean } düşür.
   *[other] Çıxarılmış hər məntəqəyə { $mean } düşür, { $reference } bəyanatında hesabat vermiş məntəqəyə isə { $reference_mean }.
} Dərc olunmuş qərar tapılmadı.
R404-statement-announced-published = { $statement }: { $earlier } bəyanatından sonra { NUMBER($units) ->
    [one] bir məntəqə
   *[other] { $units } məntəqə
} çıxarılıb, etibarlı səslərin sayı { $votes } azalıb, bunlardan “{ $leader }” üçün olanı: { $leader_votes } ({ $share }). { NUMBER($reference_mean) ->
    [0] Çıxarılmış hər məntəqəyə { $mean } düşür.
   *[other] Çıxarılmış hər məntəqəyə { $mean } düşür, { $reference } bəyanatında hesabat vermiş məntəqəyə isə { $reference_mean }.
} Qərar elan olunub, nömrəsi isə tapılmadı.
R404-statement-announced-decided = { $statement }: { $earlier } bəyanatından sonra { NUMBER($units) ->
    [one] bir məntəqə
   *[other] { $units } məntəqə
} çıxarılıb, etibarlı səslərin sayı { $votes } azalıb, bunlardan “{ $leader }” üçün olanı: { $leader_votes } ({ $share }). { NUMBER($reference_mean) ->
    [0] Çıxarılmış hər məntəqəyə { $mean } düşür.
   *[other] Çıxarılmış hər məntəqəyə { $mean } düşür, { $reference } bəyanatında hesabat vermiş məntəqəyə isə { $reference_mean }.
} Qərar: { $decision }.

R405-statement-announced-falling = { $statement }: { $figure } nəfər səs verib, bu, { $earlier } göstəricisindən ({ $earlier_figure }) azdır.
R405-statement-announced-above = { $reading } göstəricisinə görə { $figure } nəfər səs verib, { $statement } isə cəmi { $cast } verilmiş səs göstərir. Etibarlı səslər { $valid } ədəddir, fərq { $left } ({ $share }).
R405-statement-announced-left = { $reading } göstəricisinə görə { $figure } nəfər səs verib, { $statement } isə { $valid } etibarlı səs göstərir: etibarsız və aparılmış bülletenlərə { $left } ({ $share }) qalır.
R405-statement-announced-later = { $statement } { $valid } etibarlı səs göstərir, bu, son göstəricidən ({ $reading }, { $figure } nəfər) { $left } ({ $share }) çoxdur.
R405-innocent-4 = Sonrakı rəqəmə etibarsız bülletenlər və ya gec sayılan məntəqələr daxil deyil.

R602-title = Çap olunmuş bülletenlər və seçici siyahısı
R602-why = Siyahıdakından nə qədər artıq bülleten çap olunduğunu bilmək faydalıdır; qanun bunu məhdudlaşdıra bilər.
R602-statement-reserve = { $statement }: siyahıda { $registered } seçici olduğu halda { $printed } bülleten çap olunub, ehtiyat { $extra } ədəddir ({ $share }).
R602-statement-fewer = { $statement }: siyahıda { $registered } seçici olduğu halda { $printed } bülleten çap olunub, bu, { $extra } ədəd ({ $share }) azdır.
R602-statement-above = { $statement }: siyahıda { $registered } seçici olduğu halda { $printed } bülleten çap olunub, bu, { $extra } ədəd ({ $share }) çoxdur; qanun { $allowed }% ehtiyata icazə verir.
R602-innocent-1 = Ehtiyat korlanmış bülletenlər və həmin gün əlavə olunan seçicilər üçün saxlanılır.
R602-innocent-2 = Bülletenlər bütöv bağlamalarla çap olunur, ona görə hər məntəqəyə seçicilərindən bir qədər çox düşür.
R602-innocent-3 = Sifariş siyahı bağlanmazdan əvvəl verilib.
R602-settle = Mətbəəyə verilmiş sifariş, qanundakı hədd və neçə bülletenin qalıb ləğv edildiyi.
