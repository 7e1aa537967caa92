# Nəyin müqayisə edildiyi haqqında səhifələr: nəşrlər, elanlar, surətlər.

menu-comparisons = Müqayisələr
comparisons-lede = Üst-üstə düşməli olan rəqəmlər yan-yana qoyulanda nə görünür: bir nəşr və növbətisi, elan olunanlar, protokol surətləri və rəsmi nəticə.
comparison-editions = İki nəşrin müqayisəsi
comparison-editions-lede = Nəşr nəticələrin kimsə tərəfindən dərc edildiyi vəziyyətidir. Sonrakı nəşr əlavə edə, düzəldə və ya çıxara bilər. Burada heç nəyin üstündən yazılmır, ona görə nəyin dəyişdiyini saymaq olur.
comparison-editions-figure = Hər iki nəşrdə səslər
comparison-editions-first = əvvəlki nəşr
comparison-editions-second = sonrakı nəşr
comparison-editions-method = Hər nəşrin bütün məntəqələri üzrə cəmlər, dərc edildiyi kimi.
comparison-statements = Nə elan olunub
comparison-statements-lede = Rəqəmlər elan olunduğu kimi, çap edildiyi bütün variantları ilə. Onların bir-birinə uyğun gəlib-gəlmədiyi yoxlanılır; hansının doğru olduğu yox.
comparison-statements-figure = İki elanda səslər
comparison-statements-first = əvvəlki elan
comparison-statements-second = sonrakı elan
comparison-statements-method = Rəqəmlər çap edildiyi kimi; variantlar varsa, cəmlərə uyğun gələni.
comparison-copies = Surətlər rəsmi nəticə ilə yanaşı
comparison-copies-lede = Protokol surətləri saxlanma sübutu olan iddialardır; rəsmi yekun isə bölgüsü göstərilməyən iddiadır. Surətlər həqiqidirsə, onlar bütövün bir hissəsidir və heç bir hissə bütövündən böyük ola bilməz. Bunun üçün hansı surətlərin tapıldığı barədə heç bir fərziyyə lazım deyil.
comparison-copies-figure = Surətlərdə və rəsmi nəticədə səslər
comparison-copies-first = surətlərdə
comparison-copies-second = rəsmi
comparison-copies-method = Surəti olan məntəqələr üzrə cəmlər, hər məntəqə bir dəfə, bütöv üçün rəsmi rəqəmin yanında.
comparison-numbers = Rəqəmlər
comparison-found = Nə tapılıb
comparison-none = Aparıla bilən qaydalar heç nə tapmayıb.
comparison-line = sətir { $line }
comparison-left-out = { NUMBER($count) ->
    [one] Daha { $count } məntəqə fayldadır:
   *[other] Daha { $count } məntəqə fayldadır:
}
comparison-again = Təkrar yoxlayın
comparison-data = Tapılanların hamısı, CSV kimi

pairs-alt = { $choices } seçimin hər biri üçün iki zolaq: { $first } və { $second }. { $name }: { $first_votes } və { $second_votes }.
pairs-left-out = Yalnız cədvəldə olan seçimlər: { $count }

column-statement = Nə tapılıb
column-where = Harada yazılıb
edition-copies = Protokol surətləri: { $title }

table-editions-units = Məntəqələr və rəqəmlər
table-editions-choices = Seçim-seçim
editions-in-both = Hər iki nəşrdə olan məntəqələr
editions-added = Yalnız sonrakı nəşrdə olan məntəqələr
editions-gone = Yalnız əvvəlki nəşrdə olan məntəqələr
editions-units-changed = Rəqəmi dəyişmiş məntəqələr
editions-figures-changed = Dəyişmiş rəqəmlər
editions-set-to-zero = Səsi olmuş, indi olmayan məntəqələr
editions-names-changed = Dəyişmiş adlar və ünvanlar
editions-moved = Başqa sırada duran məntəqələr
column-what = Nə
column-count = Say
column-choice = Seçim
column-earlier = Əvvəlki nəşr
column-later = Sonrakı nəşr
column-net = Xalis dəyişiklik
column-gross = Bütün dəyişikliklər, işarəsiz
column-added-units = Əlavə olunmuş məntəqələrdən
column-gone-units = Çıxarılmış məntəqələrdə
column-changed-units = Dəyişmiş məntəqələrdə

table-copies-bound = Surəti olmayan məntəqələrə nə qalır
table-copies-verdicts = Məntəqələr: surətlər və rəsmi nəticə nə deyir
column-on-copies = Surətlərdə
column-official = Rəsmi
column-remainder = Rəsmi rəqəmdən surətlər çıxılanda
column-least-false = Tamamilə yanlış olmalı surətlər
column-item = Protokolun bəndi
column-agree = Uyğundur
column-official-differs = Rəsmi rəqəm bütün surətlərdən fərqlidir
column-copies-differ = Surətlər bir-birindən fərqlidir
column-copy-only = Yalnız surət var
column-official-only = Yalnız rəsmi rəqəm var
