# How tables were read, and what a mapping was guessed from.

account-format = الملف: { $format }.
account-format-part = الملف: { $format }؛ الجزء المقروء: { $part }.
file-format-delimited = نص بين خلاياه حرف فاصل (CSV)
file-format-xlsx = جدول حسابي XLSX
file-format-xls = جدول حسابي XLS
file-format-ods = جدول حسابي ODS
file-format-html = صفحة HTML
encoding-known-by-markup = تذكره الصفحة نفسها

guess-made-from = تخمين من { $file }. اقرأ كل سطر قبل استعماله.
guess-not-sure = غير مؤكد
guess-why-common = من أسماء الأعمدة الشائعة
guess-why-word = اسمه «{ $word }» ({ $language })
guess-why-phrase = في اسمه «{ $word }» ({ $language })
guess-why-numbers = أعداد صحيحة تحت اسم خاص بها
guess-why-unique = خلاياه تختلف من سطر إلى سطر
guess-why-left = ما بقي لتمييز الوحدات
guess-why-texts = نصوص لا يُعرف عنها شيء
guess-why-shares = نسب أو كسور، لا أعداد
guess-why-empty = لا شيء في أي خلية منه في الأسطر التي نُظر فيها
guess-why-taken = لعمود آخر المعنى نفسه
guess-why-above = من تسميات أسطر كهذه
guess-note-encoding = الترميز { $about } مرجّح، لكن الأسماء تتوقف عليه
guess-note-no-key = لم يوجد ما يميّز الوحدات؛ أعطِ عمودًا القيمة { "\u2066" }place = "station"{ "\u2069" } بدلًا مما له
guess-note-same-heading = عمودان اسمهما «{ $about }»؛ يُرفض الملف إلى أن يُغيَّر اسم أحدهما في نسخة منه
guess-note-key-repeats = لبعض الوحدات المفتاح نفسه
guess-note-group = يبدو أن «{ $about }» يفصل مجموعات الأرقام
guess-note-missing = يبدو أن «{ $about }» تعني «غير منشور»
guess-note-sums = يبدو أن أسطرًا مثل «{ $about }» مجاميع لوحدات
guess-note-header-lines = يبدو أن أسماء الأعمدة في أكثر من سطر
guess-note-form = تحتاج هذه البنود إلى نموذج يشملها: { $about }

subtotals-differ = مجاميع للخيارات يذكرها المصدر: { $differing } من أصل { $compared } تخالف خياراتها
subtotal-differs = السطر { $line }، العمود { $column }: المذكور { $stated }، ومجموع الخيارات { $sum }
