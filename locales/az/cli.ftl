# Əmr sətrinin nəticələr haqqında dedikləri.

finding-summary = { $title }: yoxlanılmış { $examined } haldan { $count }

check-heading = { $file }: { NUMBER($units) ->
    [one] { $units } məntəqə
   *[other] { $units } məntəqə
}, forma { $form }, uyğunlaşdırma { $mapping }
check-clean = { $rules } qayda heç nə tapmadı
check-cannot-tell = demək olmur: { $rules }
check-more = … və daha { $count } (--all hamısını göstərir)
check-line = { $file }, sətir { $line }
check-not-accusation = İşarə ittiham deyil: hər tapıntının qəsdsiz izahları var, bax: --json.
check-turnout = səsvermə fəallığı { $share }, baza { $base }, düz 100% olan məntəqələr: { $at_100 }, ondan yuxarı: { $above }

import-done = { $seq } nömrəli nəşr qeydə alındı: { $units } məntəqə, məlumat toplusu { $dataset }
import-known = bu fayl artıq { $seq } nömrəli nəşrdir və eyni cür oxunub: heç nə əlavə olunmadı
import-refused = qəbul edilmədi: rəqəmlər bir-birinə ziddir ({ $codes }); əsli saxlanıldı
import-refused-hint = tapıntılara baxın; mənbə doğrudan da belə deyirsə, --accept-findings ilə təkrar edin
import-dry-run = sınaq: { $units } məntəqə götürüləcəkdi, heç nə saxlanmadı
assess-edition = { $seq } nömrəli nəşr, { $file }: { $units } məntəqə
demo-planted = qoyulmuş { $fault }: { $planted }, { $code } ilə tapıldı: { $found }
