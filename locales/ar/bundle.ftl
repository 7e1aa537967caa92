# حزم الأدلة، في الطرفية.

bundle-records = القيود
bundle-objects = الملفات
bundle-withheld = محجوب
bundle-made = تضم الحزمة { $records ->
    [zero] صفر من القيود
    [one] قيدًا واحدًا
    [two] قيدين
    [few] { $records } قيود
    [many] { $records } قيدًا
   *[other] { $records } قيد
} و{ $objects ->
    [zero] صفرًا من الملفات
    [one] ملفًا واحدًا
    [two] ملفين
    [few] { $objects } ملفات
    [many] { $objects } ملفًا
   *[other] { $objects } ملف
}. ويشرح VERIFY.md داخلها كيف يتحقق منها أي شخص.
bundle-without-leaf = { $count ->
    [zero] لا قيد خارج السجل المنشور
    [one] قيد واحد ليس في السجل المنشور فتُرك
    [two] قيدان ليسا في السجل المنشور فتُركا
    [few] { $count } قيود ليست في السجل المنشور فتُركت
    [many] { $count } قيدًا ليست في السجل المنشور فتُركت
   *[other] { $count } قيد ليست في السجل المنشور فتُركت
}: scrutineer log append
bundle-wrong = ما لم تُفسَّر هذه الأخطاء فلا شيء في هذه الحزمة دليل.
bundle-right = كل شيء متوافق، ونقطة التحقق موقعة بالمفتاح الذي قدمته.
bundle-own-key = كل شيء متوافق. لكن المفتاح مأخوذ من الحزمة نفسها، ويستطيع أي شخص أن يوقع بمفتاح خاص به: أعد المحاولة مع ‎--key ومفتاح من مصدر آخر.
