# Sorts of sources, as a package names them
source-kind-official = официальный источник
source-kind-state-media = государственное СМИ
source-kind-state-aligned-media = провластное СМИ
source-kind-state-aligned-agency = провластное агентство
source-kind-independent-media = независимое СМИ
source-kind-independent-agency = независимое агентство
source-kind-agency = агентство
source-kind-media = СМИ
source-kind-law-text = текст закона
source-kind-observer-organisation = организация наблюдателей
source-kind-observer-network = сеть наблюдателей
source-kind-advocacy-organisation = организация по защите интересов
source-kind-secondary = вторичный источник

# Parts of a total, as a package names them
announced-part-international = международные
announced-part-local = местные
announced-part-permanent = постоянные
announced-part-temporary = временные
announced-part-accredited = аккредитовано всего
