# Əmr sətrinin nəticələr haqqında dedikləri.

finding-summary = { $title }: { $examined } vahiddən { $count }

check-heading = { $file }: { NUMBER($units) ->
    [one] { $units } vahid
   *[other] { $units } vahid
}, forma { $form }, uyğunlaşdırma { $mapping }
check-clean = { $rules } qayda heç nə tapmadı
check-cannot-tell = demək olmur: { $rules }
check-more = … və daha { $count } (--all hamısını göstərir)
check-line = { $file }, sətir { $line }
check-not-accusation = İşarə ittiham deyil: hər tapıntının günahsız izahları var, bax: --json.
check-turnout = seçici fəallığı { $share }, baza { $base }, düz 100% olan vahidlər: { $at_100 }, ondan yuxarı: { $above }

import-done = { $seq } nömrəli nəşr qeydə alındı: { $units } vahid, məlumat toplusu { $dataset }
import-known = bu fayl artıq { $seq } nömrəli nəşrdir və eyni cür oxunub: heç nə əlavə olunmadı
import-refused = qəbul edilmədi: rəqəmlər bir-birinə ziddir ({ $codes }); əsli saxlanıldı
import-refused-hint = tapıntılara baxın; mənbə doğrudan da belə deyirsə, --accept-findings ilə təkrar edin
import-dry-run = sınaq: { $units } vahid götürüləcəkdi, heç nə saxlanmadı
assess-edition = { $seq } nömrəli nəşr, { $file }: { $units } vahid
demo-planted = qoyulmuş { $fault }: { $planted }, { $code } ilə tapıldı: { $found }
