# Cədvəllərin necə oxunduğu və uyğunlaşdırmanın nəyə əsasən təxmin edildiyi.

account-format = Fayl: { $format }.
account-format-part = Fayl: { $format }; oxunan hissə: { $part }.
file-format-delimited = xanaları simvolla ayrılan mətn (CSV)
file-format-xlsx = XLSX elektron cədvəli
file-format-xls = XLS elektron cədvəli
file-format-ods = ODS elektron cədvəli
file-format-html = HTML səhifəsi
encoding-known-by-markup = səhifə özü bildirir
