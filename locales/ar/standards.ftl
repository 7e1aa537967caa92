# Exchange standards: what a file lacks, and what an export could not hold.

file-format-nist = تقرير بمعيار NIST SP 1500-100
file-format-eml = مستند EML
document-ignored = ليس في النموذج { $form } بند لما في المستند أيضًا: { $columns }

nist-clean = { $file }: لا عيوب؛ الكائنات: { $objects }، الإحالات: { $references }
nist-heading = { $file }: { NUMBER($count) ->
    [zero] لا عيوب
    [one] عيب واحد
    [two] عيبان
    [few] { $count } عيوب
    [many] { $count } عيبًا
   *[other] { $count } عيب
}
nist-at = السطر { $line }، { $path }: { $message }
nist-listed = لم يُذكر إلا أول { $listed } منها

nist-required = الخاصية { $found } غير موجودة
nist-required-remedy = أضف { $found } إلى هذا الكائن
nist-unknown-property = ليس في المعيار خاصية { $found } هنا
nist-unknown-property-remedy = احذفها، أو استعمل واحدة من: { $expected }
nist-not-in-list = "{ $found }" ليست في القائمة
nist-not-in-list-remedy = استعمل واحدة من: { $expected }
nist-kind = "{ $found }" من نوع غير { $expected }
nist-kind-remedy = اكتب قيمة من النوع { $expected }
nist-format = "{ $found }" ليست مكتوبة كما يجب
nist-format-remedy = اكتبها هكذا: { $expected }
nist-too-long = "{ $found }" أطول من الحد، وهو بعدد الحروف: { $expected }
nist-too-long-remedy = اختصرها حتى لا يزيد عدد حروفها على { $expected }
nist-too-few = عناصر القائمة أقل من { $expected }
nist-too-few-remedy = أعطِ { $expected } على الأقل
nist-none-of = لا يجوز أن يقع هنا كائن من النوع "{ $found }"
nist-none-of-remedy = اجعل { "\u2066" }@type{ "\u2069" } له واحدًا من: { $expected }
nist-dangling = لا كائن له المعرّف "{ $found }"
nist-dangling-remedy = اذكر { "\u2066" }@id{ "\u2069" } لكائن من النوع { $expected }، أو أضف ذلك الكائن
nist-other-kind = "{ $found }" كائن من نوع آخر
nist-other-kind-remedy = اذكر { "\u2066" }@id{ "\u2069" } لكائن من النوع { $expected }
nist-same-id = المعرّف "{ $found }" لكائن آخر سبق، في السطر { $expected }
nist-same-id-remedy = اجعل لكل كائن { "\u2066" }@id{ "\u2069" } خاصًا به

export-done = كُتب { NUMBER($units) ->
    [zero] لا وحدات
    [one] وحدة واحدة
    [two] وحدتان
    [few] { $units } وحدات
    [many] { $units } وحدة
   *[other] { $units } وحدة
}، وعدد الخيارات { $choices }
export-lost = ما لا يتسع له المعيار:
export-lost-line = { $what }: { $why } ({ $values })
export-lost-item = ليس في المعيار موضع لهذا البند
export-lost-place = ليس في المعيار موضع لما يصف الوحدة
export-lost-words = الأرقام المكتوبة بالحروف لا تُحفظ
export-lost-unreadable = ليس عددًا صحيحًا، فلم يُكتب
export-lost-sum = مجموع مذكور لوحدات ليست في الملف، أو مذكور مرتين
export-lost-text = كان الاسم فارغًا، فلم يمكن كتابته
