# Şəkillər: başlıqlar, oxlar, alternativ mətnlər və paylaşılan şəklin üzərindəki sətirlər.

simulated-mark = SİMULYASİYA
simulated-figure = SİMULYASİYA (SIMULATED): rəqəmlər uydurmadır. Bu, real seçki deyil.

figure-not-stated = göstərilməyib
figure-source = Mənbə: { $source }
figure-method = Metod: { $method }
figure-publisher = Nəşr edən: { $publisher } · Lisenziya: { $licence }

not-published = dərc olunmayıb
choice = Seçim
axis-turnout = Səsvermə fəallığı, % (baza: { $base })
axis-share = Pay, %: { $leader }
axis-units = Məntəqələr
axis-votes = Səslər
axis-share-of = % (baza: { $base })

fingerprint-title = Məntəqələr üzrə səsvermə fəallığı və səs payı: { $leader }
fingerprint-alt = Səsvermə fəallığı və səs payı ({ $leader }) üzrə { $units ->
        [one] bir məntəqənin
       *[other] { $units } məntəqənin
    } istilik xəritəsi. Ən dolu kvadrat fəallığın { $turnout }%, payın { $share }% olduğu yerdədir, orada { $most ->
        [one] bir məntəqə
       *[other] { $most } məntəqə
    } var.
fingerprint-legend = Bir kvadratdakı məntəqələr
fingerprint-note = Hər kvadrat həmin fəallığa və həmin paya malik məntəqələri göstərir. Sağa getdikcə daha çox adam səs verib, yuxarı qalxdıqca pay böyükdür. Tam 100% üçün ayrıca sətir və sütun var. Yuxarı sağ küncə uzanan quyruq sual vermək üçün səbəbdir, cavab deyil.
fingerprint-method = Hər məntəqə bir dəfə sayılır, kvadratlar bir faiz bəndi ölçüsündədir; fəallığın bazası: { $base }. Göstərilən məntəqələr: { $used }; yerləşdirilə bilməyənlər: { $left }.
fingerprint-table = Məntəqələr fəallıq və pay üzrə, on bəndlik addımlarla

histogram-title = Məntəqələr səsvermə fəallığı üzrə
histogram-alt = Səsvermə fəallığı üzrə { $units ->
        [one] bir məntəqənin
       *[other] { $units } məntəqənin
    } histoqramı, addım bir faiz bəndidir. Onların yarısı { $median }% və ya ondan aşağı addımdadır. Tam 100% olanlar: { $full }.
histogram-method = Hər məntəqə bir dəfə sayılır, addım bir faiz bəndidir; tam 100% ayrıca addımdır; fəallığın bazası: { $base }. Göstərilən məntəqələr: { $used }; yerləşdirilə bilməyənlər: { $left }.

bars-title = Seçimlər üzrə səslər
bars-alt = { $choices ->
        [one] Bir seçim
       *[other] { $choices } seçim
    } üçün zolaqlar. Ən uzunu: { $first }, { $votes }.
bars-others = { $choices ->
        [one] Daha bir seçim
       *[other] Daha { $choices } seçim
    }
bars-method = Nəşrin bütün məntəqələri üzrə dərc olunmuş cəmlər; payların bazası: { $base }.
