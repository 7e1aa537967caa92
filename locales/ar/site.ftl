# The public site.

# Frame
skip = انتقل إلى المحتوى
menu = أقسام هذا الموقع
languages = اللغات
menu-overview = نظرة عامة
menu-results = النتائج
menu-findings = الملاحظات
menu-units = الوحدات
menu-ran = كل ما شُغّل من قواعد
menu-method = المنهج
menu-sources = المصادر والبيانات
simulated-banner = كل الأرقام في هذا الموقع مختلقة. هذه ليست انتخابات حقيقية.
not-stated = غير مذكور
stated-none = لا شيء
unit = الوحدة
rule = القاعدة
edition = الإصدار
edition-number = الإصدار { $number }
units-count = { $count ->
        [zero] لا وحدات.
        [one] وحدة واحدة.
        [two] وحدتان.
        [few] { $count } وحدات.
        [many] { $count } وحدة.
       *[other] { $count } وحدة.
    }
whole = الكل
whole-edition = الإصدار كله
page = الصفحة { $number }
turnout = نسبة المشاركة

# The sentence that travels with the data
flag-title = التنبيه ليس اتهامًا.
flag-text = تقول الملاحظة إن أرقامًا لا تتوافق، أو تحتاج إلى تفسير. ولا تقول لماذا، ولا تقول شيئًا عن نية أحد. ففي المحاضر السليمة هفوات قلم، وتذكر كل ملاحظة تفسيرات بريئة ممكنة. وحيث تقول صفحة «لم يُطلب الرد» فلم يُسأل أحد بعد.
footer-flag = تقول الملاحظات أيّ الأرقام لا يتوافق أو يحتاج إلى تفسير. ولا تقول شيئًا عن نية أحد.

# Foot
footer-who = من ينشر هذا
publisher = الناشر
funders = المموّلون
conflicts = تضارب المصالح
licence = الترخيص
footer-how = كيف أُعدّ
footer-made = أُعدّ بواسطة { $program } من الملفات المذكورة في المصادر، بقواعد يستطيع أي شخص أن يعيد تشغيلها.
footer-check = تحقّق بنفسك
footer-dataset = بصمة SHA-256 لأحدث مجموعة بيانات:

# Overview
overview-lede = ما نُشر، وما وجدته فحوصه، وما ليس معروفًا. كل رقم يمكن تتبّعه حتى سطره في ملف.
overview-state = حال الأدلة
imported-at = أُخذ في { $at } ({ $zone })
tile-units = { $count ->
        [zero] وحدة
        [one] وحدة
        [two] وحدتان
        [few] وحدات
        [many] وحدة
       *[other] وحدة
    }
tile-units-note = { $empty ->
        [0] لكل منها أرقام
        [one] واحدة منها بلا أي رقم
        [two] اثنتان منها بلا أي رقم
        [few] { $empty } منها بلا أي رقم
        [many] { $empty } منها بلا أي رقم
       *[other] { $empty } منها بلا أي رقم
    }
tile-lines = { $count ->
        [zero] بند منشور من المحضر
        [one] بند منشور من المحضر
        [two] بندان منشوران من المحضر
        [few] بنود منشورة من المحضر
        [many] بندًا منشورًا من المحضر
       *[other] بند منشور من المحضر
    }
tile-lines-note = غير منشور: { $count }
tile-lines-all = كل ما يطلبه النموذج
tile-rules = { $count ->
        [zero] قاعدة شُغّلت
        [one] قاعدة شُغّلت
        [two] قاعدتان شُغّلتا
        [few] قواعد شُغّلت
        [many] قاعدة شُغّلت
       *[other] قاعدة شُغّلت
    }
tile-rules-note = منها جزئيًا: { $part }؛ ولا يمكن الجزم في: { $unrun }
tile-findings = { $count ->
        [zero] ملاحظة
        [one] ملاحظة
        [two] ملاحظتان
        [few] ملاحظات
        [many] ملاحظة
       *[other] ملاحظة
    }
tile-findings-note = { $count ->
        [0] لا تنبيه على أي وحدة
        [one] على وحدة واحدة
        [two] على وحدتين
        [few] على { $count } وحدات
        [many] على { $count } وحدة
       *[other] على { $count } وحدة
    }
more-results = كل النتائج
more-ran = كل القواعد التي شُغّلت، بما فيها التي لم تعثر على شيء
overview-fingerprint = المشاركة والنسبة، وحدةً وحدة
overview-unknown = ما ليس معروفًا
unknown-lines = بنود المحضر التي لا ينشرها المصدر: { $count }.
unknown-empty = { $count ->
        [0] لكل وحدة أرقام.
        [one] وحدة واحدة بلا أي رقم.
        [two] وحدتان بلا أي رقم.
        [few] { $count } وحدات بلا أي رقم.
        [many] { $count } وحدة بلا أي رقم.
       *[other] { $count } وحدة بلا أي رقم.
    }
unknown-rules = قواعد لم يمكن تشغيلها إلا جزئيًا: { $part }. قواعد لا يمكنها الجزم بشيء هنا: { $unrun }.
unknown-reply = جانب اللجنة: لم يُسأل أحد بعد.

# Results
results-title = النتائج
results-lede = مجاميع كل الوحدات كما ينشرها المصدر. «غير منشور» تعني أن أي وحدة ليس لها رقم هناك، ولا تعني الصفر.
results-choices = الأصوات بحسب الخيار
results-items = مجاميع بنود المحضر
results-item = بند المحضر
results-column = الاسم في البيانات
results-total = المجموع
turnout-of = من { $base }
turnout-how = المصوّتون: { $voters }، ومجموعهم { $voters_total }. الأساس: { $base }، ومجموعه { $base_total }. محسوبة على الوحدات التي لها الرقمان كلاهما، وعددها { $examined }.
turnout-complete = يقول النموذج إن هذا الأساس يشمل كل من يجوز له التصويت هناك.
turnout-incomplete = قد لا يشمل هذا الأساس ناخبي القوائم التكميلية أو البطاقات، فقد يصح حتى ما يزيد على { "\u2066" }100%{ "\u2069" }.
turnout-extremes = وحدات عند { "\u2066" }100%{ "\u2069" } بالضبط: { $full }؛ وما فوقها: { $above }.
turnout-unknown = لا يمكن تحديد نسبة المشاركة: لا يصرّح النموذج بأساس لها، أو لا ينشره المصدر.

# Figures on pages
figure-picture = صورة للمشاركة (PNG)
figure-numbers = أرقام هذا الشكل

# Classes explained
class-error-explained = رقمان في محضر واحد أو مجموع واحد يتناقضان. أحدهما على الأقل خاطئ، أيًّا كان السبب.
class-warning-explained = رقم وراء عتبة. وقد يكون له سبب وجيه؛ غير أنه ليس في الأرقام.
class-information-explained = لا خطأ في شيء. يُذكر ليطّلع عليه القراء.

# Findings
findings-title = الملاحظات
findings-lede = ما وجدته القواعد، والأشد منها أولًا. تقود كل ملاحظة إلى وحداتها، وكل وحدة إلى سطر الملف الذي جاءت منه.
findings-none = لم تجد القواعد شيئًا.
findings-none-of-class = لا شيء.
findings-rules = القواعد في السجل: { $rules }. وما اجتيز منها، وما لم تستطع الجزم فيه، مذكور إلى جانب ما وجدته.
finding-count = { $examined ->
        [0] { $count }
        [one] { $count } من أصل وحدة واحدة فُحصت
        [two] { $count } من أصل وحدتين فُحصتا
        [few] { $count } من أصل { $examined } فُحصت
        [many] { $count } من أصل { $examined } فُحصت
       *[other] { $count } من أصل { $examined } فُحصت
    }
finding-lede = { $count ->
        [zero] لا شيء من أصل { $examined } فُحصت
        [one] واحدة من أصل { $examined } فُحصت
        [two] اثنتان من أصل { $examined } فُحصت
        [few] { $count } من أصل { $examined } فُحصت
        [many] { $count } من أصل { $examined } فُحصت
       *[other] { $count } من أصل { $examined } فُحصت
    }
finding-rule = القاعدة { $code }، الصيغة { $version }
finding-example = مثلًا:
finding-source = { $file }، السطر { $line }
finding-innocent = تفسيرات بريئة
innocent-not-examined = لم يُفحص
finding-settle = ما الذي يحسم الأمر:
finding-grounds = الأسس والحدود
finding-why = القاعدة
finding-method = في الفهرس
finding-threshold = العتبة
finding-no-threshold = لا عتبة. تقارن القاعدة الأرقام مقارنة تامة.
finding-examined = ما فُحص
finding-counts = فُحص: { $examined }؛ اجتاز: { $passed }؛ بلا الأرقام اللازمة: { $nulls }؛ لم يُذكر لأن ملاحظة أشد تفسّره: { $masked }.
legal-effect = ما يرتّبه القانون عليه
legal-effect-unknown = غير مذكور في النموذج
finding-error-rate = ما يُعرف عن التنبيهات الخاطئة
finding-reply = رد الجهة المعنية
reply-not-asked = لم يُطلب الرد
finding-reviewer = راجعها
reviewer-none = لا أحد بعد
finding-units = أين وُجد
finding-table = الوحدات بسطر مصدرها وأرقامها
finding-pages = صفحات هذه الملاحظة
finding-pages-again = صفحات هذه الملاحظة، مرة أخرى
source-line = السطر في الملف
source-file = ملف المصدر

# Units
units-title = كل الوحدات
units-lede = كل سطر من المصدر كما قُرئ، مع رقم السطر الذي هو فيه. والشرطة تعني أن شيئًا لم يُنشر.
units-flagged = { $count ->
        [0] لا ملاحظة على أي منها.
        [one] على واحدة منها ملاحظة.
        [two] على اثنتين منها ملاحظات.
        [few] على { $count } منها ملاحظات.
        [many] على { $count } منها ملاحظات.
       *[other] على { $count } منها ملاحظات.
    }
units-missing = أعمدة بلا أي رقم لم تُدرج في الجداول:
units-by-place = الوحدات بحسب أكبر مكان
units-with-findings = عليها ملاحظات
units-pages = { $count ->
        [zero] لا صفحات
        [one] صفحة واحدة
        [two] الصفحتان كلتاهما
        [few] الصفحات كلها، وعددها { $count }
        [many] الصفحات كلها، وعددها { $count }
       *[other] الصفحات كلها، وعددها { $count }
    }
units-page-title = الوحدات من { $from } إلى { $to }، من أصل { $units }
units-page-source = أرقام الأسطر من { $files }.
units-page-caption = الأرقام كما في المصدر؛ والشرطة تعني غير منشور
page-previous = السابق
page-next = التالي
page-neighbours = الصفحات المجاورة
page-neighbours-again = الصفحات المجاورة، مرة أخرى

# Everything that was run
ran-lede = كل قاعدة مع ما فحصته وما اجتيز وما لم تستطع الجزم فيه، لا ما وجدته فحسب. القاعدة التي لم تُشغَّل لم تجد شيئًا، ولم تبرّئ شيئًا.
ran-rules = القواعد
ran-examined = فُحص
ran-passed = اجتاز
ran-nulls = بلا رقم
ran-hits = وُجد
ran-masked = له تفسير
ran-cannot-tell = ما لا يمكن الجزم فيه، ولماذا
ran-legend = «بلا رقم»: وحدات ليس لها الأرقام التي تحتاج إليها القاعدة. «له تفسير»: تنبيهات لم تُذكر لأن ملاحظة أشد على الوحدة نفسها تفسّرها.
ran-settings = العتبات المعمول بها
setting = العتبة
setting-name = الاسم
setting-value = القيمة
setting-unset = غير محددة
ran-form = نموذج المحضر
ran-form-name = النموذج
ran-form-source = مأخوذ من
ran-form-verified = الاطلاع عليه
form-verified = جرى الاطلاع على المحضر نفسه.
form-not-verified = لم يجرِ الاطلاع على المحضر نفسه؛ وُضع النموذج من نصوص القوانين أو من ملفات منشورة.
ran-form-choices = عدد الخيارات التي يجوز التأشير عليها
ran-form-bases = أساس نسبة المشاركة
ran-relations = ما يقول النموذج إنه يجب أن يصح

# Method
method-title = المنهج
method-lede = ما تنظر فيه القواعد، وما لا تستطيع أن تراه، وكيف يعاد كل شيء ببرنامج يستطيع أي شخص تشغيله.
method-classes = ما يمكن أن تكون عليه الملاحظة
method-turnout = كيف تُحسب نسبة المشاركة
method-turnout-text = تحتاج نسبة المشاركة إلى عددين: من صوّت، ومن أصل كم. والثاني لا يُخمَّن أبدًا. يصرّح به نموذج المحضر، وحيث لا يصرّح به لا تُعرض نسبة مشاركة.
method-turnout-here = هنا يُعدّ المصوّتون بحسب: { $voters }. والأساس هو: { $base }.
method-null = ما لم يُنشر يبقى فارغًا. ولا يُعدّ صفرًا أبدًا، والقاعدة التي تحتاج إليه لا تُعدّ مجتازة: بل تقول إنها لا تستطيع الجزم.
method-check = كيف تتحقق بنفسك
method-check-text = لا شيء هنا يحتاج إلى تصديق. فبملف المصدر والبرنامج تظهر الملاحظات نفسها على أي جهاز.
method-check-source = ملف المصدر هو الملف الذي قُرئ إذا كانت بصمته هي نفسها:
method-check-run = تعطي القواعد الملاحظات نفسها:
method-check-dataset = مجموعة البيانات التي حُسب منها كل شيء:
method-rules = القواعد
method-gravest = أشد الدرجات:
rule-version = الصيغة { $version }
method-settings = العتبات:
method-masks = تفسّر تنبيهات:
method-innocent = ما قد يكون وراءها بحسن نية:

# Sources and data
sources-title = المصادر والبيانات
sources-lede = الملفات التي يقوم عليها كل شيء، وكيف قُرئت، وكل البيانات لمن يريد أخذها.
imported = وقت الأخذ
mapping = خريطة الأعمدة
dataset = مجموعة البيانات
dataset-rows = الوحدات: { $units }؛ المجاميع التي يذكرها المصدر: { $sums }.
account-bytes = الحجم بالبايت: { $bytes }؛ ضُغط بواسطة: { $compression }.
account-encoding = الترميز { $name } ({ $known }).
account-shape = بين الخلايا: { $delimiter }؛ نهايات الأسطر: { $ends }.
account-rows = أسطر أُخذت وحدات: { $units }؛ ومجاميع مذكورة: { $aggregates }؛ وتُركت بقاعدة في خريطة الأعمدة: { $skipped }؛ وفارغة: { $blank }.
account-none = لا قيد عن كيفية قراءة هذا الملف.
encoding-known-by-declared = مصرّح به
encoding-known-by-byte-order-mark = يذكره الملف نفسه
encoding-known-by-content = كل بايت يوافقه
encoding-known-by-guess = مرجّح من الحروف؛ ولا تتوقف عليه الأرقام
downloads = بيانات مفتوحة
downloads-text = الأعداد مجرّدة، والنقطة للكسور العشرية؛ وما لم يُنشر فارغ في CSV وقيمته null في JSON.
download-findings = كل الملاحظات بوحداتها وأعدادها وملفاتها وأسطرها
download-findings-rows = الشيء نفسه، سطرًا لكل تنبيه
download-totals = مجاميع كل البنود والخيارات
download-dataset = مجموعة البيانات المثبّتة: سطر وصف واحد، ثم CSV
download-form = نموذج المحضر الذي قُرئت به
download-mapping = خريطة الأعمدة التي قُرئت بها
