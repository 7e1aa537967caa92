# Hər qayda nəyi yoxlayır, nə deyir və komissiya buna vicdanla nə cavab verə bilər.
# Hər kod üçün: başlıq, məqsəd, ifadə (variantları ilə), qəsdsiz izahlar, nə aydınlıq gətirərdi.

class-error = hər ikisi doğru ola bilməz
class-warning = izah tələb edir
class-information = bilmək faydalıdır

# Qayda və ya onun bir hissəsi niyə tətbiq oluna bilmədi.
cannot-tell-form-declares-nothing = Protokolun formasında bu qaydanın baxa biləcəyi heç nə göstərilməyib.
cannot-tell-not-published = Mənbə bunları dərc etmir: { $what }.
cannot-tell-unset = “{ $what }” həddinin qiyməti yoxdur. Bütün ölkələr üçün ədalətli qiymət olmadığından onu kimsə təyin etməlidir.
cannot-tell-choices-incomplete = Mənbə bütün seçimləri sadalamır, ona görə də onların cəmi düz gəlməyə bilər.
cannot-tell-no-sums = Mənbə özü heç bir cəm göstərmir.
cannot-tell-no-nesting = Hansı yerin hansının daxilində olduğu göstərilməyib.
cannot-tell-no-words = Heç bir rəqəm sözlə köçürülməyib.

# Hədlər.
setting-R004-units = Plana görə seçki məntəqələrinin sayı
setting-R107-percent = Verilmiş, amma tapılmamış bülletenlər, verilənlərin faizi ilə
setting-R107-count = Verilmiş, amma tapılmamış bülletenlər, say ilə
setting-R108-percent = Etibarsız bülletenlər, tapılanların faizi ilə
setting-R109-percent = İzah tələb edən səsvermə fəallığı, faizlə
setting-R110-ballots_per_minute = Komissiyanın bir dəqiqədə saya bildiyi bülletenlər
setting-R204-percent = Nəşrin əhatə etdiyini bildirdiyi məntəqələrin payı, faizlə
setting-R405-voters_per_minute_and_booth = Bir kabinanın bir dəqiqədə qəbul edə bildiyi seçicilər

# Yanlış həyəcanlar haqqında nə məlumdur.
error-rate-error = Bu qayda sadə hesabdır: bir-birinə uyğun gələn rəqəmlərdə heç vaxt işə düşmür. Vicdanla doldurulmuş protokolda yazı səhvinin nə qədər tez-tez olduğu bu seçki üçün məlum deyil.
error-rate-warning = Bu qayda hədlə müqayisə edir. Neçə dürüst məntəqənin bu həddi aşdığı bu seçki üçün məlum deyil.
error-rate-information = Bu qayda qanuna zidd olmayan bir şeyi bildirir. Məntəqənin necə işlədiyi barədə heç nə demir.

# Tapıntının arxasındakı rəqəmlərin adları.
argument-above = Çox olan məntəqələr
argument-among = Tapılmış bülletenlər
argument-ballots = Sayılmış bülletenlər
argument-base = Fəallığın bazası
argument-below = Az olan məntəqələr
argument-booths = Kabinalar
argument-column = Sütun
argument-completed = Protokolun bağlanma saatı
argument-demand = Formanın tələbi
argument-difference = Fərq
argument-earlier = Əvvəlki göstərici
argument-earlier_figure = Onun rəqəmi
argument-ends = Səsvermənin bitmə saatı
argument-equation = Ödənməli olan şərt
argument-figure = Rəqəm
argument-figures = Protokolda yazılanlar
argument-first = Əvvəl olmalıdır
argument-first_at = Saatı
argument-gross = Fərqlərin işarəsiz cəmi
argument-invalid = Etibarsız bülletenlər
argument-item = Protokolun bəndi
argument-largest = Ən böyük fərqlər
argument-left = Sol tərəf
argument-line = İlk qeyd: sətir
argument-minutes = Dəqiqələr
argument-net = Fərqlərin işarəli cəmi
argument-other = Başqa tabelik
argument-parent = Tabelik
argument-place = Yer
argument-planned = Planlaşdırılmış məntəqələr
argument-printed = Yazılmış pay, %
argument-right = Sağ tərəf
argument-share = Pay
argument-source = İlk qeyd: fayl
argument-stated = Göstərilmiş cəm
argument-sum = Məntəqələrin cəmi
argument-text = Mənbədə yazıldığı kimi
argument-then = Sonra olmalıdır
argument-then_at = Saatı
argument-units = Məntəqələr
argument-value = Sözlərin mənası
argument-voters = Səs verənlər
argument-words = Sözlə

R001-title = Say ola bilməyən rəqəm
R001-why = Protokolun hər məcburi bəndində sıfırdan kiçik olmayan, ən çoxu doqquz rəqəmli tam ədəd, hər vaxt bəndində isə vaxt olmalıdır.
R001-statement-missing = Forma tələb etsə də, “{ $item }” bəndində rəqəm yoxdur.
R001-statement-impossible = “{ $item }” bəndində “{ $text }” yazılıb, bu isə düzgün ola bilməz.
R001-innocent-1 = Protokol fayla köçürülərkən rəqəm səhv yığılıb: bir rəqəm təkrarlanıb, ayırıcı itib və ya cədvəl proqramı mənfi işarəsi qoyub.
R001-innocent-2 = Məntəqə məlumatı hissə-hissə verib və fayl dərc olunanda bu bənd hələ doldurulmamışdı.
R001-innocent-3 = İxrac zamanı sətrin sütunları sürüşüb və rəqəm əslində başqa bəndə aiddir.
R001-settle = Məntəqənin imzalanmış protokolu, bənd-bənd.

R002-title = Rəqəm və söz fərqlidir
R002-why = Protokolda say həm rəqəmlə, həm sözlə yazılıbsa, ikisi eyni olmalıdır.
R002-statement = “{ $item }” bəndində rəqəmlə { $figure }, sözlə isə “{ $words }”, yəni { $value } yazılıb.
R002-innocent-1 = Sözlər protokolun qonşu bəndinin qarşısında yazılıb.
R002-innocent-2 = Protokol köçürülərkən əl yazısı səhv oxunub.
R002-settle = İmzalanmış protokolun şəkli.

R003-title = Ayırd edilə bilməyən məntəqə
R003-why = Nəşrdəki hər məntəqənin özünəməxsus işarəsi olmalıdır.
R003-statement-no-key = Sətirdə məntəqənin işarəsi yoxdur.
R003-statement-repeated = Eyni işarəli məntəqə artıq var: { $source }, sətir { $line }.
R003-innocent-1 = Bir məntəqə bir neçə siyahı üzrə, məsələn, əsas və əlavə siyahı üzrə məlumat verir, faylda isə onları ayıran sütun yoxdur.
R003-innocent-2 = Düzəldilmiş protokol birincinin yanında dərc olunub və birincini heç kim çıxarmayıb.
R003-innocent-3 = Sətir öz məntəqəsi olmayan seçicilərə, məsələn, xaricdə və ya poçtla səs verənlərə aiddir.
R003-settle = Komissiyanın məntəqələr siyahısı və hansı sətrin qüvvədə olduğu barədə sözü.

R004-title = Məntəqələrin sayı plana uyğun deyil
R004-why = Nəşrdəki məntəqələrin sayı məntəqələr planındakı qədər olmalıdır.
R004-statement = Nəşrdə { $units } məntəqə var; planda { $planned } nəzərdə tutulub.
R004-innocent-1 = Plan tərtib olunandan sonra, məsələn, xəstəxanalarda, gəmilərdə və ya xaricdə məntəqə açılıb, yaxud bağlanıb.
R004-innocent-2 = Nəşr ilkindir və bəzi məntəqələr hələ məlumat verməmişdi.
R004-innocent-3 = Bəzi məntəqələrin nəticələri qərarla ləğv olunub və onların sətirləri çıxarılıb.
R004-settle = Plandan sonra məntəqələr və ləğv edilmiş nəticələr haqqında qərarlar.

R005-title = Zədələnmiş mətn
R005-why = Adlarda və başlıqlarda mətnin səhv kodlaşdırma ilə oxunduğunu göstərən izlər olmamalıdır.
R005-statement = “{ $column }” sütununda yolda zədələnmiş mətn var: “{ $text }”.
R005-innocent-1 = Ofis proqramı faylı başqa kodlaşdırma ilə saxlayıb. Rəqəmlərə bunun təsiri yoxdur.
R005-innocent-2 = Zədə köhnədir və adların köçürüldüyü reyestrdə artıq var idi.
R005-settle = Faylın komissiyada saxlanan nüsxəsi və ya başqa nəşri.

R101-title = Seçicilərin sayı cəmə uyğun gəlmir
R101-why = Məntəqədə seçicilərin ümumi sayı formada göstərildiyi kimi siyahılardan, əlavələrdən və vəsiqələrdən yığılmalıdır.
R101-statement = Bu şərt ödənməlidir: { $equation }. Protokolda { $left } və { $right } yazılıb, fərq { $difference }.
R101-innocent-1 = Səsvermə günü məhkəmənin və ya komissiyanın qərarı ilə əlavə olunmuş seçicilər bəndlərdən yalnız birində yazılıb.
R101-innocent-2 = Başqa komissiyanın verdiyi qeydiyyatdan çıxma vəsiqələri burada bir bənddə sayılıb, o birində sayılmayıb.
R101-innocent-3 = Bəndlər müxtəlif vaxtlarda doldurulub: biri məntəqə açılanda, o biri bağlananda.
R101-settle = Əlavələri ilə birlikdə seçici siyahısı və vəsiqələrin uçotu.

R102-title = Verilmiş bülletenlər seçicilərdən çoxdur
R102-why = Məntəqə formanın özünün göstərdiyi siyahıdakı seçicilərdən çox adama bülleten verə bilməz.
R102-statement = Bu şərt ödənməlidir: { $equation }. Protokolda { $left } və { $right } yazılıb, fərq { $difference }.
R102-innocent-1 = Burada vəsiqə ilə və ya əlavə siyahı üzrə səs verənlər olub, dərc edilmiş siyahıda isə onlar yoxdur.
R102-innocent-2 = Bülleteni korlayan seçicilərə yenisi verilib və hər ikisi verilmiş sayılıb.
R102-innocent-3 = Faylda iki qonşu məntəqənin seçici sayları yerini dəyişib.
R102-settle = İmzaları və əlavələri ilə birlikdə seçici siyahısı.

R103-title = Alınmış bülletenlərin hesabı düz gəlmir
R103-why = Məntəqənin aldığı bülletenlər formada göstərildiyi kimi verilmiş, istifadə olunmamış, ləğv edilmiş və itirilmiş bülletenlərə bərabər olmalıdır.
R103-statement = Bu şərt ödənməlidir: { $equation }. Protokolda { $left } və { $right } yazılıb, fərq { $difference }.
R103-innocent-1 = Bülleten bağlamaları üstündə yazılan sayla götürülüb, birində isə bir neçə bülleten artıq və ya əskik olub.
R103-innocent-2 = Korlanıb dəyişdirilmiş bülletenlər bir bənddə yazılıb, o birində buraxılıb.
R103-innocent-3 = Qonşu məntəqədə bülleten çatmayıb və gün ərzində ona borc verilib, amma hər iki protokola yazılmayıb.
R103-settle = Bülletenlərin təhvil-təslim aktları və komissiyanın saxladığı istifadə olunmamış bülletenlərin sayılması.

R104-title = Tapılmış bülletenlər verilənlərdən çoxdur
R104-why = Qutuda seçicilərə verildiyindən çox bülleten ola bilməz.
R104-statement = Bu şərt ödənməlidir: { $equation }. Protokolda { $left } və { $right } yazılıb, fərq { $difference }.
R104-innocent-1 = Verilmiş bülletenlər imzalara görə sayılır, bir seçici isə imza atmağı unudub.
R104-innocent-2 = İki məntəqə bir zaldadır və ya eyni gündə iki seçki keçirilir, seçici isə bülleteni başqa qutuya salıb.
R104-innocent-3 = Vaxtından əvvəl və ya daşınan qutu ilə səsvermə tapılmış bülletenlərə yazılıb, verilmiş bülletenlərə yazılmayıb.
R104-settle = İmzalı seçici siyahısı və qutulardakı bülletenlərin yenidən sayılması.

R105-title = Tapılmış bülletenlər etibarlı və etibarsızların cəmi deyil
R105-why = Qutularda tapılmış bülletenlər etibarlı və etibarsız bülletenlərin cəminə bərabər olmalıdır.
R105-statement = Bu şərt ödənməlidir: { $equation }. Protokolda { $left } və { $right } yazılıb, fərq { $difference }.
R105-innocent-1 = Müəyyən edilmiş formada olmayan vərəqlər kənara qoyulub, protokolda isə onlar üçün bənd yoxdur.
R105-innocent-2 = Protokol yığılarkən iki bəndin yeri dəyişib.
R105-innocent-3 = Yenidən sayma bir bəndi düzəldib, o birilər ilk rəqəmlərində qalıb.
R105-settle = Yenidən sayma qeydi ilə birlikdə imzalanmış protokol və möhürlənmiş bülleten bağlamaları.

R106-title = Səslərin cəmi etibarlı bülletenlərə uyğun gəlmir
R106-why = Bütün seçimlərə verilmiş səslər birlikdə səsvermə sisteminə görə etibarlı bülletenlərin sayına uyğun olmalıdır.
R106-statement = Bu şərt ödənməlidir: { $equation }. Protokolda { $left } və { $right } yazılıb, fərq { $difference }.
R106-innocent-1 = Gec geri çəkilmiş namizəd və ya “hamının əleyhinə” bəndi dərc olunmuş sütunlar arasında yoxdur.
R106-innocent-2 = Bir rəqəm səhv yığılıb və ya iki seçimin rəqəmləri yerini dəyişib.
R106-innocent-3 = Seçici formanın güman etdiyindən başqa sayda seçim qeyd edə bilər.
R106-settle = İmzalanmış protokol, bənd-bənd, və bülletenin necə doldurulması haqqında qanun.

R107-title = Verilmiş bülletenlərin çoxu tapılmayıb
R107-why = Verilmiş bülletenlərin demək olar ki, hamısı qutularda tapılmalıdır.
R107-statement = Bu şərt təxminən ödənməlidir: { $equation }. Protokolda { $left } və { $right } yazılıb: { $difference } bülleten çatmır.
R107-statement-surplus = Bu şərt təxminən ödənməlidir: { $equation }. Protokolda { $left } və { $right } yazılıb, fərq { $difference }.
R107-innocent-1 = Seçicilər bülleteni qutuya salmayıb özləri ilə aparıblar; bir çox qanunlar bunu cəzalandırmır.
R107-innocent-2 = Verilmiş bülletenlər imzalarla deyil, bağlamalarla sayılıb.
R107-innocent-3 = Daşınan qutudakı bülletenlər qutunun aparıldığı məntəqədə sayılıb.
R107-settle = İmzalı seçici siyahısı və qonşu məntəqənin protokolu.

R108-title = Etibarsız bülletenlərin qeyri-adi sayı
R108-why = Etibarsız bülletenlərin payı həddə çatıbsa, izah lazımdır; bircə dənə də olmaması isə bilmək üçün faydalıdır.
R108-statement-limit = “{ $item }”: tapılmış { $among } bülletendən { $invalid }, yəni { $share }.
R108-statement-zero = Bircə bülleten də etibarsız deyil. Tapılmış bülletenlər: { $among }.
R108-innocent-1 = Xəstəxana və gəmi kimi kiçik məntəqələrdə çox vaxt heç bir etibarsız bülleten olmur.
R108-innocent-2 = Bəzi qanunların tələb etdiyi kimi, komissiya hər aydın olmayan işarəni seçicinin xeyrinə sayıb.
R108-innocent-3 = Seçimlərin çoxluğu, çətin bülleten və ya onu korlamağa açıq çağırış bütöv bir ərazidə payı artırıb.
R108-settle = Bülletenlərin özü və qonşu məntəqələrdəki paylar.

R109-title = Səsvermədə çox yüksək fəallıq
R109-why = Həddə çatan fəallıq izah tələb edir; hamını əhatə edən bazanın 100%-dən yuxarıdırsa, rəqəmlərin hər ikisi doğru ola bilməz.
R109-statement-limit = { $base } seçicidən { $voters } nəfəri səs verib: { $share }.
R109-statement-all = { $base } seçicinin hamısı səs verib: { $share }.
R109-statement-above = Baza { $base } olduğu halda { $voters } nəfər səs verib: { $share }.
R109-innocent-1 = Hərbi hissələr, xəstəxanalar, gəmilər və digər qapalı yerlərdə hamı birlikdə səs verir.
R109-innocent-2 = Məntəqə vəsiqəli və ya yolda olan seçicilər üçündür, siyahısı onlar gəldikcə yazılır və siyahıdakıların hamısı səs vermiş olur.
R109-innocent-3 = Məntəqədə seçici çox azdır və bir nəfərin gəlib-gəlməməsi fəallığı xeyli dəyişir.
R109-innocent-4 = Həmin gün əlavə olunmuş seçicilər səs verənlərə yazılıb, dərc olunmuş siyahıda isə yoxdur.
R109-settle = Məntəqənin növü, imzalı seçici siyahısı və əvvəlki seçkilərdəki fəallığı.

R110-title = Protokol çox tez bağlanıb
R110-why = Protokol səsvermə bitməmiş və ya bülletenləri saymağa çatmayan vaxtda tamamlana bilməz.
R110-statement-early = Protokolun bağlanma vaxtı { $completed }, səsvermənin bitmə vaxtı isə { $ends } göstərilib.
R110-statement-fast = Səsvermə bitəndən sonra { $minutes } dəqiqədə { $ballots } bülleten sayılıb.
R110-innocent-1 = Siyahıdakıların hamısı səs verib və qanun belə məntəqəni tez bağlamağa icazə verir.
R110-innocent-2 = Göstərilən vaxt başqa mərhələyə və ya başqa saat qurşağına aiddir.
R110-innocent-3 = Bir neçə qrup yanaşı sayıb və ya sayma maşınla aparılıb.
R110-settle = Məntəqənin gün ərzindəki qeydləri və orada olmuş müşahidəçilər.

R111-title = Bəndlər səhv ardıcıllıqla doldurulub
R111-why = Bəzi bəndlər qutular açılmazdan, yəni başqa bəndlərdən əvvəl doldurulmalıdır.
R111-statement = “{ $first }” bəndinin vaxtı { $first_at } olub, ondan sonra gəlməli olan “{ $then }” bəndinin vaxtından ({ $then_at }) gecdir.
R111-innocent-1 = Vaxtlar saymadan sonra yaddaşla və ya gecəyarısına yaxın tarix göstərilmədən yazılıb.
R111-innocent-2 = Protokol təmizə köçürülüb və vaxtlar köçürmə vaxtlarıdır.
R111-settle = Protokolun ilk variantı və orada olmuş müşahidəçilər.

R112-title = Protokola uyğun gəlməyən cavablar
R112-why = Protokol sual verirsə və ya fərqin göstərilib izah olunmasını istəyirsə, cavab olmalı və rəqəmlərə uyğun gəlməlidir.
R112-statement = { $demand }. Protokolda yazılıb: { $figures }.
R112-innocent-1 = Düzgün xananın yanındakı xana qeyd olunub, yaxud protokol köçürüləndə işarə düşüb.
R112-innocent-2 = İzah günün qeydlərində və ya köçürülməmiş başqa səhifədədir.
R112-innocent-3 = Rəqəmlər təkrar saymadan sonra düzəldilib, əvvəl verilmiş cavablar isə olduğu kimi qalıb.
R112-settle = Bütün səhifələri ilə imzalanmış protokol və günün qeydləri.

R201-title = Göstərilmiş cəm məntəqələrə uyğun gəlmir
R201-why = Mənbənin göstərdiyi cəm bənd-bənd məntəqələrin cəminə bərabər olmalıdır.
R201-statement = “{ $item }” üzrə mənbə { $stated } göstərir. Onun { $units } məntəqəsi birlikdə { $sum } edir, fərq { $difference }.
R201-innocent-1 = Cəm məntəqələrin daha əvvəlki və ya daha sonrakı vəziyyətindən hesablanıb.
R201-innocent-2 = Cəmə məntəqələr üzrə dərc olunmayan, məsələn, xaricdə, poçtla və ya internetlə verilmiş səslər də daxildir.
R201-innocent-3 = Şikayətdən sonra cəm düzəldilib, məntəqələrin sətirləri isə düzəldilməyib.
R201-settle = Yuxarı komissiyanın protokolu və onun hansı protokollardan yığıldığını göstərən siyahı.

R202-title = Cəmdə bir-birini örtən fərqlər
R202-why = Bəzi məntəqələrdə bülleten çatmır, bəzilərində artıqdırsa, ümumi cəm hissələrindən yaxşı görünür.
R202-statement = Bu şərt təxminən ödənməlidir: { $equation }. Bütün məntəqələr üzrə fərq { $net }, işarə nəzərə alınmadıqda isə { $gross }: { $above } məntəqədə çoxdur, { $below } məntəqədə azdır. Ən böyük fərqlər: { $largest }.
R202-innocent-1 = Bülletenlər əl ilə sayılanda hər iki tərəfə kiçik səhvlər adi haldır.
R202-innocent-2 = Qonşu məntəqənin qutusuna salınmış bülleten burada bir artıq, orada bir əskik yaradır.
R202-settle = Ayrı-ayrı məntəqələrin, ilk növbədə bir binadakı qonşuların fərqləri.

R203-title = Yer iki tabelikdədir və ya heç birində deyil
R203-why = Hər yer bir üst səviyyədə yalnız bir yerə daxil olmalıdır.
R203-statement-two = “{ $column }” sütununda “{ $place }” burada “{ $parent }”, başqa sətirdə isə “{ $other }” daxilindədir.
R203-statement-none = Sətirdə “{ $column }” göstərilməyib.
R203-innocent-1 = İki fərqli yerin adı və ya nömrəsi eynidir.
R203-innocent-2 = Siyahılar tərtib olunarkən sərhəd və ya komissiyanın ərazisi dəyişib.
R203-settle = Komissiyaların və onların ərazilərinin rəsmi siyahısı.

R204-title = Yazılmış məntəqə payı uyğun gəlmir
R204-why = Nəşrin əhatə etdiyini bildirdiyi məntəqə payı onun məntəqələrinin sayına uyğun olmalıdır.
R204-statement = { $units } məntəqə nəzərdə tutulan { $planned } məntəqənin { $share } hissəsidir; nəşrdə isə { $printed }% yazılıb.
R204-innocent-1 = Pay məntəqələri, fayl isə sətirləri sayır, bir məntəqənin bir neçə sətri ola bilər.
R204-innocent-2 = Pay və sətirlər gecənin müxtəlif vaxtlarında götürülüb.
R204-settle = Vaxtı göstərilmiş nəşr və payın hesablandığı məntəqələrin sayı.

R405-title = Fəallıq göstəriciləri sayımla yanaşı
R405-why = Gün ərzində fəallıq azala bilməz, sonda protokoldan çox ola bilməz və seçiciləri qəbul etmək mümkün olduğundan sürətlə arta bilməz.
R405-statement-falling = “{ $item }” { $figure } olub, bu, əvvəlki “{ $earlier }” göstəricisindən ({ $earlier_figure }) azdır.
R405-statement-above = “{ $item }” { $figure } olub, protokol isə cəmi { $voters } səs verən göstərir.
R405-statement-fast = “{ $item }” göstəricisinə qədərki { $minutes } dəqiqədə { $booths } kabinada { $voters } nəfər səs verib.
R405-innocent-1 = Göstərici telefonla ötürülüb və səhv eşidilib, yaxud təxmini olub.
R405-innocent-2 = Əvvəlki göstəricinin səhv olduğu gün ərzində aşkar edilib və düzəldilib.
R405-innocent-3 = Məntəqədə faylda göstəriləndən çox kabina, masa və ya daşınan qutu olub.
R405-settle = Məntəqənin göstəricilər barədə öz qeydi və orada olmuş müşahidəçilər.
