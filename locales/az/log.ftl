# İşin jurnalı, terminalda.

log-origin = Jurnal
log-size = Yarpaqlar
log-root = Kök
log-signed = İşdən kənardakı son yoxlama nöqtəsinin yarpaqları
log-pending = Yarpağı olmayan qeydlər
log-key = Açıq açar
log-checkpoints = Düzgün çıxan yoxlama nöqtələri
log-tiles = Oxunan bloklar
log-entries = Oxunan qeydlər
log-beyond = Son yoxlama nöqtəsindən sonrakı bloklar
log-faults = Qüsurlar
log-begun = Jurnal başlandı. Açar və son yoxlama nöqtəsi { $keys } qovluğundadır: onu başqa yerə köçürün, lakin heç vaxt işin surətinə qoymayın. Açıq açarı başqalarının tapa biləcəyi yerdə dərc edin.
log-unequal = İşdən kənardakı son yoxlama nöqtəsində yarpaqların sayı dərc olunandan fərqlidir: ya yazma yarımçıq qalıb (scrutineer log append), ya da bu, işin köhnə surətidir.
log-right = Jurnal bütövdür: hər yoxlama nöqtəsi açarla imzalanıb və kökü yarpaqların köküdür.
log-wrong = Jurnal bütöv deyil.
