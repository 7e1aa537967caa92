# Sorts of sources, as a package names them
source-kind-official = rəsmi
source-kind-state-media = dövlət mediası
source-kind-state-aligned-media = hakimiyyətyönlü media
source-kind-state-aligned-agency = hakimiyyətyönlü agentlik
source-kind-independent-media = müstəqil media
source-kind-independent-agency = müstəqil agentlik
source-kind-agency = agentlik
source-kind-media = media
source-kind-law-text = qanun mətni
source-kind-observer-organisation = müşahidəçi təşkilat
source-kind-observer-network = müşahidəçi şəbəkəsi
source-kind-advocacy-organisation = maraqların müdafiəsi təşkilatı
source-kind-secondary = ikinci əl mənbə

# Parts of a total, as a package names them
announced-part-international = beynəlxalq
announced-part-local = yerli
announced-part-permanent = daimi
announced-part-temporary = müvəqqəti
announced-part-accredited = akkreditə olunanlar, cəmi
