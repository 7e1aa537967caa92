# Sübut bağlamaları, terminalda.

bundle-records = Qeydlər
bundle-objects = Obyektlər
bundle-withheld = Saxlanılıb
bundle-made = Bağlamada { $records } qeyd və { $objects } obyekt var. Onu hər kəsin necə yoxlaya biləcəyi içindəki VERIFY.md faylında yazılıb.
bundle-without-leaf = { $count } qeyd dərc olunmuş jurnalda yoxdur və buraxılıb: scrutineer log append
bundle-wrong = Bu qüsurlar izah olunmayınca bağlamadakı heç nə sübut deyil.
bundle-right = Hər şey uyğundur və yoxlama nöqtəsi verdiyiniz açarla imzalanıb.
bundle-own-key = Hər şey uyğundur. Lakin açar bağlamanın özündən götürülüb, öz açarı ilə isə hər kəs imzalaya bilər: başqa yerdən alınan açarla --key yazıb təkrarlayın.
