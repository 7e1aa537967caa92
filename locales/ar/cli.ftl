# What the command line says about results.

finding-summary = { $title }: { $count } من أصل { $examined }

check-heading = { $file }: { NUMBER($units) ->
    [zero] لا وحدات
    [one] وحدة واحدة
    [two] وحدتان
    [few] { $units } وحدات
    [many] { $units } وحدة
   *[other] { $units } وحدة
}، النموذج { $form }، خريطة الأعمدة { $mapping }
check-clean = لم تجد القواعد شيئًا، وعددها { $rules }
check-cannot-tell = لا يمكن الجزم: { $rules }
check-more = … وعدد ما بقي { $count } (يُظهرها كلَّها الخيار { "\u2066" }--all{ "\u2069" })
check-line = { $file }، السطر { $line }
check-not-accusation = التنبيه ليس اتهامًا: لكل ملاحظة تفسيرات بريئة، انظر { "\u2066" }--json{ "\u2069" }.
check-turnout = نسبة المشاركة { $share } من { $base }، وعدد الوحدات عند { "\u2066" }100%{ "\u2069" } بالضبط: { $at_100 }، وما فوقها: { $above }

import-done = الإصدار { $seq } ثابت: عدد الوحدات { $units }، مجموعة البيانات { $dataset }
import-known = هذا الملف هو الإصدار { $seq } نفسه وقد قُرئ بالطريقة ذاتها: لم يُضَف شيء
import-refused = رُفض الملف: أرقام تتناقض في ما بينها ({ $codes })؛ حُفظ الأصل
import-refused-hint = راجع الملاحظات؛ فإن كان المصدر يقول ذلك حقًا فأعد الأمر مع { "\u2066" }--accept-findings{ "\u2069" }
import-dry-run = تشغيل تجريبي: كان سيؤخذ عدد من الوحدات هو { $units }، ولم يُحفظ شيء
assess-edition = الإصدار { $seq }، { $file }: عدد الوحدات { $units }
demo-planted = زُرع { $fault }: { $planted }، وعثرت عليه { $code }: { $found }
