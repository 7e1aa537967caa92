# Pages of a site about what is known besides figures by station: the article, incidents,
# statements, observers, exit polls, the law, the timeline, what was not found.

menu-article = Məqalənin yoxlanması
menu-state = Sübutların vəziyyəti
menu-announced = Nəticələr və fəallıq
menu-polls = Exit-poll
menu-incidents = İnsidentlər
menu-timeline = Xronologiya
menu-statements = Bəyanatlar
menu-observers = Müşahidəçilər
menu-law = Qanun
menu-corrections = Düzəlişlər

# The article
article-lede = Xəbər məqaləsində bu seçki haqqında { $claims } iddia var. Onların hər biri dərc olunmuş mənbələrlə tutuşdurulub. Məqalənin özündəki heç nə burada sübut kimi götürülməyib.
article-no-address = Məqalənin ünvanı qeyd olunmayıb.
article-published-by = Dərc edən
article-count = { $count ->
    [one] { $count } iddia
   *[other] { $count } iddia
}
article-because = Nə tapılıb
article-rests-on = Nəyə əsaslanır
article-by-status = İddialar yoxlamanın nəticəsinə görə
article-row-1 = Elan olunduğu kimi nəticələr və seçici fəallığı
article-row-2 = Qeydiyyat yerindən kənarda səsvermə
article-row-3 = Exit-poll sorğuları
article-row-4 = Təbriklər, tənqidlər, tələblər
article-row-5 = Akkreditə olunmuş və dəvət edilməmiş müşahidəçilər
article-row-6 = Məntəqələrdə müşahidəçilər və jurnalistlər
article-row-7 = Kameraların göstərdikləri
article-row-8 = Bir neçə məntəqədə səs verən qruplar
article-row-9 = Müstəqil mediaya qarşı ittihamlar
article-row-10 = Beynəlxalq missiya

claim-status-confirmed = Təsdiqlənir
claim-status-differs = Fərqlənir
claim-status-not-found = Tapılmayıb
claim-status-cannot-tell = Müəyyən etmək olmur
claim-status-opinion = Rəy
claim-status-confirmed-explained = Dərc olunmuş mənbələrdə də eyni şey deyilir.
claim-status-differs-explained = Dərc olunmuş mənbələrdə başqa şey deyilir.
claim-status-not-found-explained = Baxıla bilən heç bir mənbədə bu deyilmir. Bu, onun doğru olmadığı demək deyil.
claim-status-cannot-tell-explained = Baxıla bilən mənbələr məsələni açıq qoyur. Nəyin aydınlıq gətirəcəyi göstərilir.
claim-status-opinion-explained = Kiminsə baxışıdır. Yalnız deyilib-deyilmədiyini yoxlamaq olar.
claim-kind-fact = Fakt barədə iddia
claim-kind-opinion = Rəy

# State of the evidence
state-lede = Nə var, nə dərəcədə etibarlı məlumdur və nə çatmır. Qeyd mənbənin dediyini çatdırır; bu, hökm deyil.
state-records = Qeydlər
state-records-note = Hər biri öz mənbələri ilə
state-sources = { $count ->
    [one] mənbə
   *[other] mənbə
}
state-sources-note = { $addresses ->
    [one] { $addresses } mənbənin ünvanı var
   *[other] { $addresses } mənbənin ünvanı var
}
state-incidents = { $count ->
    [one] insident
   *[other] insident
}
state-incidents-note = iki müstəqil mənbənin bildirdiyi: { $verified }; mübahisəlidir: { $disputed }
state-statements = { $count ->
    [one] bəyanat
   *[other] bəyanat
}
state-announced = { $count ->
    [one] rəqəmlərin elanı
   *[other] rəqəmlərin elanı
}
state-gaps = { $count ->
    [one] boşluq
   *[other] boşluq
}
state-gaps-note = Axtarılıb, tapılmayıb
state-confidence = Qeydlərin etibarlılığı
state-confidence-note = Yüksək: məlumat rəsmidir və ya bir neçə müstəqil məlumat üst-üstə düşür. Orta: bir məlumat və ya onun təkrarları var. Aşağı: məlumat mübahisəlidir və ya öz daxilində uzlaşmır.
state-missing = Nə tapılmayıb
state-missing-note = Tapılmayan rəqəm heç vaxt sıfır sayılmır.
state-checks = Hesab nə deyir
state-checks-note = Hər yoxlama: nəyi yoxlayıb, nə uyğun çıxıb və nəyi demək olmur:
state-independent = Eyni mətni verən səhifələr bir mənbə sayılır.

# Figures announced
announced-lede = Nəticənin və seçici fəallığının bütün variantları, elan olunduğu kimi; başqa mənbələrin onların yerinə nə yazdığı da göstərilir. Heç nə ortalanmır, heç nə atılmır.
announced-results = Nəticənin variantları
announced-results-caption = Hər seçimin payı faizlə, çap edildiyi kimi; çap edilibsə, səslər də göstərilir
announced-turnout = Gün ərzində seçici fəallığı
announced-turnout-caption = Elan olunmuş fəallıq göstəriciləri
announced-turnout-figure = Gün ərzində seçici fəallığı, elan olunduğu kimi
announced-turnout-method = Zolaqlar həmin saata qədər səs verənlərin komissiya tərəfindən elan edilmiş sayını göstərir. Pay çap edildiyi kimidir.
announced-version = Variant
announced-other = Elan olunmuş digər rəqəmlər
announced-asides = Digər ayrı-ayrı rəqəmlər
announced-asides-note = Müqayisə etməyə heç nə olmayan rəqəmlər.
announced-removed = Nəticəsi ləğv edilmiş məntəqələr (müqayisə: { $since })
announced-variant = { $value }, mənbə: { $sources }
announced-also = Belə də çap edilib
announced-checked = Nə yoxlanılıb
announced-stage = Mərhələ
announced-when = Elan olunub
announced-at = Saat
announced-voters = Səs verib
announced-share = Seçici fəallığı, %
announced-stations = Məlumat vermiş məntəqələr
announced-counted = Sayılmış məntəqələrin payı, %
announced-valid = Etibarlı səslər
announced-invalid = Etibarsız səslər
announced-cast = Verilmiş səslər
announced-registered = Siyahıdakı seçicilər
announced-units-planned = Cəmi məntəqə
announced-removed-count = Nəticəsi ləğv edilmiş məntəqələr
announced-printed = Çap edilmiş bülletenlər
announced-respondents = Cavablar
announced-refused = İmtina edənlər, faiz
announced-poll-stations = Sorğu aparılmış məntəqələr
announced-poll-stations-planned = Sorğu üçün nəzərdə tutulmuş məntəqələr
announced-no-votes = Yalnız paylar
announced-link-poll = Sorğu necə aparılıb

# Exit polls
polls-lede = Hər exit-poll nə deyir, digərlərinin və nəticənin yanında, habelə onun necə aparıldığı barədə nə məlumdur. Exit-poll insanların nə cavab verdiyini göstərir, səslərin necə sayıldığını yox.
polls-shares = Paylar faizlə, çap edildiyi kimi
polls-result = Nəticə, { $stage }
polls-card = Necə aparılıb
polls-not-said = Sorğunun necə aparıldığı deyilmədikdə bu, müvafiq sətirdə yazılır: oxucu bunu da nəzərə ala bilər.
polls-organisation = Aparan
polls-funder = Maliyyələşdirən
polls-accredited = Akkreditasiya
polls-published = Dərc olunub
polls-stations-planned = Nəzərdə tutulmuş məntəqələr
polls-constituencies-planned = Nəzərdə tutulmuş dairələr
polls-stations = Sorğu aparılmış məntəqələr, öz məlumatına görə
polls-respondents = Cavab verənlər
polls-refused = Cavabdan imtina edənlər, faiz
polls-selection = Məntəqələr və insanlar necə seçilib
polls-question = Nə soruşulub
polls-weighting = Cavablara çəki necə verilib
polls-composition = Kimlər cavab verib
polls-sum = Çap edilmiş payların cəmi

# Incidents
incidents-lede = Deyilənlərə görə məntəqələrdə nə baş verib, bunu kim deyir, qarşı tərəf nə cavab verib və nə qərara alınıb. Məlumat sübut deyil; heç kimin adı çəkilmir, yalnız vəzifəsi göstərilir.
incidents-caption = Məntəqələr üzrə insidentlər
incident-unit = Məntəqə
incident-related = Aidiyyəti olan digər məntəqələr
incident-verification = Təsdiq dərəcəsi
incident-reported-by = Məlumatı verən
incident-reply = Cavab
incident-decision = Qərar
incident-dispute = Buna qarşı nə deyilir
incident-links = Nəyə aiddir
incident-settle = Nə aydınlıq gətirərdi
incident-no-unit = məntəqə məlum deyil
incident-decision-in = Hansı elanda
incident-filmed = Kamerada
verification-reported = Məlumat var
verification-verified = İki müstəqil mənbə
verification-disputed = Mübahisəli
verification-withdrawn = Geri götürülüb
reply-state-not-asked = Cavab istənildiyi məlum deyil
reply-state-no-answer = Soruşulub, cavab məlum deyil
reply-state-answered = Cavab verilib
reply-whom = Cavab verən: { $whom }
outcome-annulled = Məntəqənin nəticəsi ləğv edilib
outcome-not-annulled = Nəticəsi ləğv edilmiş məntəqələr arasında deyil
outcome-rejected = Şikayət rədd edilib
outcome-upheld = Şikayət təmin edilib
outcome-pending = Baxılır
incident-kind-observer-removed = Müşahidəçi çıxarılıb
incident-kind-observer-removed-police = Müşahidəçi çıxarılıb, polis iştirak edib
incident-kind-observer-pressure = Müşahidəçilərə təzyiq
incident-kind-journalist-obstructed = Jurnalistlər buraxılmayıb və ya onlara mane olunub
incident-kind-prepared-ballots = Küncləri kəsilmiş bülletenlər
incident-kind-voter-from-elsewhere = Başqa yerdə qeydiyyatda olanlara bülleten verilib
incident-kind-carousel = Bir neçə məntəqədə eyni adamlar
incident-kind-ballots-in-bundle-filmed = Birdən bir neçə bülleten atılıb, videoda
incident-kind-ballots-in-bundle-reported = Birdən bir neçə bülleten atılıb, məlumata görə
incident-kind-camera-view = Kamera qutudan uzaqda
incident-kind-contested-film = Mənşəyi mübahisəli video
incident-kind-other = Digər

# Timeline
timeline-lede = Nə vaxt nə baş verib, mənbələrin dediyi dəqiqliklə. İki hadisə yalnız vaxtları üst-üstə düşə bilməyəndə ardıcıl qoyulur; başqa hallarda ardıcıllığı demək olmur.
timeline-undated = Vaxtı göstərilməyib
timeline-interval = { $from } və { $to } arasında (UTC)
timeline-until = Ən geci { $to } (UTC)
timeline-from = Ən tezi { $from } (UTC)
timeline-reported = Məlumat verilib
timeline-occurred = Baş verib
timeline-zone-unknown = Bu vaxtın saat qurşağı göstərilməyib, ona görə o, bu aralığın istənilən anına düşə bilər.
timeline-only-reported = Yalnız məlumatın verildiyi vaxt məlumdur.
fact-kind-called = Seçkinin təyin edilməsi
fact-kind-voting-opens = Səsvermə başlayır
fact-kind-voting-closes = Ölkədə səsvermə başa çatır
fact-kind-voting-closes-abroad = Xaricdə səsvermə başa çatır
fact-kind-first-official-count = İlk rəsmi sayma
fact-kind-result = Rəsmi sayma
fact-kind-final-result = Yekun nəticə
fact-kind-court = Məhkəmə
fact-kind-decision = Qərar
fact-kind-invitation = Dəvət
fact-kind-media = Media
fact-kind-setting = Necə təşkil olunub
fact-kind-other = Digər
fact-outlets = Media orqanları

# Statements
statements-lede = Seçki barədə kim, nəyi, nə vaxt və nəyə əsasən deyib. Mətndə başqa cür göstərilməyibsə, bəyanatın nəticəyə münasibəti dərc olunmuş cədvəl üzrə onun növündən müəyyən edilir.
statements-caption = Bəyanatlar vaxta görə
statements-by-stance = Mövqeyə görə
statement-who = Kim
statement-stance = Mövqe
statement-basis = Nəyə əsasən
statement-when = Nə vaxt
statement-medium = Forma
statement-country = Ölkə
statement-role = Vəzifə
statement-organisation = Kimin adından
statement-joint = Birgə verilib
statement-coverage = Nə görüb
statement-coverage-none = Nə qədər gördüyü məlum deyil.
statement-chosen = Məntəqələr necə seçilib
coverage-observers = Müşahidəçilər
coverage-stations = Baş çəkilmiş məntəqələr
coverage-constituencies = Dairələr
coverage-openings = Müşahidə edilmiş açılışlar
coverage-units = Adı çəkilən məntəqələr
statement-kind-congratulation = Təbrik
statement-kind-recognition = Tanıma
statement-kind-non-recognition = Tanımama
statement-kind-criticism = Tənqid
statement-kind-concern = Narahatlıq
statement-kind-demand-to-annul = Ləğv tələbi
statement-kind-demand-to-recount = Səslərin yenidən sayılması tələbi
statement-kind-rejection = Tənqidin rədd edilməsi
statement-kind-positive-assessment = Müsbət qiymət
statement-kind-negative-assessment = Mənfi qiymət
statement-kind-mixed-assessment = Qarışıq qiymət
statement-kind-other = Digər
stance-recognises = nəticəni tanıyır
stance-congratulates = təbrik edir
stance-welcomes = keçirilməsini alqışlayır
stance-neutral = nəzərə alır
stance-expresses-concern = narahatlığını bildirir
stance-criticises = tənqid edir
stance-rejects = nəticəni qəbul etmir
stance-demands-annulment = ləğvini tələb edir
stance-demands-recount = yenidən sayılmasını tələb edir
stance-rejects-criticism = tənqidi rədd edir
stance-unknown = məlum deyil
basis-exit-poll = yalnız exit-poll sorğuları
basis-partial = saymanın bir hissəsi
basis-preliminary = ilkin sayma
basis-final = yekun nəticə
basis-observation = öz müşahidəsi
basis-observers = başqa müşahidəçilərin dedikləri
basis-unknown = məlum deyil
side-state = Dövlətlər və dövlətlərarası qurumlar
side-observers = Müşahidə missiyaları
side-party = Partiyalar və namizədlər
side-authority = Seçkini keçirən dövlət
side-society = Digərləri

# Observers
observers-lede = Müşahidəyə kimlər buraxılıb, elan olunduğu kimi. Şəxslər və təşkilatlar ayrı sayılır; dərc olunmayan haqqında bu, açıq yazılır.
observers-caption = Akkreditə olunmuş müşahidəçilər
observers-of-all = Bütün müşahidəçilər
observers-of-international = Beynəlxalq müşahidəçilər
observers-of-local = Yerli müşahidəçilər
observers-of-organisation = Təşkilat
observers-persons = Şəxslər
observers-organisations = Təşkilatlar
observers-countries = Ölkələr
observers-nominated = Kim irəli sürüb
observers-nominated-unknown = tapılmayıb
observers-invited-yes = Dəvət edilib
observers-invited-no = Müşahidə aparmayıb; rəsmi qurumların sözlərinə görə, dəvət edilməyib
observers-missions = Missiyalar nə görüb və nə deyib
nominator-candidate = namizəd
nominator-party = partiya
nominator-association = vətəndaşların təşkilatı
nominator-own-initiative = öz təşəbbüsü
nominator-state = dövlət və ya dövlətlərarası qurum
nominator-other = başqası

# Law
law-lede = Burada bildirilənlərə aid qaydalar, öz sözlərimizlə və harada yazıldığı göstərilməklə. Qanunun nə dediyini məhkəmələr müəyyən edir.
law-article = Harada yazılıb
law-valid-from = Qüvvəyə minib
law-no-norms = Heç bir qayda qeyd olunmayıb.

# Corrections
corrections-lede = Nəyi düzəltməli olmuşuq və ilk dəfə qəbul ediləndən sonra hansı qeydlər dəyişib. Heç nə izsiz silinmir.
corrections-none = İndiyədək heç nəyi düzəltmək lazım gəlməyib.
corrections-made = Düzəlişlər
corrections-changed = Dəyişmiş qeydlər
corrections-changed-none = İlk dəfə qəbul ediləndən sonra heç bir qeyd dəyişməyib.
corrections-how = Burada səhv varsa, nəşr edənə yazın; ünvan hər səhifənin sonundadır. Düzəliş bu səhifədə qalır.
corrections-record = Qeyd
corrections-altered = dəyişdirilib
corrections-removed = çıxarılıb
corrections-how-changed = Dəyişiklik
corrections-imported = Qəbul edilib

# All of them
record-sources = Mənbələr
record-source-none = ünvan qeyd olunmayıb
record-carries = { $key } mənbəsinin mətnini verir
record-confidence = Etibarlılıq
confidence-high = yüksək
confidence-medium = orta
confidence-low = aşağı
record-not-found = axtarılıb, tapılmayıb
record-note = Əlavə məlumat
record-links = Həmçinin bax
record-settle = Nə aydınlıq gətirərdi
record-searched = Harada axtarılıb
record-in-language = dil: { $language }
slice-announced = Elan olunmuş rəqəmlər
slice-aside = Ayrıca saxlanan rəqəm
slice-incident = İnsident
slice-statement = Bəyanat
slice-accreditation = Akkreditasiya
slice-exit-poll = Exit-poll
slice-norm = Qanunun qaydası
slice-fact = Fakt
slice-gap = Boşluq
slice-claim = Məqalənin iddiası
slice-unit = Məntəqə
qualifier-over = { $value } göstəricisindən yuxarı
qualifier-at-least = ən azı { $value }
qualifier-under = { $value } göstəricisindən aşağı
qualifier-at-most = ən çoxu { $value }
qualifier-about = təxminən { $value }
record-simulated-truth = Qəsdən nə yerləşdirilib və nə tapılıb

# Feeds
feed-title = { $title }: yeniliklər
feed-link = Yeniliklər lenti
embed-summary = Bu fiquru başqa səhifədə göstərmək
embed-lede = Bunu başqa səhifədə göstərmək üçün bu şəkildən istifadə edin və bu sayta keçid verin:

# Sources
sources-published = Harada dərc olunub
sources-published-note = Qeydlərdə göstərilən bütün mənbələr, ünvanı və növü ilə. Ünvanı olmayan mənbənin də adı çəkilir.
sources-files = Paketin faylları
sources-kind = Növ
sources-used = Harada istifadə olunub

# Checks of records
comparison-records = Vaxtlar, müşahidəçilər və hadisələr
comparison-records-lede = Qeydlər bir-biri ilə tutuşdurulur: nə nədən əvvəl olub və müşahidəçilərin hansı sayları bir-birinə uyğun gəlir. İki qeyddən hansının doğru olduğu yoxlanılmır.
units-noted = Qeydlərdə adı çəkilən məntəqələr
units-lede-records = Məntəqələr üzrə nəticələr tapılmayıb. Bunlar qeydlərdə adı çəkilən məntəqələrdir; hər birinin haqqında bilinən hər şeyin toplandığı səhifəsi var.
