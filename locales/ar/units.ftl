# Pages and table of units.

unit-neighbours = الوحدات المجاورة
unit-found = ما عُثر عليه في هذه الوحدة
unit-found-none = لم تعثر أي قاعدة على شيء في هذه الوحدة.
unit-figures = الأرقام سطرًا سطرًا
unit-figures-caption = الأرقام بحسب النشرات، وبين قوسين الفرق عن النشرة السابقة؛ وتعني الشَّرطة أن الرقم لم يُنشر
unit-copies = نسخ محضرها
unit-copies-caption = النسخ إلى جانب الأرقام الرسمية، وبين قوسين الفرق عنها؛ وتعني الشَّرطة أن الرقم لم يُنشر
unit-line = السطر
unit-form-line = (السطر { $line } من المحضر)
unit-no-edition = لا ترد هذه الوحدة في أي نشرة من نشرات النتائج في هذا الملف.
unit-absent = لا ترد في هذه النشرات:
unit-records = سجلات عن هذه الوحدة
unit-table = جميع الوحدات في جدول واحد
unit-table-search = البحث عن مكان
unit-table-flagged = الوحدات التي لها ملاحظات فقط
unit-table-place = المنطقة الكبرى
unit-table-place-all = الكل
unit-table-columns = الأعمدة
unit-table-status = المعروض: { $from }–{ $to } من { $found } مطابِقة؛ مجموع الوحدات: { $units }
unit-table-loading = جارٍ تحميل الأرقام…
unit-table-previous = الصفوف السابقة
unit-table-next = الصفوف التالية
unit-table-edition = النشرة
unit-table-note = الأرقام مأخوذة من أحدث نشرة رسمية ترد فيها الوحدة، وإلا فمن أحدث نسخة. وتعني الشَّرطة أن الرقم لم يُنشر.
