# Sorts of sources, as a package names them
source-kind-official = جهة رسمية
source-kind-state-media = إعلام حكومي
source-kind-state-aligned-media = إعلام موالٍ للسلطة
source-kind-state-aligned-agency = وكالة موالية للسلطة
source-kind-independent-media = إعلام مستقل
source-kind-independent-agency = وكالة مستقلة
source-kind-agency = وكالة أنباء
source-kind-media = وسيلة إعلام
source-kind-law-text = نص قانوني
source-kind-observer-organisation = منظمة مراقبة
source-kind-observer-network = شبكة مراقبين
source-kind-advocacy-organisation = منظمة مناصرة
source-kind-secondary = مصدر ثانوي

# Parts of a total, as a package names them
announced-part-international = دوليون
announced-part-local = محليون
announced-part-permanent = دائمة
announced-part-temporary = مؤقتة
announced-part-accredited = المعتمدون إجمالا
