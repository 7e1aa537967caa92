# What is known of a finding besides its arithmetic, and what that means for publishing
finding-reply-of = Cavab verməli olan:
innocent-excluded = araşdırılıb: istisna edilir
innocent-possible = araşdırılıb: mümkündür
innocent-sufficient = araşdırılıb: tapıntını izah edir
contact = Əlaqə
draft-mark = Qaralama, dərc üçün deyil.
draft-no-publisher = Nəşr edən göstərilməyib.
draft-no-contact = Düzəliş və cavablar üçün ünvan göstərilməyib.
draft-not-asked = { $count ->
    [one] Bir tapıntı üzrə aidiyyəti qurumdan cavab soruşulmayıb.
   *[other] { $count } tapıntı üzrə aidiyyəti qurumdan cavab soruşulmayıb.
}
export-site-draft = xəbərdarlıq: sayt qaralamadır və səhifələri səbəbini deyir

# What is known of false alarms of rules that are arithmetic alone
error-rate-arithmetic = Çap olunmuş rəqəmlər üzərində yuvarlaqlaşdırmanı nəzərə alan dəqiq hesablamadır: rəqəmlərin hamısı bir-birinə aiddirsə və düzgün köçürülübsə, qayda işə düşə bilməz. Redaksiyaların və komissiyaların nə qədər tez-tez yanıldığı bu seçki üçün məlum deyil.
R204-error-rate = { error-rate-arithmetic }
R301-error-rate = { error-rate-arithmetic }
R303-error-rate = { error-rate-arithmetic }
R304-error-rate = { error-rate-arithmetic }
R305-error-rate = { error-rate-arithmetic }
R306-error-rate = { error-rate-arithmetic }
R404-error-rate = { error-rate-arithmetic }
