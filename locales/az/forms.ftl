# Formaların özündə olmayan, protokollara və yerlərə aid sözlər. Bəndlərin adları formalardadır.

choices = bütün seçimlərə verilmiş səslər
operator-equal = bərabərdir
operator-at-most = ən çoxu
operator-at-least = ən azı
operator-near = təxminən bərabərdir

base-registered = siyahıdakı seçicilər
share-base-valid = etibarlı bülletenlər
share-base-choices = sadalanan seçimlərə verilmiş səslər

place-country = Ölkə
place-region = Bölgə
place-district = Rayon
place-territory = Ərazi
place-constituency = Seçki dairəsi
place-municipality = Bələdiyyə
place-precinct = Seçki sahəsi
place-section = Bölmə
place-centre = Mərkəz
place-station = Seçki məntəqəsi
place-list = Siyahı
place-postal_code = Poçt indeksi
place-stratum = Təbəqə
place-station_type = Məntəqənin növü
place-section_type = Bölmənin növü
