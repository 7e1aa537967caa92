# Rəsmi nəticənin yanında protokol surətləri: R501-dən R506-ya qədər.

# Qayda və ya onun bir hissəsi niyə tətbiq oluna bilmədi.
cannot-tell-no-official-units = Rəsmi nəticədə məntəqələr üzrə rəqəm yoxdur.
cannot-tell-one-copy-each = Heç bir məntəqənin birdən artıq surəti yoxdur.
cannot-tell-no-totals = Rəsmi nəticədə surətlərlə tutuşdurula bilən heç bir yekun yoxdur.
cannot-tell-unmatched = Bu seçimlər yalnız bir tərəfdə var: { $what }.
cannot-tell-no-custody = Surətlərdə onların necə saxlandığı göstərilməyib, yaxud siyahıda onların heç biri yoxdur.
cannot-tell-two-choices = Surətlərdə ikidən az seçim var.

# Terminal üçün ilk sətirlər.
copies-heading = { NUMBER($units) ->
   *[other] { $units } məntəqənin
} { NUMBER($rows) ->
   *[other] { $rows } surəti
}, yanında rəsmi nəticə: { $official }
copies-heading-units = { NUMBER($both) ->
   *[other] { $both } məntəqə hər iki tərəfdə var
}; { $held } məntəqənin yalnız surəti, { $published } məntəqənin yalnız rəsmi rəqəmi var
copies-heading-bound = { $item }: surətlərdə { $copies }, rəsmi olaraq { $official }, surəti olmayan məntəqələrə { $remainder } qalır
copies-heading-custody = siyahıda { $images } şəkil var; siyahının əhatə etdiyi məntəqələr: { $claimed }
copies-heading-coincidence = { NUMBER($pairs) ->
   *[other] { $pairs } cüt məntəqənin
} bütün rəqəmləri eynidir; təsadüf təxminən { $expected } cüt verir
copies-heading-differ = { $item }: { $agree } məntəqədə uyğundur, { $official_differs } məntəqədə rəsmi rəqəm heç bir surətdə yoxdur, { $copies_differ } məntəqədə surətlər fərqlidir

R501-title = Surət rəsmi rəqəmdən fərqlənir
R501-why = Məntəqə protokolunun surəti və həmin məntəqənin rəsmi nəticəsi hər bənddə eyni rəqəmi göstərməlidir.
R501-statement = “{ $item }” bəndi məntəqənin bütün surətlərində { $copy }, rəsmi nəticədə isə { $official } göstərilib; fərq { $difference }.
R501-statement-some = “{ $item }” bəndi məntəqənin bir surətində { $copy }, rəsmi nəticədə isə { $official } göstərilib; fərq { $difference }. Başqa surətdə rəsmi rəqəm var.
R501-innocent-1 = Rəqəmlər daxil edilərkən surət səhv oxunub və ya səhv yazılıb; protokolun özündə rəsmi rəqəm var.
R501-innocent-2 = Surət çıxarılandan sonra protokol düzəldilib: səslər yenidən sayılıb və ya yazı səhvi müşahidəçilərin yanında aradan qaldırılıb. Onda düzəldilmiş protokol olmalıdır.
R501-innocent-3 = Qeyd başqa məntəqəyə aid edilib: fayllardan birində oxşar nömrəli məntəqələr dəyişik salınıb.
R501-innocent-4 = Protokol komissiyanın sisteminə daxil edilərkən rəsmi rəqəm səhv yazılıb.
R501-settle = Surətin şəkli və yanında imzaları ilə birlikdə protokolun əsli.

R502-title = Bir məntəqənin surətləri fərqlidir
R502-why = Eyni protokolun müxtəlif şəxslərdə olan iki surəti eyni rəqəmləri göstərməlidir.
R502-statement = Məntəqənin surətlərində “{ $item }” bəndi { $least } ({ $least_holder }) və { $most } ({ $most_holder }) göstərilib.
R502-innocent-1 = Surət sahiblərindən biri rəqəmləri əllə köçürüb və ya səhv yazıb.
R502-innocent-2 = Surətlərdən biri protokol düzəldilməzdən əvvəl, o biri isə sonra çıxarılıb.
R502-innocent-3 = Surətlərdən biri başqa məntəqəyə aiddir və səhv nömrə altında saxlanıb.
R502-settle = Hər iki surətin şəkli və hansında hansı imzaların olması.

R503-title = Məntəqə yalnız bir tərəfdə var
R503-why = Rəsmi rəqəmi olmayan surəti nə təsdiq, nə də təkzib etmək olur; surəti olmayan rəsmi rəqəmi isə kənardan yoxlamaq mümkün deyil.
R503-statement-none = Rəsmi nəticədə məntəqələr üzrə rəqəm yoxdur. Surəti olan { $units } məntəqənin heç birində müqayisə aparmaq mümkün deyil.
R503-statement-no-official = Məntəqənin surəti var, rəsmi nəticədə isə bu məntəqə yoxdur.
R503-statement-no-copy = Rəsmi nəticədə məntəqə var, surəti isə yoxdur.
R503-innocent-1 = Rəsmi nəşr qismən nəşrdir və həmin vaxt məntəqə hələ məlumat verməmişdi.
R503-innocent-2 = Surət toplayanlardan heç kim bu məntəqədə olmayıb və ya ona surət verilməyib.
R503-innocent-3 = Məntəqənin nömrəsi iki faylda fərqli yazılıb.
R503-settle = Məntəqələr üzrə tam və müqayisə edilə bilən rəsmi nəticə.

R504-title = Surətlərdə bütün rəsmi nəticədəkindən çox səs
R504-why = Surəti olan məntəqələr bütün məntəqələrin bir hissəsidir. Deməli, hansı surətlərin tapılmasından asılı olmayaraq, bir seçimin surətlərdəki səsləri onun rəsmi yekunundan çox ola bilməz. Surətlərin necə tapıldığı barədə heç nə fərz edilmir.
R504-statement = { $units } məntəqənin surətlərinə görə { $item } { $copies } səs toplayıb. Rəsmi yekun { $official }, yəni { $excess } səs azdır. Onun doğru olması üçün ən azı { $least } məntəqənin surəti tamamilə yalan olmalıdır.
R504-statement-share = { $units } məntəqənin surətlərinə görə { $item } { $copies } səs toplayıb. Məntəqələrin { $counted } faizini əhatə etdiyi bildirilən rəsmi yekun { $official }, yəni { $excess } səs azdır. Onun doğru olması üçün ən azı { $least } məntəqənin surəti ya tamamilə yalan olmalı, ya da ondan kənarda qalmalıdır; bu qədər məntəqənin həmin paydan kənarda qalması üçün cəmi { $from } məntəqə olmalıdır.
R504-statement-both = { $units } məntəqənin surətlərinə görə { $item } { $copies } səs toplayıb. Rəsmi yekun { $official }, yəni { $excess } səs azdır. Onun doğru olması üçün ən azı { $least } məntəqənin surəti tamamilə yalan olmalıdır; yekunun əhatə etmədiyi { $outside } məntəqə { $item } üçün ən çox səs verilən məntəqələr olsa belə, daha { $own_least } məntəqənin surəti.
R504-statement-covered = { $units } məntəqənin surətlərinə görə { $item } { $copies } səs toplayıb. Rəsmi yekun { $official }, yəni { $excess } səs azdır. Yekun { $outside } məntəqəni əhatə etmir; bunlar { $item } üçün ən çox səs verilən məntəqələrdirsə, hər ikisi doğru ola bilər və { $own_remainder } səs qalır.
R504-statement-room = Rəsmi yekunların surəti olmayan məntəqələrə saxladığı səslər üçün { $needed } bülleten lazımdır; həmin məntəqələrin siyahısında isə { $capacity } seçici var.
R504-statement-no-unit-left = Hər məntəqənin surəti var, rəsmi yekunlarda isə surətlərdəkindən { $needed } bülleten çoxdur.
R504-innocent-1 = Surətlər saxlanma sübutu olan iddialardır, rəsmi yekun isə bölgüsü göstərilməyən iddiadır: bəzi surətlər səhv və ya uydurma ola bilər. Tapıntı neçəsinin belə olmalı olduğunu deyir, heç birinin belə olmadığını demir.
R504-innocent-2 = Rəsmi yekun məntəqələrin yalnız bir hissəsini əhatə edir və ondan kənarda qalan məntəqələrin də surəti var. Hər iki oxunuş verilib.
R504-innocent-3 = Rəsmi rəqəm səhvlə elan və ya çap olunub: məsələn, iki rəqəm və ya iki sətir yerini dəyişib.
R504-innocent-4 = Surətlərin bir qismi başqa seçkiyə aiddir və ya bir məntəqə onların arasında iki nömrə altındadır.
R504-innocent-5 = Komissiya surəti olan bəzi məntəqələrin nəticələrini ləğv edib.
R504-innocent-6 = Siyahıya əlavə siyahılar və ya vəsiqə ilə səs verənlər daxil edilməyib, ona görə də surəti olmayan məntəqələrdə bülletenlər siyahıdakından çox ola bilər.
R504-settle = Məntəqələr üzrə rəsmi nəticə: hansı surətlərin səhv olduğunu və ya heç birinin səhv olmadığını bir gündə göstərər.
R504-error-rate = Burada seçmə yoxdur, deməli, seçmə xətası da yoxdur: surətlər həqiqidirsə, hər biri öz məntəqəsinə yazılıbsa və yekun həmin məntəqələri düzgün əhatə edirsə, bu qayda heç vaxt işə düşmür.

R505-title = Saxlanmasında boşluq olan surət
R505-why = Surət o zaman başqalarını inandırır ki, onun şəklini görmək və bunun ilk dərc olunan şəkil olduğunu bilmək mümkün olsun. Şəkillər siyahısı yalnız əhatə etdiyi məntəqələrdən danışır: surətinin şəkli orada adı ilə göstərilənlərdən.
R505-statement-no-image = Sahibi { $holder } olan surətin şəkli yoxdur.
R505-statement-no-digest = Sahibi { $holder } olan surətdə şəklin cəmi kimi “{ $stated }” göstərilib, bu isə SHA-256 deyil.
R505-statement-absent = Siyahı bu məntəqəni əhatə edir; sahibi { $holder } olan surətin { $image } şəkli isə orada yoxdur.
R505-statement-hash = Sahibi { $holder } olan surətin { $image } şəklinin cəmi { $stated } göstərilib; siyahıda isə { $manifest } yazılıb.
R505-statement-unsigned = Sahibi { $holder } olan surətdə protokol imzalanmayıb.
R505-statement-no-stamp = Sahibi { $holder } olan surətdə protokolun möhürü yoxdur.
R505-statement-early = Sahibi { $holder } olan surətin şəkli səsvermə bitməzdən əvvəl çəkilib: { $taken }.
R505-innocent-1 = Şəkil yer az tutsun deyə kəsilib, döndərilib və ya yenidən yadda saxlanıb; bu, onun cəmini dəyişir, göstərdiyini yox.
R505-innocent-2 = Siyahı şəkillərin bir dəstəsinə aiddir, eyni protokolun daha yaxşı şəkli isə sonra çəkilib.
R505-innocent-3 = Telefonun saatı səhv idi və ya başqa saat qurşağını göstərirdi.
R505-innocent-4 = Surət sahibinə şəkil verilməyib və ya onu dərc etməyə icazəsi yoxdur, ona görə rəqəmləri köçürüb.
R505-settle = İlk çəkilmiş şəkil, onu çəkən cihazdan götürülmüş halda, cəmi ilə birlikdə.

R506-title = Bir şəkli və ya bütün rəqəmləri eyni olan iki məntəqə
R506-why = Bir şəkil bir protokolu göstərir, böyük məntəqələrdə isə bütün seçimlərin səsləri nadir hallarda eyni olur. Kiçik məntəqələrdə bu, tez-tez baş verir, ona görə də tapıntı bu böyüklükdə məntəqələr arasında təsadüfün neçə eyni cüt verdiyini göstərir.
R506-statement-image = { $units } məntəqənin ({ $names }) şəkli eynidir: { $image }.
R506-statement-digest = { $units } məntəqənin ({ $names }) şəkillərinin cəmi eynidir: { $image }.
R506-statement-vector = { $units } məntəqənin ({ $names }) hər birində { $votes } səs var və bütün seçimlərin səsləri eynidir. Ən azı bu böyüklükdə olan məntəqələr arasında belə cütlərin sayı { $pairs }; təsadüf təxminən { $expected } cüt verir, bu qədər və ya daha çox olmasının ehtimalı { $chance }.
R506-innocent-1 = Təsadüf: çoxlu kiçik məntəqə arasında bəzilərinin rəqəmləri eyni olur. Ehtimal tapıntının yanında göstərilib.
R506-innocent-2 = Bir şəkildə iki protokol var və ya bir şəklin ünvanı iki qeydə yazılıb.
R506-innocent-3 = Bir məntəqə faylda iki nömrə altındadır.
R506-innocent-4 = Hələ dərc olunmamış bütün surətlərin yerində eyni müvəqqəti şəkil var.
R506-settle = Hər iki protokolun şəkilləri, yan-yana.
R506-error-rate = Ehtimal rəqəmləri az qala üst-üstə düşən məntəqə cütlərindən çıxarılır; uydurma təmiz seçkilərdə nə dərəcədə düz gəldiyi docs/methods/copies.md sənədindədir.
