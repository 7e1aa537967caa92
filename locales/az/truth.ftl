# Uydurma seçkinin əlavəsi: nəyin qurulduğu və nəyin tapıldığı.

menu-truth = Tapıntılar həqiqətlə yanaşı
truth-lede = Bu seçki uydurmadır. Onu uyduran hansı səhvlərin və fəndlərin harada qurulduğunu da yazıb. Burada həmin siyahı qaydaların göstərdikləri ilə yanaşı durur.
truth-only-here = Belə bir səhifə yalnız uydurma ölkə üçün ola bilər. Həqiqi seçkidə əslində nə baş verdiyinin siyahısı heç kimdə yoxdur; orada tapıntı qarşı tərəf cavab verənədək sual olaraq qalır.
truth-total = Qurulub: { NUMBER($planted) }. Tapılıb: { NUMBER($found) }. Tapılmayıb: { NUMBER($missed) }.
truth-overview = Nə qurulub və nə tapılıb
truth-table-overview = Növ və qayda üzrə
truth-legend = Bir qaydanın iki dəfə göstərdiyi vahid bir dəfə sayılır. “Orada başqa səhv” – qaydanın göstərdiyi, lakin başqa səhvin qurulduğu vahidlərdir: yanlış bir rəqəm çox vaxt bir neçə qaydanı işə salır. Yanlış həyəcan – heç nə qurulmayan yerlər barədə göstərişlərdir.
truth-column-kind = Qurulan
truth-column-planted = Neçə
truth-column-found = Tapılıb
truth-column-missed = Tapılmayıb
truth-column-explained = Orada başqa səhv
truth-column-false-alarms = Yanlış həyəcan
truth-column-where = Harada
truth-column-finding = Tapıntı
truth-counts = { NUMBER($planted) } haldan { NUMBER($found) } tapılıb.
truth-share = { $count ->
    [0] Yoxlanılan { NUMBER($examined) } halda yanlış həyəcan yoxdur.
    [one] Yoxlanılan { NUMBER($examined) } halda { NUMBER($count) } yanlış həyəcan ({ $share }).
   *[other] Yoxlanılan { NUMBER($examined) } halda { NUMBER($count) } yanlış həyəcan ({ $share }).
}
truth-share-none = Qayda heç nəyi yoxlaya bilməyib.
truth-missed = Tapılmayıb:
truth-table-found = { $count ->
    [one] { NUMBER($count) } yerdə tapılıb
   *[other] { NUMBER($count) } yerdə tapılıb
}
truth-table-explained = { $count ->
    [one] başqa səhvi olan { NUMBER($count) } yerdə də göstərilib
   *[other] başqa səhvi olan { NUMBER($count) } yerdə də göstərilib
}
truth-table-false = { $count ->
    [one] heç nə qurulmayan { NUMBER($count) } yerdə göstərilib
   *[other] heç nə qurulmayan { NUMBER($count) } yerdə göstərilib
}
truth-files = Nəyin qurulduğunu bildirən fayllar

truth-choices-do-not-add-up = Cəmi düz gəlməyən səslər
truth-choices-do-not-add-up-what = Namizədin səslərində iki rəqəm yerini dəyişib; yorğun əl belə səhv edir.
truth-more-ballots-than-given-out = Qutularda veriləndən çox bülleten
truth-more-ballots-than-given-out-what = Qutuya bülletenlər əlavə olunub, hamısı öndə gedən namizədin xeyrinə.
truth-more-voters-than-registered = Siyahıdakından çox seçici
truth-more-voters-than-registered-what = Seçici siyahısı verilmiş bülletenlərin sayından qısadır.
truth-negative-figure = Mənfi rəqəm
truth-negative-figure-what = Rəqəmin qarşısında mənfi işarəsi durur.
truth-impossible-register = Mümkün olmayan siyahı
truth-impossible-register-what = Siyahıdakı seçicilərin sayı on milyon dəfə böyükdür.
truth-full-turnout = Hamı səs verib
truth-full-turnout-what = Bir ərazinin ardıcıl məntəqələrində siyahıdakı hamı səs verib, səs verməyənlərin yerinə isə öndə gedən üçün.
truth-repeated-unit = İki dəfə yazılmış protokol
truth-repeated-unit-what = Eyni protokol faylda ikinci dəfə də var.
truth-removed-unit = Çıxarılmış məntəqə
truth-removed-unit-what = Əvvəlki nəşrdə olan məntəqə yekun nəşrdə yoxdur və heç bir qərar səbəbini bildirmir.
truth-changed-sheet = Nəşrlər arasında dəyişmiş protokol
truth-changed-sheet-what = Nəşrlər arasında ikinci namizədin səsləri öndə gedənə keçib; protokolun cəmi yenə düz gəlir.
truth-copy-differs = Başqa şey deyən surət
truth-copy-differs-what = Müşahidəçilərdəki protokol surəti rəsmi nəticədən fərqlənir.
truth-copies-disagree = Bir-birinə uyğun gəlməyən surətlər
truth-copies-disagree-what = İki nəfərdə eyni protokolun fərqli surətləri var.
truth-shared-picture = İki məntəqə üçün bir şəkil
truth-shared-picture-what = Eyni protokol şəkli iki məntəqə üçün istifadə olunub.
truth-rounded-counts = Yuvarlaqlaşdırılmış faizlərdən alınmış səslər
truth-rounded-counts-what = Birinci bülletendəki səslər yuvarlaqlaşdırılmış faizlərdən hesablanıb.
truth-wrong-share = Öz rəqəmlərindən alınmayan faiz
truth-wrong-share-what = İkinci bülletendə öz səslərindən alınmayan faiz yazılıb.
truth-exit-poll-too-early = Vaxtından əvvəl açıqlanmış sorğu
truth-exit-poll-too-early-what = Faizlər sonuncu məntəqə bağlanmamış açıqlanıb.
truth-recognition-too-early = Vaxtından əvvəl tanınmış nəticə
truth-recognition-too-early-what = Qalib ilk rəsmi sayımdan əvvəl təbrik olunub.
truth-accreditation-parts = Hissələri cəmindən çox olan müşahidəçilər
truth-accreditation-parts-what = Xarici və yerli müşahidəçilər birlikdə bütün müşahidəçilərdən çoxdur.
