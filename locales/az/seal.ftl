# seal əmrlərinin dedikləri və kağız üzərindəki payın başlığı.

seal-recipient-heading = { $key } açarının alıcısı. Bu sətirlə yalnız möhürləmək olar.
seal-share-heading = { $key } açarının payı: { $number }/{ $shares }; açmaq üçün { $threshold } pay lazımdır, tək bir pay heç nəyi açmır.
seal-share-note = Kağızda, digər paylardan ayrı saxlayın. Sətirləri nömrələri ilə birlikdə yazın; kiçik hərflər də yarayır.
seal-keys-done = { $key } açarı hazırdır; paylar: { $shares }, açmaq üçün lazım olan: { $threshold }
seal-keys-next = hər payı çap edin, sahibi sınaq mətnini açmaqla onu yoxlasın, sonra faylları məhv edin; addımlar docs/guide/open-a-sealed-identity.md sənədindədir
seal-kept = { $fields ->
    [one] bir sahə möhürləndi
   *[other] { $fields } sahə möhürləndi
}; bu barədə qeyd: { $seq }
seal-exported = { $fields ->
    [one] bir sahə möhürlü halda verildi
   *[other] { $fields } sahə möhürlü halda verildi
}; kimə və nə üçün verildiyi { $seq } nömrəli qeyddədir
seal-list-empty = bu işdə möhürlənmiş heç nə yoxdur
seal-open-file = mətnlər faylda açıq şəkildədir: işinizi bitirəndə onu məhv edin
seal-simulated = bu mətnlər uydurmadır: iş simulyasiyadır
seal-combined = açar { $file } faylındadır; onunla möhürlənmiş hər şeyi açır: işinizi bitirəndə faylı məhv edin
seal-erased-fields = { $seq } nömrəli qeydin { $fields ->
    [one] bir möhürlü sahəsi
   *[other] { $fields } möhürlü sahəsi
} silindi; bunu { $tombstone } nömrəli qeyd bildirir
seal-erased-record = { $seq } nömrəli qeydin məzmunu və duzu möhürlü sahələri ilə birlikdə ({ $fields }) silindi; bunu { $tombstone } nömrəli qeyd bildirir
seal-erased-before = { $seq } nömrəli qeyd əvvəllər silinmişdi; verilənlər bazasının faylları yenidən yazıldı
seal-erased-next = köhnə ehtiyat nüsxələrində və surətlərdə o hələ qalır: oradan da silin; verilənlər bazası serverinin və diskin nəyi saxladığı docs/reference/case-folder.md sənədində yazılıb
