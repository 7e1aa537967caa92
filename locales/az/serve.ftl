# Göndəriləcək səhifə olmadıqda serverin dedikləri.

serve-missing-title = Bu ünvanda heç nə yoxdur
serve-missing-text = Saytda bu adda səhifə yoxdur. Ola bilsin, ünvan yarımçıq və ya səhv yazılıb, yaxud səhifənin adı dəyişdirilib.
serve-method-title = Bu saytı yalnız oxumaq olar
serve-method-text = Sorğu səhifə istəmirdi. Bu sayta heç nə göndərmək, burada nəyisə dəyişmək və ya silmək mümkün deyil.
serve-host-title = Naməlum ad
serve-host-text = Server ünvanda göstərilən ada cavab vermir. Onu işlədən şəxs bu ada --host seçimi ilə icazə verə bilər.
serve-changing-title = Sayt yenilənir
serve-changing-text = Bu saytın daha yeni variantı onun yerini tutmaq üzrədir. Zəhmət olmasa, bir azdan yenidən cəhd edin.
serve-home = İlk səhifəyə
serve-sites-title = Burada göstərilən saytlar

# export-site əmrinin dedikləri.
export-site-done = sayt hazırdır: { $pages } səhifə, { $files } fayl, { $bytes } bayt; siyahının SHA-256 cəmi { $sha256 }
