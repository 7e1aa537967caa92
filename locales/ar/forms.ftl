# Words about sheets and places that no form brings with it. Labels of items stand in the forms.

choices = أصوات كل الخيارات
operator-equal = يساوي
operator-at-most = لا يزيد على
operator-at-least = لا يقل عن
operator-near = يكاد يساوي

base-registered = عدد الناخبين المقيّدين في القائمة
share-base-valid = أوراق الاقتراع الصحيحة
share-base-choices = أصوات الخيارات المذكورة

place-country = البلد
place-region = المنطقة
place-district = القضاء
place-territory = الإقليم
place-constituency = الدائرة الانتخابية
place-municipality = البلدية
place-precinct = دائرة الاقتراع
place-section = القسم
place-centre = المركز
place-station = مركز الاقتراع
place-list = القائمة
place-postal_code = الرمز البريدي
place-stratum = الطبقة
place-station_type = نوع مركز الاقتراع
place-section_type = نوع القسم
