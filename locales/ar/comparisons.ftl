# Pages about what was compared: editions, announcements, copies.

menu-comparisons = المقارنات
comparisons-lede = ما الذي يظهر حين توضع الأرقام التي ينبغي أن تتطابق جنبًا إلى جنب: إصدار والإصدار الذي يليه، وما أُعلن، ونسخ المحاضر والنتيجة الرسمية.
comparison-editions = مقارنة إصدارين
comparison-editions-lede = الإصدار هو حال النتائج كما نشرتها جهة ما. وقد يضيف إصدار لاحق شيئًا أو يصححه أو يحذفه. لا يُستبدل هنا شيء بشيء، ولذلك يمكن عدّ ما تغيّر.
comparison-editions-figure = الأصوات في الإصدارين
comparison-editions-first = الإصدار الأسبق
comparison-editions-second = الإصدار اللاحق
comparison-editions-method = مجموع كل وحدات كل إصدار، كما نُشرت.
comparison-statements = ما أُعلن
comparison-statements-lede = الأرقام كما أُعلنت، بكل الصيغ التي طُبعت بها. يُفحص هل تتوافق في ما بينها، أما أيها الصحيح فلا يُبتّ فيه.
comparison-statements-figure = الأصوات في إعلانين
comparison-statements-first = الإعلان الأسبق
comparison-statements-second = الإعلان اللاحق
comparison-statements-method = الأرقام كما طُبعت؛ وحيث تتعدد الصيغ تؤخذ التي توافق المجاميع.
comparison-copies = النسخ إلى جانب النتيجة الرسمية
comparison-copies-lede = نسخ المحاضر أقوال تسندها أدلة على حفظها، والمجموع الرسمي قول بلا تفصيل. فإن كانت النسخ أصلية فهي جزء من الكل، ولا يكون جزء أكبر من كله. ولا يحتاج هذا إلى أي افتراض عن النسخ التي عُثر عليها.
comparison-copies-figure = الأصوات في النسخ وفي النتيجة الرسمية
comparison-copies-first = في النسخ
comparison-copies-second = رسميًا
comparison-copies-method = مجموع الوحدات التي توجد نسخ منها، كل وحدة مرة واحدة، إلى جانب الرقم الرسمي للكل.
comparison-numbers = الأرقام
comparison-found = ما عُثر عليه
comparison-none = لم تعثر القواعد التي أمكن تشغيلها على شيء.
comparison-line = السطر { $line }
comparison-left-out = { NUMBER($count) ->
    [zero] لا وحدات أخرى في الملف:
    [one] وحدة أخرى في الملف:
    [two] وحدتان أخريان في الملف:
    [few] { $count } وحدات أخرى في الملف:
    [many] { $count } وحدة أخرى في الملف:
   *[other] { $count } وحدة أخرى في الملف:
}
comparison-again = أعد الحساب بنفسك
comparison-data = كل ما عُثر عليه، بصيغة CSV

pairs-alt = { $choices ->
    [zero] لا خيارات: { $first } و{ $second }
    [one] شريطان لخيار واحد: { $first } و{ $second }
    [two] شريطان لكل خيار من خيارين: { $first } و{ $second }
    [few] شريطان لكل خيار من { $choices } خيارات: { $first } و{ $second }
    [many] شريطان لكل خيار من { $choices } خيارًا: { $first } و{ $second }
   *[other] شريطان لكل خيار من { $choices } خيار: { $first } و{ $second }
}. { $name }: { $first_votes } و{ $second_votes }.
pairs-left-out = خيارات لا تظهر إلا في الجدول: { $count }

column-statement = ما عُثر عليه
column-where = موضعه
edition-copies = نسخ المحاضر: { $title }

table-editions-units = الوحدات والأرقام
table-editions-choices = خيارًا خيارًا
editions-in-both = وحدات في الإصدارين كليهما
editions-added = وحدات في الإصدار اللاحق فقط
editions-gone = وحدات في الإصدار الأسبق فقط
editions-units-changed = وحدات تغيّر فيها رقم
editions-figures-changed = أرقام تغيّرت
editions-set-to-zero = وحدات كانت فيها أصوات ولم يبقَ منها شيء
editions-names-changed = أسماء وعناوين تغيّرت
editions-moved = وحدات تغيّر ترتيبها
column-what = البيان
column-count = العدد
column-choice = الخيار
column-earlier = الإصدار الأسبق
column-later = الإصدار اللاحق
column-net = صافي التغيّر
column-gross = كل التغيّرات بلا إشارة
column-added-units = من وحدات أُضيفت
column-gone-units = في وحدات غابت
column-changed-units = في وحدات تغيّرت

table-copies-bound = ما يبقى للوحدات التي لا نسخة لها
table-copies-verdicts = الوحدات بحسب ما تقوله النسخ والنتيجة الرسمية
column-on-copies = في النسخ
column-official = رسميًا
column-remainder = الرسمي ناقصًا النسخ
column-least-false = نسخ لا بد أن تكون كلها غير صحيحة
column-item = بند المحضر
column-agree = متفقة
column-official-differs = الرسمي يخالف كل النسخ
column-copies-differ = النسخ تختلف في ما بينها
column-copy-only = نسخة فقط
column-official-only = رسمي فقط
