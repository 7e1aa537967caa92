# Mübadilə standartları: faylda nə çatışmır və ixracda nə yer tapmadı.

file-format-nist = NIST SP 1500-100 hesabatı
file-format-eml = EML sənədi
document-ignored = sənəddə olan bu göstəricilər üçün { $form } formasında bənd yoxdur: { $columns }

nist-clean = { $file }: qüsur yoxdur; { $objects } obyekt, { $references } istinad
nist-heading = { $file }: { NUMBER($count) ->
    [one] { $count } qüsur
   *[other] { $count } qüsur
}
nist-at = sətir { $line }, { $path }: { $message }
nist-listed = yalnız ilk { $listed } qüsur sadalanıb

nist-required = { $found } xassəsi yoxdur
nist-required-remedy = bu obyektə { $found } əlavə edin
nist-unknown-property = standartda burada { $found } xassəsi yoxdur
nist-unknown-property-remedy = onu silin və ya bunlardan birini işlədin: { $expected }
nist-not-in-list = "{ $found }" siyahıda yoxdur
nist-not-in-list-remedy = bunlardan birini işlədin: { $expected }
nist-kind = "{ $found }" başqa növdəndir, { $expected } olmalıdır
nist-kind-remedy = { $expected } növündən qiymət yazın
nist-format = "{ $found }" tələb olunan şəkildə yazılmayıb
nist-format-remedy = belə yazın: { $expected }
nist-too-long = "{ $found }" { $expected } simvoldan uzundur
nist-too-long-remedy = { $expected } simvola qədər qısaldın
nist-too-few = siyahıda { $expected } elementdən az var
nist-too-few-remedy = ən azı { $expected } element verin
nist-none-of = "{ $found }" növündən obyekt burada ola bilməz
nist-none-of-remedy = @type üçün bunlardan birini yazın: { $expected }
nist-dangling = "{ $found }" identifikatoru olan obyekt yoxdur
nist-dangling-remedy = { $expected } növündən obyektin @id-sini göstərin və ya həmin obyekti əlavə edin
nist-other-kind = "{ $found }" başqa növdən obyektdir
nist-other-kind-remedy = { $expected } növündən obyektin @id-sini göstərin
nist-same-id = "{ $found }" identifikatoru artıq başqa obyektə məxsusdur, sətir { $expected }
nist-same-id-remedy = hər obyektə öz @id-sini verin

export-done = yazıldı: { NUMBER($units) ->
    [one] { $units } məntəqə
   *[other] { $units } məntəqə
}, { $choices } seçim
export-lost = standartda yer tapmayanlar:
export-lost-line = { $what }: { $why } ({ $values })
export-lost-item = standartda bu bənd üçün yer yoxdur
export-lost-place = standartda məntəqəni təsvir edən mətn üçün yer yoxdur
export-lost-words = sözlə yazılmış rəqəmlər saxlanmır
export-lost-unreadable = tam ədəd deyil, ona görə yazılmadı
export-lost-sum = faylda heç bir məntəqənin cəmi deyil və ya iki dəfə göstərilib
export-lost-text = ad boş idi, ona görə yazıla bilmədi
