# Figures: titles, axes, alternative texts, and the lines that travel with a shared picture.

simulated-mark = محاكاة
simulated-figure = محاكاة: أرقام مختلقة. هذه ليست انتخابات حقيقية.

figure-not-stated = غير مذكور
figure-source = المصدر: { $source }
figure-method = الطريقة: { $method }
figure-publisher = الناشر: { $publisher } · الترخيص: { $licence }

not-published = غير منشور
choice = الخيار
axis-turnout = نسبة المشاركة، % من { $base }
axis-share = نسبة { $leader }، %
axis-units = الوحدات
axis-votes = الأصوات
axis-share-of = % من { $base }

fingerprint-title = نسبة المشاركة ونسبة { $leader }، وحدةً وحدة
fingerprint-alt = خريطة كثافة { $units ->
        [zero] بلا وحدات
        [one] لوحدة واحدة
        [two] لوحدتين
        [few] تضم { $units } وحدات
        [many] تضم { $units } وحدة
       *[other] تضم { $units } وحدة
    } بحسب نسبة المشاركة ونسبة { $leader }. المربع الأكثر امتلاءً، عند مشاركة { "\u2066" }{ $turnout }%{ "\u2069" } ونسبة { "\u2066" }{ $share }%{ "\u2069" }، فيه { $most ->
        [zero] لا وحدة
        [one] وحدة واحدة
        [two] وحدتان
        [few] { $most } وحدات
        [many] { $most } وحدة
       *[other] { $most } وحدة
    }.
fingerprint-legend = الوحدات في المربع الواحد
fingerprint-note = في كل مربع الوحدات التي لها تلك المشاركة وتلك النسبة. كلما اتجهنا يمينًا زاد المصوّتون، وكلما صعدنا زادت النسبة. ولنسبة { "\u2066" }100%{ "\u2069" } بالضبط صف وعمود خاصان بها. الامتداد نحو الزاوية العليا اليمنى سبب للسؤال، لا جواب.
fingerprint-method = تُحسب كل وحدة مرة واحدة، في مربعات ضلعها نقطة مئوية؛ ونسبة المشاركة من { $base }. الوحدات المعروضة: { $used }؛ وما لا يمكن وضعه: { $left }.
fingerprint-table = الوحدات بحسب المشاركة والنسبة، في درجات من عشر نقاط

histogram-title = الوحدات بحسب نسبة المشاركة
histogram-alt = مدرّج تكراري { $units ->
        [zero] بلا وحدات
        [one] لوحدة واحدة
        [two] لوحدتين
        [few] يضم { $units } وحدات
        [many] يضم { $units } وحدة
       *[other] يضم { $units } وحدة
    } بحسب نسبة المشاركة، في درجات من نقطة واحدة. نصفها دون { "\u2066" }{ $median }%{ "\u2069" } أو عند تلك الدرجة. عند { "\u2066" }100%{ "\u2069" } بالضبط: { $full }.
histogram-method = تُحسب كل وحدة مرة واحدة، في درجات من نقطة مئوية؛ ونسبة { "\u2066" }100%{ "\u2069" } بالضبط درجة قائمة بذاتها؛ ونسبة المشاركة من { $base }. الوحدات المعروضة: { $used }؛ وما لا يمكن وضعه: { $left }.

bars-title = الأصوات بحسب الخيار
bars-alt = أشرطة { $choices ->
        [zero] بلا خيارات
        [one] لخيار واحد
        [two] لخيارين
        [few] لعدد { $choices } خيارات
        [many] لعدد { $choices } خيارًا
       *[other] لعدد { $choices } خيار
    }. أطولها: { $first }، { $votes }.
bars-others = { $choices ->
        [zero] لا خيارات أخرى
        [one] خيار آخر
        [two] خياران آخران
        [few] { $choices } خيارات أخرى
        [many] { $choices } خيارًا آخر
       *[other] { $choices } خيار آخر
    }
bars-method = مجموع كل وحدات الإصدار، كما نُشرت؛ والنسب من { $base }.
