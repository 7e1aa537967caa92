# What is known of a finding besides its arithmetic, and what that means for publishing
finding-reply-of = رد:
innocent-excluded = فُحص: مستبعد
innocent-possible = فُحص: ممكن
innocent-sufficient = فُحص: يفسّر الملاحظة كاملة
contact = للتواصل
draft-mark = مسودة، ليست للنشر.
draft-no-publisher = لم يُذكر الناشر.
draft-no-contact = لم يُذكر عنوان للتصحيحات والردود.
draft-not-asked = { $count ->
    [zero] لا توجد ملاحظة لم تُسأل عنها الجهة المعنية.
    [one] في ملاحظة واحدة لم يُطلب رد الجهة المعنية.
    [two] في ملاحظتين لم يُطلب رد الجهة المعنية.
    [few] في { $count } ملاحظات لم يُطلب رد الجهات المعنية.
    [many] في { $count } ملاحظة لم يُطلب رد الجهات المعنية.
   *[other] في { $count } ملاحظة لم يُطلب رد الجهات المعنية.
}
export-site-draft = تحذير: الموقع مسودة، وصفحاته تذكر السبب
