# Words about sheets and places that no form brings with it. Labels of items stand in the forms.

choices = votes for all choices
operator-equal = equals
operator-at-most = is at most
operator-at-least = is at least
operator-near = nearly equals

base-registered = voters on the list
share-base-valid = valid ballots
share-base-choices = votes for the choices listed

place-country = Country
place-region = Region
place-district = District
place-territory = Territory
place-constituency = Constituency
place-municipality = Municipality
place-precinct = Precinct
place-section = Section
place-centre = Centre
place-station = Station
place-list = List
place-postal_code = Postal code
place-stratum = Stratum
place-station_type = Type of station
place-section_type = Type of section
