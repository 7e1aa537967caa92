# Xəritələr: başlıqlar, şərti işarələr, sərhədlər haqqında deyilənlər və onları qəbul edən əmr.

maps-title = Xəritədə
maps-note = Geniş ərazi çox seçici demək deyil: hər rəngin arxasında nə qədər seçici durduğu xəritənin altındakı cədvəldə göstərilir. Rənglər hədləri şərti işarələrdə verilən siniflərdir.
maps-source = Sərhədlər:
maps-licence = Lisenziya: { $licence }.
maps-file = Sərhədlər faylı
download-shapes = Ərazilərin sərhədləri, alındığı şəkildə

map-place = Ərazi
map-voters = Səs verənlər
map-voters-before = Əvvəlki səs verənlər
map-registered-before = Əvvəlki siyahı
map-left-out = Nəzərə alınmayan məntəqələr
map-with-finding = Xətası olan məntəqələr
map-missing = rəqəm yoxdur
map-class = { $from } – { $to }
map-class-zero = düz { $zero }

map-turnout-title = Səsvermə fəallığı xəritədə
map-leader-title = Səs payı xəritədə: { $leader }
map-leader-heading = Pay, etibarlı bülletenlərin %-i: { $leader }
map-findings-title = Rəqəmləri eyni vaxtda doğru ola bilməyən məntəqələr xəritədə
map-findings-heading = «Xəta» sinfindən tapıntısı olan məntəqələr, bütün məntəqələrin %-i
map-change-title = Fəallığın dəyişməsi xəritədə; əvvəlki nəşr: { $former }
map-change-heading = Fəallığın dəyişməsi, faiz bəndi (baza: { $base })

map-alt = { $places ->
        [one] Bir ərazinin
       *[other] { $places } ərazinin
    } xəritəsi: { $heading }. Ən aşağı: { $low }, { $least }. Ən yüksək: { $high }, { $most }. Rəqəmi olmayanlar: { $without }.
map-alt-empty = Heç bir rəqəmi olmayan xəritə: { $heading }.
map-method = Ərazinin lazımi rəqəmləri dərc olunmuş məntəqələri üzrə cəmlər. Siniflər bərabər enlidir: aşağı hədd daxildir, yuxarı hədd daxil deyil. Sahələr həqiqi nisbətdədir (silindrik bərabərsahəli proyeksiya); geniş ərazi çox seçici demək deyil.
map-shapes = Sərhədlər: { $source } (SHA-256 { $digest }…), lisenziya: { $licence }.
map-without-shape = Sərhədi olmayanlar ({ $count }), yalnız cədvəldə: { $places }.
map-without-place = Nəticəsi olmayan sərhədlər ({ $count }), ştrixlənib: { $places }.

geometry-imported = sərhədlər qəbul olundu, səviyyə: { $level }; { $places } ərazidən sərhədi olan: { $drawn }
geometry-known = bu sərhədlər artıq var: heç nə əlavə edilmədi
geometry-matched = { $file }: { $shapes ->
    [one] { $shapes } sərhəd
   *[other] { $shapes } sərhəd
}, səviyyə { $level }, adı verən xüsusiyyət: { $properties }
geometry-without-shape = sərhədi olmayanlar ({ $count }): { $places }
geometry-without-place = ərazisi olmayan sərhədlər ({ $count }): { $places }
