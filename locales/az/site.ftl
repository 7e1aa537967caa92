# İctimai sayt.

# Çərçivə
skip = Məzmuna keç
menu = Saytın bölmələri
languages = Dillər
menu-overview = İcmal
menu-results = Nəticələr
menu-findings = Tapıntılar
menu-units = Məntəqələr
menu-ran = Aparılmış bütün yoxlamalar
menu-method = Metod
menu-sources = Mənbələr və məlumatlar
simulated-banner = Bu saytdakı bütün rəqəmlər uydurmadır. Bu, real seçki deyil.
not-stated = göstərilməyib
stated-none = yoxdur
unit = Məntəqə
rule = Qayda
edition = Nəşr
edition-number = { $number } nömrəli nəşr
units-count = { $count ->
        [one] Bir məntəqə.
       *[other] { $count } məntəqə.
    }
whole = bütöv
whole-edition = bütövlükdə nəşr
page = səhifə { $number }
turnout = Səsvermə fəallığı

# Məlumatlarla birlikdə gedən cümlə
flag-title = İşarə ittiham deyil.
flag-text = Tapıntı rəqəmlərin bir-birinə uyğun gəlmədiyini və ya izah tələb etdiyini bildirir. Bunun səbəbini demir və heç kimin niyyəti barədə heç nə demir. Vicdanla doldurulmuş protokollarda da yazı səhvi olur, hər tapıntıda qəsd olmadan mümkün olan izahlar göstərilir. Səhifədə “soruşulmayıb” yazılıbsa, hələ heç kimdən cavab soruşulmayıb.
footer-flag = Tapıntılar hansı rəqəmlərin uyğun gəlmədiyini və ya izah tələb etdiyini göstərir. Heç kimin niyyəti barədə heç nə demir.

# Səhifənin sonu
footer-who = Kim nəşr edir
publisher = Nəşr edən
funders = Maliyyələşdirənlər
conflicts = Maraqların toqquşması
licence = Lisenziya
footer-how = Necə hazırlanıb
footer-made = { $program } ilə, mənbələrdə göstərilmiş fayllardan, hər kəsin təkrar apara biləcəyi qaydalarla hazırlanıb.
footer-check = Özünüz yoxlayın
footer-dataset = Ən yeni məlumat dəstinin SHA-256 cəmi:

# İcmal
overview-lede = Nə dərc olunub, yoxlamalar nə tapıb və nə məlum deyil. Hər rəqəmi faylın sətrinə qədər izləmək olar.
overview-state = Sübutların vəziyyəti
imported-at = qəbul edilib: { $at } ({ $zone })
tile-units = { $count ->
        [one] məntəqə
       *[other] məntəqə
    }
tile-units-note = { $empty ->
        [0] hamısında rəqəm var
       *[other] heç bir rəqəmi olmayan: { $empty }
    }
tile-lines = { $count ->
        [one] dərc olunmuş bənd
       *[other] dərc olunmuş bənd
    }
tile-lines-note = dərc olunmayıb: { $count }
tile-lines-all = formanın tələb etdiklərinin hamısı
tile-rules = { $count ->
        [one] tətbiq olunmuş qayda
       *[other] tətbiq olunmuş qayda
    }
tile-rules-note = bunlardan qismən: { $part }; demək olmur: { $unrun }
tile-findings = { $count ->
        [one] tapıntı
       *[other] tapıntı
    }
tile-findings-note = { $count ->
        [0] heç bir məntəqə işarələnməyib
        [one] bir məntəqədə
       *[other] { $count } məntəqədə
    }
more-results = Bütün nəticələr
more-ran = Tətbiq edilmiş bütün qaydalar, heç nə tapmayanlar da daxil olmaqla
overview-fingerprint = Məntəqələr üzrə fəallıq və pay
overview-unknown = Nə məlum deyil
unknown-lines = Mənbənin dərc etmədiyi protokol bəndləri: { $count }.
unknown-empty = { $count ->
        [0] Hər məntəqədə rəqəm var.
        [one] Bir məntəqədə heç bir rəqəm yoxdur.
       *[other] { $count } məntəqədə heç bir rəqəm yoxdur.
    }
unknown-rules = Yalnız qismən tətbiq oluna bilən qaydalar: { $part }. Burada heç nə deyə bilməyən qaydalar: { $unrun }.
unknown-reply = Komissiyanın mövqeyi: hələ heç kimdən soruşulmayıb.

# Nəticələr
results-title = Nəticələr
results-lede = Mənbənin dərc etdiyi bütün məntəqələr üzrə cəmlər. “Dərc olunmayıb” o deməkdir ki, heç bir məntəqədə bu rəqəm yoxdur; bu, sıfır demək deyil.
results-choices = Seçimlər üzrə səslər
results-items = Protokol bəndlərinin cəmləri
results-item = Protokolun bəndi
results-column = Məlumatdakı adı
results-total = Cəmi
turnout-of = (baza: { $base })
turnout-how = Səs verənlər: { $voters }, birlikdə { $voters_total }. Baza: { $base }, birlikdə { $base_total }. Hər iki rəqəmi olan { $examined } məntəqə üzrə hesablanıb.
turnout-complete = Formaya görə bu baza orada səs verə biləcək hər kəsi əhatə edir.
turnout-incomplete = Bu bazada əlavə siyahılardakı və ya vəsiqəli seçicilər olmaya bilər, ona görə 100%-dən çoxu da düzgün ola bilər.
turnout-extremes = Tam 100% olan məntəqələr: { $full }; ondan yuxarı: { $above }.
turnout-unknown = Səsvermə fəallığını demək olmur: forma onun üçün baza göstərmir və ya mənbə onu dərc etmir.

# Səhifələrdəki şəkillər
figure-picture = Paylaşmaq üçün şəkil (PNG)
figure-numbers = Bu şəklin rəqəmləri

# Siniflərin izahı
class-error-explained = Bir protokolun və ya cəmin iki rəqəmi bir-birinə ziddir. Səbəbi nə olursa olsun, onlardan ən azı biri səhvdir.
class-warning-explained = Rəqəm həddi aşır. Bunun yaxşı səbəbi ola bilər, amma o, rəqəmlərdə görünmür.
class-information-explained = Səhv heç nə yoxdur. Oxucuların görməsi üçün bildirilir.

# Tapıntılar
findings-title = Tapıntılar
findings-lede = Qaydaların tapdıqları, ən ciddisi əvvəldə. Hər tapıntıdan onun məntəqələrinə, hər məntəqədən isə götürüldüyü fayl sətrinə keçmək olar.
findings-none = Qaydalar heç nə tapmayıb.
findings-none-of-class = Yoxdur.
findings-rules = Reyestrdəki qaydalar: { $rules }. Uyğun çıxanlar və demək mümkün olmayanlar tapılanların yanında göstərilir.
finding-count = { $examined ->
        [0] { $count }
       *[other] yoxlanılmış { $examined } haldan { $count }
    }
finding-lede = { $count ->
        [one] yoxlanılmış { $examined } haldan biri
       *[other] yoxlanılmış { $examined } haldan { $count }
    }
finding-rule = Qayda { $code }, versiya { $version }
finding-example = Məsələn:
finding-source = { $file }, sətir { $line }
finding-innocent = Qəsdsiz izahlar
innocent-not-examined = araşdırılmayıb
finding-settle = Nə aydınlıq gətirərdi:
finding-grounds = Əsaslar və məhdudiyyətlər
finding-why = Qayda
finding-method = kataloqda
finding-threshold = Hədd
finding-no-threshold = Yoxdur. Qayda rəqəmləri dəqiq müqayisə edir.
finding-examined = Nə yoxlanılıb
finding-counts = Yoxlanılıb: { $examined }; uyğun çıxıb: { $passed }; lazımi rəqəmi olmayan: { $nulls }; daha ciddi tapıntı ilə izah olunduğu üçün çıxarılıb: { $masked }.
legal-effect = Qanun buna nə nəticə bağlayır
legal-effect-unknown = formada göstərilməyib
finding-error-rate = Yanlış həyəcanlar haqqında məlum olanlar
finding-reply = Aidiyyəti qurumun cavabı
reply-not-asked = soruşulmayıb
finding-reviewer = Rəy verən
reviewer-none = hələ heç kim
finding-units = Harada tapılıb
finding-table = Mənbə sətri və rəqəmləri ilə məntəqələr
finding-pages = Bu tapıntının səhifələri
finding-pages-again = Bu tapıntının səhifələri, bir daha
source-line = Fayldakı sətir
source-file = Mənbə faylı

# Məntəqələr
units-title = Bütün məntəqələr
units-lede = Mənbənin hər sətri oxunduğu kimi, fayldakı sətir nömrəsi ilə. Tire heç nə dərc olunmadığını bildirir.
units-flagged = { $count ->
        [0] Heç birində tapıntı yoxdur.
        [one] Birində tapıntı var.
       *[other] Tapıntısı olanlar: { $count }.
    }
units-missing = Heç bir rəqəmi olmayan sütunlar cədvəllərə salınmayıb:
units-by-place = Ən böyük yerlər üzrə məntəqələr
units-with-findings = Tapıntısı olanlar
units-pages = { $count ->
        [one] Bir səhifə
       *[other] Bütün { $count } səhifə
    }
units-page-title = { $units } məntəqədən { $from }–{ $to }
units-page-source = Sətirlər bu faylındır: { $files }.
units-page-caption = Rəqəmlər mənbədəki kimidir; tire dərc olunmadığını bildirir
page-previous = Əvvəlki
page-next = Növbəti
page-neighbours = Qonşu səhifələr
page-neighbours-again = Qonşu səhifələr, bir daha

# Aparılmış bütün yoxlamalar
ran-lede = Hər qayda təkcə tapdıqları ilə deyil, yoxladıqları, uyğun çıxanlar və deyə bilmədikləri ilə birlikdə. Tətbiq olunmamış qayda heç nə tapmayıb, amma heç nəyi də təmizə çıxarmayıb.
ran-rules = Qaydalar
ran-examined = Yoxlanılıb
ran-passed = Uyğundur
ran-nulls = Rəqəm yoxdur
ran-hits = Tapılıb
ran-masked = İzah olunub
ran-cannot-tell = Demək olmur, səbəbi
ran-legend = “Rəqəm yoxdur”: qaydaya lazım olan rəqəmləri olmayan məntəqələr. “İzah olunub”: həmin məntəqədəki daha ciddi tapıntı ilə izah olunduğu üçün çıxarılanlar.
ran-settings = Qüvvədə olan hədlər
setting = Hədd
setting-name = Adı
setting-value = Qiyməti
setting-unset = təyin olunmayıb
ran-form = Protokolun forması
ran-form-name = Forma
ran-form-source = Haradan götürülüb
ran-form-verified = Görülübmü
form-verified = Protokolun özü görülüb.
form-not-verified = Protokolun özü görülməyib; forma qanun mətnlərindən və ya dərc olunmuş fayllardan tərtib edilib.
ran-form-choices = Bir bülletendə qeyd edilə bilən seçimlər
ran-form-bases = Səsvermə fəallığının bazası
ran-relations = Formaya görə ödənməli olan şərtlər

# Metod
method-title = Metod
method-lede = Qaydalar nəyə baxır, nəyi görə bilmir və hər şeyi hər kəsin işlədə biləcəyi proqramla necə təkrarlamaq olar.
method-classes = Tapıntı nə ola bilər
method-turnout = Səsvermə fəallığı necə hesablanır
method-turnout-text = Səsvermə fəallığı üçün iki rəqəm lazımdır: kim səs verib və kimlərin arasından. İkincisi heç vaxt təxmin edilmir. Onu protokolun forması göstərir, göstərmədiyi yerdə isə fəallıq verilmir.
method-turnout-here = Burada səs verənlər belə sayılır: { $voters }. Baza: { $base }.
method-null = Dərc olunmayan boş qalır. Heç vaxt sıfır sayılmır və ona ehtiyacı olan qayda uyğunluq bildirmir, demək olmadığını bildirir.
method-check = Özünüz necə yoxlaya bilərsiniz
method-check-text = Burada heç nəyə inanmaq lazım deyil. Mənbə faylı və proqramla istənilən kompüterdə eyni tapıntılar alınır.
method-check-source = SHA-256 cəmi eynidirsə, bu, oxunmuş mənbə faylıdır:
method-check-run = Qaydalar eyni tapıntıları verir:
method-check-dataset = Hər şeyin hesablandığı məlumat dəsti:
method-rules = Qaydalar
method-gravest = Ən ciddi sinif:
rule-version = versiya { $version }
method-settings = Hədlər:
method-masks = Bu qaydaların tapdıqlarını izah edir:
method-innocent = Bunun arxasında vicdanla nə dura bilər:

# Mənbələr və məlumatlar
sources-title = Mənbələr və məlumatlar
sources-lede = Hər şeyin əsaslandığı fayllar, onların necə oxunduğu və götürülə bilən bütün məlumatlar.
imported = Qəbul edilib
mapping = Sütunların uyğunlaşdırılması
dataset = Məlumat dəsti
dataset-rows = Məntəqələr: { $units }; mənbənin göstərdiyi cəmlər: { $sums }.
account-bytes = { $bytes } bayt, sıxılma: { $compression }.
account-encoding = Kodlaşdırma { $name } ({ $known }).
account-shape = Xanalar arasında: { $delimiter }; sətir sonu: { $ends }.
account-rows = Məntəqə kimi götürülən sətirlər: { $units }; göstərilmiş cəm kimi: { $aggregates }; uyğunlaşdırma qaydası ilə çıxarılan: { $skipped }; boş: { $blank }.
account-none = Bu faylın necə oxunduğu qeyd olunmayıb.
encoding-known-by-declared = göstərilib
encoding-known-by-byte-order-mark = faylın özündə yazılıb
encoding-known-by-content = bütün baytlar uyğundur
encoding-known-by-guess = hərflərə görə ehtimal; rəqəmlər bundan asılı deyil
downloads = Açıq məlumatlar
downloads-text = Rəqəmlər sadə yazılıb, onluq ayırıcı nöqtədir; dərc olunmayan CSV faylında boş, JSON faylında null kimi göstərilib.
download-findings = bütün tapıntılar məntəqələri, rəqəmləri, faylları və sətirləri ilə
download-findings-rows = eynisi, hər tapılan hal üçün bir sətir
download-totals = bütün bəndlərin və seçimlərin cəmləri
download-dataset = dondurulmuş məlumat dəsti: bir təsvir sətri, sonra CSV
download-form = oxunduğu protokol forması
download-mapping = oxunduğu sütun uyğunlaşdırması
