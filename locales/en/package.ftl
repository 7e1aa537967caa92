# Sorts of sources, as a package names them
source-kind-official = official
source-kind-state-media = state media
source-kind-state-aligned-media = state-aligned media
source-kind-state-aligned-agency = state-aligned agency
source-kind-independent-media = independent media
source-kind-independent-agency = independent agency
source-kind-agency = agency
source-kind-media = media
source-kind-law-text = law text
source-kind-observer-organisation = observer organisation
source-kind-observer-network = observer network
source-kind-advocacy-organisation = advocacy organisation
source-kind-secondary = secondary

# Parts of a total, as a package names them
announced-part-international = international
announced-part-local = local
announced-part-permanent = permanent
announced-part-temporary = temporary
announced-part-accredited = accredited, in all
