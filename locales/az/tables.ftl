# Cədvəllərin necə oxunduğu və uyğunlaşdırmanın nəyə əsasən təxmin edildiyi.

account-format = Fayl: { $format }.
account-format-part = Fayl: { $format }; oxunan hissə: { $part }.
file-format-delimited = xanaları simvolla ayrılan mətn (CSV)
file-format-xlsx = XLSX elektron cədvəli
file-format-xls = XLS elektron cədvəli
file-format-ods = ODS elektron cədvəli
file-format-html = HTML səhifəsi
encoding-known-by-markup = səhifə özü bildirir

guess-made-from = { $file } faylına əsasən təxmin edilib. İstifadədən əvvəl hər sətri oxuyun.
guess-not-sure = dəqiq deyil
guess-why-common = ümumi sütun adlarından biridir
guess-why-word = adı “{ $word }” ({ $language })
guess-why-phrase = adında “{ $word }” var ({ $language })
guess-why-numbers = öz adı olan tam ədədlər
guess-why-unique = xanaları sətirdən sətrə fərqlənir
guess-why-left = məntəqələri fərqləndirmək üçün yerdə qalan sütun
guess-why-texts = haqqında heç nə bilinməyən mətnlər
guess-why-shares = say deyil, pay və ya kəsr
guess-why-empty = baxılan sətirlərdə heç bir xanası dolu deyil
guess-why-taken = eyni mənalı başqa sütun var
guess-why-above = belə sətirlərin etiketlərinə görə
guess-note-encoding = { $about } kodlaşdırması ehtimal olunur, adlar isə ondan asılıdır
guess-note-no-key = məntəqələri fərqləndirən heç nə tapılmadı; bir sütuna mövcud rolun əvəzinə place = "station" verin
guess-note-same-heading = iki sütunun adı eynidir: “{ $about }”; surətdə onlardan birinin adı dəyişdirilənədək fayl qəbul edilmir
guess-note-key-repeats = bəzi məntəqələrin açarı eynidir
guess-note-group = görünür, “{ $about }” rəqəmləri qruplaşdırır
guess-note-missing = görünür, “{ $about }” “dərc olunmayıb” deməkdir
guess-note-sums = görünür, “{ $about }” kimi sətirlər məntəqələrin cəmidir
guess-note-header-lines = görünür, sütun adları bir neçə sətirdədir
guess-note-form = bu bəndlər üçün onların olduğu forma lazımdır: { $about }

subtotals-differ = Mənbənin göstərdiyi seçim cəmləri: { $compared } cəmdən seçimlərə uyğun gəlməyəni: { $differing }
subtotal-differs = sətir { $line }, sütun { $column }: { $stated } göstərilib, seçimlərin cəmi { $sum }
