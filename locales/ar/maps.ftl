# الخرائط: العناوين ومفاتيح الألوان وما يقال عن الحدود، والأمر الذي يستوردها.

maps-title = على الخريطة
maps-note = المساحة الكبيرة لا تعني ناخبين كثيرين: عدد الناخبين وراء كل لون مبيّن في الجدول تحت كل خريطة. الألوان فئات، وحدودها مذكورة في المفتاح.
maps-source = الحدود:
maps-licence = الترخيص: { $licence }.
maps-file = ملف الحدود
download-shapes = حدود الأماكن كما وردت

map-place = المكان
map-voters = المقترعون
map-voters-before = المقترعون سابقًا
map-registered-before = المسجلون سابقًا
map-left-out = وحدات لم تُحتسب
map-with-finding = وحدات فيها خطأ
map-missing = بلا أرقام
map-class = من { $from } إلى { $to }
map-class-zero = { $zero } تمامًا

map-turnout-title = نسبة المشاركة على الخريطة
map-leader-title = نسبة { $leader } على الخريطة
map-leader-heading = نسبة { $leader }، % من الأوراق الصحيحة
map-findings-title = وحدات لا يمكن أن تصح أرقامها معًا، على الخريطة
map-findings-heading = وحدات فيها نتيجة من صنف «خطأ»، % من جميع الوحدات
map-change-title = تغيّر نسبة المشاركة منذ { $former }، على الخريطة
map-change-heading = تغيّر نسبة المشاركة من { $base }، بالنقاط المئوية

map-alt = خريطة { $places ->
        [zero] بلا أماكن
        [one] لمكان واحد
        [two] لمكانين
        [few] تضم { $places } أماكن
        [many] تضم { $places } مكانًا
       *[other] تضم { $places } مكان
    } بحسب: { $heading }. الأدنى: { $low }، { $least }. الأعلى: { $high }، { $most }. بلا أرقام: { $without }.
map-alt-empty = خريطة بلا أي رقم عن: { $heading }.
map-method = مجاميع وحدات المكان التي تنشر ما يلزم. الفئات متساوية العرض، تشمل حدها الأدنى ولا تشمل الأعلى. المساحات بنسبها الصحيحة (إسقاط أسطواني متساوي المساحات)؛ والمساحة الكبيرة لا تعني ناخبين كثيرين.
map-shapes = الحدود: { "\u2066" }{ $source } (SHA-256 { $digest }…){ "\u2069" }، الترخيص: { "\u2066" }{ $licence }{ "\u2069" }.
map-without-shape = بلا حدود ({ $count })، في الجدول فقط: { $places }.
map-without-place = حدود بلا نتائج ({ $count })، مظللة بالخطوط: { $places }.

geometry-imported = قُبلت الحدود، المستوى: { $level }؛ أماكن لها حدود: { $drawn } من { $places }
geometry-known = هذه الحدود موجودة من قبل: لم يُضف شيء
geometry-matched = { $file }: { $shapes ->
    [zero] بلا أشكال
    [one] شكل واحد
    [two] شكلان
    [few] { $shapes } أشكال
    [many] { $shapes } شكلًا
   *[other] { $shapes } شكل
}، المستوى { $level }، والاسم من { $properties }
geometry-without-shape = بلا حدود ({ $count }): { $places }
geometry-without-place = حدود بلا مكان ({ $count }): { $places }
