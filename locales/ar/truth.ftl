# ملحق الانتخابات المختلقة: ما زُرع وما عُثر عليه.

menu-truth = الملاحظات بجانب الحقيقة
truth-lede = هذه انتخابات مختلقة. ومن اختلقها دوّن أيضًا أي الأخطاء والحيل زُرعت وأين. وهنا تقف تلك القائمة بجانب ما أبلغت عنه القواعد.
truth-only-here = لا يمكن أن توجد صفحة كهذه إلا لبلد مختلق. أما الانتخابات الحقيقية فلا أحد يملك قائمة بما جرى فيها فعلًا؛ وهناك تبقى الملاحظة سؤالًا إلى أن يجيب الطرف الآخر.
truth-total = المزروع: { NUMBER($planted) }. المعثور عليه: { NUMBER($found) }. الفائت: { NUMBER($missed) }.
truth-overview = ما زُرع وما عُثر عليه
truth-table-overview = بحسب النوع والقاعدة
truth-legend = الوحدة التي تبلغ عنها القاعدة مرتين تُحسب مرة واحدة. و«خطأ آخر هناك» وحدات أبلغت عنها القاعدة مع أن ما زُرع فيها شيء آخر: فالرقم الخاطئ كثيرًا ما يثير عدة قواعد. أما الإنذارات الكاذبة فبلاغات حيث لم يُزرع شيء.
truth-column-kind = المزروع
truth-column-planted = العدد
truth-column-found = المعثور عليه
truth-column-missed = الفائت
truth-column-explained = خطأ آخر هناك
truth-column-false-alarms = إنذارات كاذبة
truth-column-where = الموضع
truth-column-finding = الملاحظة
truth-counts = عُثر على { NUMBER($found) } من { NUMBER($planted) }.
truth-share = { $count ->
    [zero] لا إنذار كاذبًا. المفحوص: { NUMBER($examined) }.
    [one] إنذار كاذب واحد. المفحوص: { NUMBER($examined) } ({ $share }).
    [two] إنذاران كاذبان. المفحوص: { NUMBER($examined) } ({ $share }).
    [few] { NUMBER($count) } إنذارات كاذبة. المفحوص: { NUMBER($examined) } ({ $share }).
    [many] { NUMBER($count) } إنذارًا كاذبًا. المفحوص: { NUMBER($examined) } ({ $share }).
   *[other] { NUMBER($count) } إنذار كاذب. المفحوص: { NUMBER($examined) } ({ $share }).
}
truth-share-none = لم تستطع القاعدة فحص شيء.
truth-missed = الفائت:
truth-table-found = { $count ->
    [zero] لم يُعثر عليه في أي موضع
    [one] عُثر عليه في موضع واحد
    [two] عُثر عليه في موضعين
    [few] عُثر عليه في { NUMBER($count) } مواضع
    [many] عُثر عليه في { NUMBER($count) } موضعًا
   *[other] عُثر عليه في { NUMBER($count) } موضع
}
truth-table-explained = { $count ->
    [zero] لا بلاغ آخر
    [one] بلاغ أيضًا في موضع واحد فيه خطأ آخر
    [two] بلاغ أيضًا في موضعين فيهما خطأ آخر
    [few] بلاغ أيضًا في { NUMBER($count) } مواضع فيها خطأ آخر
    [many] بلاغ أيضًا في { NUMBER($count) } موضعًا فيها خطأ آخر
   *[other] بلاغ أيضًا في { NUMBER($count) } موضع فيها خطأ آخر
}
truth-table-false = { $count ->
    [zero] لا بلاغ حيث لم يُزرع شيء
    [one] بلاغ في موضع واحد لم يُزرع فيه شيء
    [two] بلاغ في موضعين لم يُزرع فيهما شيء
    [few] بلاغ في { NUMBER($count) } مواضع لم يُزرع فيها شيء
    [many] بلاغ في { NUMBER($count) } موضعًا لم يُزرع فيها شيء
   *[other] بلاغ في { NUMBER($count) } موضع لم يُزرع فيها شيء
}
truth-files = الملفات التي تقول ما زُرع

truth-choices-do-not-add-up = أصوات لا يستقيم مجموعها
truth-choices-do-not-add-up-what = تبادل رقمان في أصوات أحد المرشحين موضعيهما، كما تفعل اليد المتعبة.
truth-more-ballots-than-given-out = أوراق في الصناديق أكثر مما سُلّم
truth-more-ballots-than-given-out-what = أُضيفت إلى الصندوق أوراق، كلها للمتصدر.
truth-more-voters-than-registered = ناخبون أكثر مما في القائمة
truth-more-voters-than-registered-what = قائمة الناخبين أقصر من عدد الأوراق المسلَّمة.
truth-negative-figure = رقم سالب
truth-negative-figure-what = أمام الرقم علامة ناقص.
truth-impossible-register = سجل غير ممكن
truth-impossible-register-what = عدد الناخبين في القائمة أكبر بعشرة ملايين مرة.
truth-full-turnout = صوّت الجميع
truth-full-turnout-what = في مراكز متتالية من إقليم واحد صوّت كل من في القائمة، ومن لم يصوّتوا حُسبوا للمتصدر.
truth-repeated-unit = محضر مكتوب مرتين
truth-repeated-unit-what = المحضر نفسه موجود في الملف مرة ثانية.
truth-removed-unit = مركز محذوف
truth-removed-unit-what = مركز من الإصدار السابق غير موجود في النهائي، ولا قرار يذكر السبب.
truth-changed-sheet = محضر تغيّر بين الإصدارين
truth-changed-sheet-what = انتقلت أصوات المرشح الثاني إلى المتصدر بين الإصدارين، وما زال مجموع المحضر مستقيمًا.
truth-copy-differs = نسخة تقول شيئًا آخر
truth-copy-differs-what = نسخة المحضر لدى المراقبين تختلف عن النتيجة الرسمية.
truth-copies-disagree = نسخ لا تتفق
truth-copies-disagree-what = لدى حائزين اثنين نسختان مختلفتان من محضر واحد.
truth-shared-picture = صورة واحدة لمركزين
truth-shared-picture-what = الصورة نفسها لمحضر واحد تُستعمل لمركزين.
truth-rounded-counts = أعداد مستخرجة من نسب مقرّبة
truth-rounded-counts-what = حُسبت الأصوات في النشرة الأولى من نسب كانت قد قُرّبت.
truth-wrong-share = نسبة لا تعطيها أعدادها
truth-wrong-share-what = تطبع النشرة الثانية نسبة لا تنتج من أصواتها هي.
truth-exit-poll-too-early = استطلاع نُشر قبل أوانه
truth-exit-poll-too-early-what = نُشرت النسب قبل إغلاق آخر مركز اقتراع.
truth-recognition-too-early = اعتراف بالنتيجة قبل أوانه
truth-recognition-too-early-what = هُنّئ الفائز قبل صدور أول فرز رسمي.
truth-accreditation-parts = مراقبون أجزاؤهم أكثر من كلهم
truth-accreditation-parts-what = المراقبون الأجانب والمحليون معًا أكثر من جميع المراقبين.
