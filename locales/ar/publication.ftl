# Pages of a site about what is known besides figures by station: the article, incidents,
# statements, observers, exit polls, the law, the timeline, what was not found.

menu-article = فحص المقال
menu-state = حال الأدلة
menu-announced = النتائج والمشاركة
menu-polls = استطلاعات عند الخروج
menu-incidents = الحوادث
menu-timeline = التسلسل الزمني
menu-statements = التصريحات
menu-observers = المراقبون
menu-law = القانون
menu-corrections = التصحيحات

# The article
article-lede = عدد الأقوال عن هذه الانتخابات في مقال إخباري: { $claims }. وقد قوبل كل منها بمصادر منشورة. ولم يؤخذ هنا شيء من المقال نفسه دليلًا.
article-no-address = لم يُسجَّل عنوان المقال.
article-published-by = الناشر
article-count = { $count ->
    [zero] لا أقوال
    [one] قول واحد
    [two] قولان
    [few] { $count } أقوال
    [many] { $count } قولًا
   *[other] { $count } قول
}
article-because = ما وُجد
article-rests-on = يستند إلى
article-by-status = الأقوال بحسب نتيجة الفحص
article-row-1 = النتائج ونسبة المشاركة كما أُعلنت
article-row-2 = التصويت في غير مكان التسجيل
article-row-3 = الاستطلاعات عند الخروج
article-row-4 = تهانٍ وانتقادات ومطالب
article-row-5 = المراقبون المعتمدون ومن لم يُدعَ منهم
article-row-6 = المراقبون والصحفيون في مراكز الاقتراع
article-row-7 = ما أظهرته الكاميرات
article-row-8 = مجموعات صوّتت في عدة مراكز اقتراع
article-row-9 = اتهامات لوسائل إعلام مستقلة
article-row-10 = البعثة الدولية

claim-status-confirmed = مؤكَّد
claim-status-differs = مختلف
claim-status-not-found = لم يُعثر عليه
claim-status-cannot-tell = لا يمكن الجزم
claim-status-opinion = رأي
claim-status-confirmed-explained = تقول المصادر المنشورة الشيء نفسه.
claim-status-differs-explained = تقول المصادر المنشورة شيئًا آخر.
claim-status-not-found-explained = لا يقوله أي مصدر أمكن الوصول إليه. ولا يعني ذلك أنه غير صحيح.
claim-status-cannot-tell-explained = تترك المصادر التي أمكن الوصول إليها المسألة مفتوحة. ويُذكر ما الذي يحسمها.
claim-status-opinion-explained = وجهة نظر لصاحبها. ولا يمكن التحقق إلا من أنها قيلت.
claim-kind-fact = قول عن واقعة
claim-kind-opinion = رأي

# State of the evidence
state-lede = ما هو موجود، ومدى الثقة فيه، وما هو ناقص. ينقل السجل ما يقوله المصدر، وليس حكمًا.
state-records = السجلات
state-records-note = كل منها بمصادره
state-sources = { $count ->
    [zero] مصدر
    [one] مصدر
    [two] مصدران
    [few] مصادر
    [many] مصدرًا
   *[other] مصدر
}
state-sources-note = { $addresses ->
    [zero] لا عنوان لأي منها
    [one] لواحد منها عنوان
    [two] لاثنين منها عنوان
    [few] { $addresses } منها لها عنوان
    [many] { $addresses } منها لها عنوان
   *[other] { $addresses } منها لها عنوان
}
state-incidents = { $count ->
    [zero] حادثة
    [one] حادثة
    [two] حادثتان
    [few] حوادث
    [many] حادثة
   *[other] حادثة
}
state-incidents-note = أفاد بها مصدران مستقلان: { $verified }؛ محل خلاف: { $disputed }
state-statements = { $count ->
    [zero] تصريح
    [one] تصريح
    [two] تصريحان
    [few] تصريحات
    [many] تصريحًا
   *[other] تصريح
}
state-announced = { $count ->
    [zero] إعلان أرقام
    [one] إعلان أرقام
    [two] إعلانا أرقام
    [few] إعلانات أرقام
    [many] إعلان أرقام
   *[other] إعلان أرقام
}
state-gaps = { $count ->
    [zero] فجوة
    [one] فجوة
    [two] فجوتان
    [few] فجوات
    [many] فجوة
   *[other] فجوة
}
state-gaps-note = جرى البحث عنها ولم يُعثر عليها
state-confidence = مدى الثقة في السجلات
state-confidence-note = عالية: معلومات رسمية، أو بلاغات مستقلة عدة متفقة. متوسطة: بلاغ واحد، أو نُسخ منقولة عنه. منخفضة: معلومات محل خلاف، أو غير متسقة في ذاتها.
state-missing = ما لم يُعثر عليه
state-missing-note = الرقم الذي لم يُعثر عليه لا يُعدّ صفرًا أبدًا.
state-checks = ما يقوله الحساب
state-checks-note = كل فحص مع ما فحصه وما اجتيز وما لم يمكن الجزم فيه:
state-independent = الصفحات التي تحمل نصًا واحدًا تُعدّ مصدرًا واحدًا.

# Figures announced
announced-lede = كل صيغ النتيجة ونسبة المشاركة كما أُعلنت، مع ما تطبعه مصادر أخرى بدلًا منها. لا يُحسب متوسط لشيء، ولا يُسقط شيء.
announced-results = صيغ النتيجة
announced-results-caption = نسبة كل خيار في المئة كما طُبعت، والأصوات حيث طُبعت
announced-turnout = نسبة المشاركة خلال اليوم
announced-turnout-caption = أرقام المشاركة كما أُعلنت
announced-turnout-figure = نسبة المشاركة خلال اليوم، كما أُعلنت
announced-turnout-method = تُظهر الأشرطة عدد من صوّتوا حتى تلك الساعة كما أعلنته اللجنة. والنسبة هي المطبوعة.
announced-version = الصيغة
announced-other = أرقام أخرى أُعلنت
announced-asides = أرقام منفردة أخرى
announced-asides-note = أرقام لا يوجد ما تُقارن به.
announced-removed = مراكز اقتراع أُلغيت نتائجها منذ { $since }
announced-variant = { $value }، المصدر: { $sources }
announced-also = طُبع أيضًا
announced-checked = ما فُحص
announced-stage = المرحلة
announced-when = وقت الإعلان
announced-at = الساعة
announced-voters = صوّتوا
announced-share = نسبة المشاركة، %
announced-stations = مراكز اقتراع وصلت بياناتها
announced-counted = نسبة المراكز التي فُرزت، %
announced-valid = الأصوات الصحيحة
announced-invalid = الأصوات الباطلة
announced-cast = الأصوات المدلى بها
announced-registered = الناخبون المسجّلون
announced-units-planned = مجموع مراكز الاقتراع
announced-removed-count = مراكز اقتراع أُلغيت نتائجها
announced-printed = أوراق الاقتراع المطبوعة
announced-respondents = الإجابات
announced-refused = الممتنعون عن الإجابة، في المئة
announced-poll-stations = مراكز اقتراع شملها الاستطلاع
announced-poll-stations-planned = مراكز اقتراع مقررة للاستطلاع
announced-no-votes = نسب فقط
announced-link-poll = كيف أُجري الاستطلاع

# Exit polls
polls-lede = ما يقوله كل استطلاع عند الخروج، إلى جانب غيره وإلى جانب النتيجة، وما يُعرف عن طريقة إجرائه. يقول الاستطلاع عند الخروج بماذا أجاب الناس، لا كيف فُرزت الأصوات.
polls-shares = النسب في المئة، كما طُبعت
polls-result = النتيجة، { $stage }
polls-card = كيف أُجري
polls-not-said = حيث لا يُذكر كيف أُجري الاستطلاع، تقول الخانة ذلك: فللقارئ أن يأخذ هذا أيضًا في الحسبان.
polls-organisation = الجهة المنفّذة
polls-funder = الجهة المموّلة
polls-accredited = الاعتماد
polls-published = النشر
polls-stations-planned = مراكز الاقتراع المقررة
polls-constituencies-planned = الدوائر المقررة
polls-stations = مراكز اقتراع شملها، بحسب القائمين عليه
polls-respondents = من أجابوا
polls-refused = الممتنعون عن الإجابة، في المئة
polls-selection = كيف اختيرت المراكز والأشخاص
polls-question = ما سُئل عنه
polls-weighting = كيف رُجّحت الإجابات
polls-composition = فئات المجيبين
polls-sum = مجموع النسب المطبوعة

# Incidents
incidents-lede = ما يقال إنه حدث في مراكز الاقتراع، ومن يقوله، وبماذا رد الطرف الآخر، وماذا تقرر. البلاغ ليس دليلًا؛ ولا يُذكر أحد إلا بصفته.
incidents-caption = الحوادث بحسب مركز الاقتراع
incident-unit = مركز الاقتراع
incident-related = مراكز أخرى معنية
incident-verification = درجة الثبوت
incident-reported-by = مصدر البلاغ
incident-reply = الرد
incident-decision = القرار
incident-dispute = ما يقال ضدها
incident-links = ما تتصل به
incident-settle = ما الذي يحسم الأمر
incident-no-unit = مركز الاقتراع غير معروف
incident-decision-in = في أي إعلان
incident-filmed = أمام الكاميرا
verification-reported = ورد بلاغ
verification-verified = مصدران مستقلان
verification-disputed = محل خلاف
verification-withdrawn = سُحب البلاغ
reply-state-not-asked = لا يُعرف أن أحدًا طلب الرد
reply-state-no-answer = طُلب الرد، ولا يُعرف رد
reply-state-answered = ورد رد
reply-whom = الرد من: { $whom }
outcome-annulled = أُلغيت نتيجة مركز الاقتراع
outcome-not-annulled = ليس من المراكز التي أُلغيت نتائجها
outcome-rejected = رُفضت الشكوى
outcome-upheld = قُبلت الشكوى
outcome-pending = قيد النظر
incident-kind-observer-removed = إخراج مراقب
incident-kind-observer-removed-police = إخراج مراقب بمشاركة الشرطة
incident-kind-observer-pressure = ضغط على مراقبين
incident-kind-journalist-obstructed = منع صحفيين من الدخول أو إعاقتهم
incident-kind-prepared-ballots = أوراق اقتراع قُصّت زواياها
incident-kind-voter-from-elsewhere = أوراق اقتراع لمسجّلين في مكان آخر
incident-kind-carousel = الأشخاص أنفسهم في عدة مراكز
incident-kind-ballots-in-bundle-filmed = وضع عدة أوراق اقتراع دفعة واحدة، في تسجيل مصوَّر
incident-kind-ballots-in-bundle-reported = وضع عدة أوراق اقتراع دفعة واحدة، بحسب بلاغ
incident-kind-camera-view = الكاميرا بعيدة عن الصندوق
incident-kind-contested-film = تسجيل مصوَّر مختلَف في مصدره
incident-kind-other = غير ذلك

# Timeline
timeline-lede = ما حدث ومتى، بقدر الدقة التي تذكرها المصادر. لا يُرتَّب حدثان إلا إذا تعذّر أن يتداخل وقتاهما؛ وإلا فلا يمكن الجزم في الترتيب.
timeline-undated = بلا وقت
timeline-interval = بين { $from } و{ $to } (UTC)
timeline-until = في موعد لا يتجاوز { $to } (UTC)
timeline-from = في موعد لا يسبق { $from } (UTC)
timeline-reported = وقت الإبلاغ
timeline-occurred = وقت الحدوث
timeline-zone-unknown = لم تُطبع المنطقة الزمنية لهذا الوقت، فقد يقع في أي لحظة من هذه المدة.
timeline-only-reported = لا يُعرف إلا وقت الإبلاغ.
fact-kind-called = الدعوة إلى الانتخابات
fact-kind-voting-opens = بدء التصويت
fact-kind-voting-closes = انتهاء التصويت في البلاد
fact-kind-voting-closes-abroad = انتهاء التصويت في الخارج
fact-kind-first-official-count = أول حصيلة رسمية للفرز
fact-kind-result = حصيلة رسمية للفرز
fact-kind-final-result = النتيجة النهائية
fact-kind-court = القضاء
fact-kind-decision = قرار
fact-kind-invitation = دعوة
fact-kind-media = الإعلام
fact-kind-setting = كيف نُظّمت
fact-kind-other = غير ذلك
fact-outlets = وسائل الإعلام

# Statements
statements-lede = من قال ماذا عن الانتخابات، ومتى، وعلى أي أساس. يُعرف موقف التصريح من النتيجة من نوعه وفق جدول منشور، ما لم يقل النص غير ذلك.
statements-caption = التصريحات بحسب الوقت
statements-by-stance = بحسب الموقف
statement-who = القائل
statement-stance = الموقف
statement-basis = الأساس
statement-when = الوقت
statement-medium = الشكل
statement-country = البلد
statement-role = المنصب
statement-organisation = باسم
statement-joint = صدر بالاشتراك مع
statement-coverage = ما شاهدته البعثة
statement-coverage-none = لا يُعرف قدر ما شاهدته.
statement-chosen = كيف اختيرت المراكز
coverage-observers = المراقبون
coverage-stations = مراكز اقتراع زارتها
coverage-constituencies = الدوائر
coverage-openings = عمليات افتتاح شاهدتها
coverage-units = مراكز اقتراع سمّتها
statement-kind-congratulation = تهنئة
statement-kind-recognition = اعتراف
statement-kind-non-recognition = عدم اعتراف
statement-kind-criticism = انتقاد
statement-kind-concern = قلق
statement-kind-demand-to-annul = مطالبة بالإلغاء
statement-kind-demand-to-recount = مطالبة بإعادة الفرز
statement-kind-rejection = رفض الانتقاد
statement-kind-positive-assessment = تقييم إيجابي
statement-kind-negative-assessment = تقييم سلبي
statement-kind-mixed-assessment = تقييم متباين
statement-kind-other = غير ذلك
stance-recognises = اعتراف بالنتيجة
stance-congratulates = تهنئة
stance-welcomes = ترحيب بسير الانتخابات
stance-neutral = أخذ العلم
stance-expresses-concern = إبداء القلق
stance-criticises = انتقاد
stance-rejects = عدم قبول النتيجة
stance-demands-annulment = مطالبة بالإلغاء
stance-demands-recount = مطالبة بإعادة الفرز
stance-rejects-criticism = رفض الانتقاد
stance-unknown = غير معروف
basis-exit-poll = استطلاعات عند الخروج فقط
basis-partial = جزء من الفرز
basis-preliminary = فرز أولي
basis-final = النتيجة النهائية
basis-observation = مراقبة ذاتية
basis-observers = ما قاله مراقبون آخرون
basis-unknown = غير معروف
side-state = دول وهيئات دولية
side-observers = بعثات المراقبة
side-party = أحزاب ومرشحون
side-authority = الدولة التي تُجري الانتخابات
side-society = آخرون

# Observers
observers-lede = من سُمح له بالمراقبة، كما أُعلن. يُعدّ الأشخاص والمنظمات كلٌّ على حدة؛ وما لم يُنشر يُذكر أنه لم يُنشر.
observers-caption = المراقبون المعتمدون
observers-of-all = كل المراقبين
observers-of-international = المراقبون الدوليون
observers-of-local = المراقبون المحليون
observers-of-organisation = منظمة
observers-persons = الأشخاص
observers-organisations = المنظمات
observers-countries = البلدان
observers-nominated = جهة الترشيح
observers-nominated-unknown = لم يُعثر عليه
observers-invited-yes = وُجّهت إليها دعوة
observers-invited-no = لم تراقب؛ وبحسب السلطات لم تُدعَ
observers-missions = ما شاهدته البعثات وما قالته
nominator-candidate = مرشح
nominator-party = حزب
nominator-association = منظمة مواطنين
nominator-own-initiative = مبادرة ذاتية
nominator-state = دولة أو هيئة دولية
nominator-other = جهة أخرى

# Law
law-lede = قواعد تتصل بما يُذكر هنا، بصياغتنا، مع موضع ورودها. أما ما يقوله القانون فالقول الفصل فيه للمحاكم.
law-article = موضع ورودها
law-valid-from = سارية منذ
law-no-norms = لا قواعد مسجّلة.

# Corrections
corrections-lede = ما اضطررنا إلى تصحيحه، وكل سجل تغيّر بعد أخذه أول مرة. لا يُحذف شيء بلا أثر.
corrections-none = لم يستدعِ شيء تصحيحًا حتى الآن.
corrections-made = التصحيحات
corrections-changed = سجلات تغيّرت
corrections-changed-none = لم يتغيّر أي سجل منذ أخذه أول مرة.
corrections-how = إذا كان هنا شيء خاطئ فاكتب إلى الناشر؛ العنوان في أسفل كل صفحة. ويبقى التصحيح في هذه الصفحة.
corrections-record = السجل
corrections-altered = عُدِّل
corrections-removed = أُخرج
corrections-how-changed = التغيير
corrections-imported = وقت الأخذ

# All of them
record-sources = المصادر
record-source-none = لا عنوان مسجّل
record-carries = ينقل نص { $key }
record-confidence = درجة الثقة
confidence-high = عالية
confidence-medium = متوسطة
confidence-low = منخفضة
record-not-found = جرى البحث عنه ولم يُعثر عليه
record-note = توضيح
record-links = انظر أيضًا
record-settle = ما الذي يحسم الأمر
record-searched = أين جرى البحث
record-in-language = اللغة: { $language }
slice-announced = أرقام معلنة
slice-aside = رقم على حدة
slice-incident = حادثة
slice-statement = تصريح
slice-accreditation = اعتماد
slice-exit-poll = استطلاع عند الخروج
slice-norm = قاعدة قانونية
slice-fact = واقعة
slice-gap = فجوة
slice-claim = قول في المقال
slice-unit = مركز الاقتراع
qualifier-over = أكثر من { $value }
qualifier-at-least = ما لا يقل عن { $value }
qualifier-under = أقل من { $value }
qualifier-at-most = ما لا يزيد على { $value }
qualifier-about = نحو { $value }
record-simulated-truth = ما أُدرج عمدًا وما وُجد

# Feeds
feed-title = { $title }: الجديد
feed-link = خلاصة الجديد
embed-summary = عرض هذا الرسم في صفحة أخرى
embed-lede = لعرض هذا في صفحة أخرى، استخدم هذه الصورة وضع رابطًا إلى هذا الموقع:

# Sources
sources-published = أين نُشر
sources-published-note = كل مصدر يذكره سجل، مع عنوانه ونوعه. والمصدر الذي لا عنوان له يُذكر مع ذلك.
sources-files = ملفات الحزمة
sources-kind = النوع
sources-used = مستخدم في

# Checks of records
comparison-records = الأوقات والمراقبون والحوادث
comparison-records-lede = السجلات معروضة بعضها على بعض: ما الذي سبق ما، وأي أعداد المراقبين تتوافق. أما أي السجلين هو الصحيح فلا يُفحص.
units-noted = مراكز اقتراع تتحدث عنها السجلات
units-lede-records = لم يُعثر على نتائج بحسب مراكز الاقتراع. هذه هي المراكز التي تتحدث عنها السجلات، ولكل منها صفحة فيها كل ما يُعرف عنه.
