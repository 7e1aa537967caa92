# ما تقوله أوامر seal، وما يُكتب فوق حصة المفتاح على الورق.

seal-recipient-heading = مستلم المفتاح { $key }. بهذا السطر يمكن الختم فقط.
seal-share-heading = الحصة { $number } من { $shares } للمفتاح { $key }؛ عدد الحصص اللازمة للفتح: { $threshold }، وحصة واحدة لا تفتح شيئًا.
seal-share-note = احفظها على الورق بعيدًا عن سائر الحصص. اكتب الأسطر مع أرقامها؛ والحروف الصغيرة مقبولة أيضًا.
seal-keys-done = أُنشئ المفتاح { $key }؛ الحصص: { $shares }، واللازم منها للفتح: { $threshold }
seal-keys-next = اطبع كل حصة، وليتحقق صاحبها منها بفتح نص تجريبي، ثم أتلف الملفات؛ الخطوات في docs/guide/open-a-sealed-identity.md
seal-kept = { $fields ->
    [zero] لم يُختم أي حقل
    [one] خُتم حقل واحد
    [two] خُتم حقلان
    [few] خُتمت { $fields } حقول
    [many] خُتم { $fields } حقلًا
   *[other] خُتم { $fields } حقل
}؛ والقيد الذي يثبت ذلك: { $seq }
seal-exported = { $fields ->
    [zero] لم يُسلَّم أي حقل
    [one] سُلّم حقل واحد وهو مختوم
    [two] سُلّم حقلان مختومان
    [few] سُلّمت { $fields } حقول مختومة
    [many] سُلّم { $fields } حقلًا مختومًا
   *[other] سُلّم { $fields } حقل مختوم
}؛ والقيد { $seq } يذكر لمن ولماذا
seal-list-empty = لا شيء مختومًا في هذا الملف
seal-open-file = النصوص مكشوفة في الملف: أتلفه عند الانتهاء
seal-simulated = هذه النصوص مختلقة: الملف محاكاة
seal-combined = المفتاح في { $file }؛ وهو يفتح كل ما خُتم به: أتلف الملف عند الانتهاء
seal-erased-fields = { $fields ->
    [zero] لم يُمحَ أي حقل مختوم
    [one] مُحي حقل مختوم واحد
    [two] مُحي حقلان مختومان
    [few] مُحيت { $fields } حقول مختومة
    [many] مُحي { $fields } حقلًا مختومًا
   *[other] مُحي { $fields } حقل مختوم
} من القيد { $seq }؛ والقيد { $tombstone } يثبت ذلك
seal-erased-record = مُحي مضمون القيد { $seq } وملحه مع حقوله المختومة ({ $fields })؛ والقيد { $tombstone } يثبت ذلك
seal-erased-before = كان القيد { $seq } قد مُحي من قبل؛ وأُعيدت كتابة ملفات قاعدة البيانات
seal-erased-next = لا تزال النسخ الاحتياطية القديمة تحتويه: امحه منها أيضًا؛ وما يحتفظ به خادم قاعدة البيانات والقرص مذكور في docs/reference/case-folder.md
