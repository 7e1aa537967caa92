# Pages and table of units.

unit-neighbours = Qonşu məntəqələr
unit-found = Bu məntəqədə nə tapılıb
unit-found-none = Heç bir qayda bu məntəqədə heç nə tapmayıb.
unit-figures = Rəqəmlər, sətir-sətir
unit-figures-caption = Nəşrlər üzrə rəqəmlər; mötərizədə əvvəlki nəşrdən fərq göstərilir; tire dərc olunmadığını bildirir
unit-copies = Protokolunun surətləri
unit-copies-caption = Surətlər rəsmi rəqəmlərin yanında; mötərizədə onlardan fərq göstərilir; tire dərc olunmadığını bildirir
unit-line = Sətir
unit-form-line = (protokolun { $line } sayılı sətri)
unit-no-edition = Bu işdəki nəticələrin heç bir nəşrində bu məntəqə yoxdur.
unit-absent = Bu nəşrlərdə yoxdur:
unit-records = Bu məntəqə haqqında qeydlər
unit-table = Bütün məntəqələr bir cədvəldə
unit-table-search = Yer üzrə axtarış
unit-table-flagged = Yalnız tapıntısı olan məntəqələr
unit-table-place = Ən böyük yer
unit-table-place-all = hamısı
unit-table-columns = Sütunlar
unit-table-status = Göstərilir: { $from }–{ $to }, tapılıb: { $found }; cəmi məntəqə: { $units }
unit-table-loading = Rəqəmlər oxunur …
unit-table-previous = Əvvəlki sətirlər
unit-table-next = Növbəti sətirlər
unit-table-edition = Nəşr
unit-table-note = Rəqəmlər məntəqənin yer aldığı ən yeni rəsmi nəşrdən, belə nəşr yoxdursa, ən yeni surətdən götürülüb. Tire dərc olunmadığını bildirir.
