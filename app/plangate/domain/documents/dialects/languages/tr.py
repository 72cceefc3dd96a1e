"""Turkish."""

from plangate.domain.documents.dialects.dialect import Dialect, by_name, forms, words

_KEPT = forms(
    "karşılanıyor, karşılandı, karşılanmış, sağlanıyor, sağlandı, sağlanmış, uygulanıyor, uygulandı, uyuluyor, uyuldu, "
    "doğrulandı, onaylandı, korunuyor, ele alındı, kapsanıyor, destekleniyor, garanti ediliyor",
    ", lar, dır",
)
"""What is said of a principle that is kept."""

TURKISH = Dialect(
    tag="tr",
    summary=words("özet, genel özet"),
    technical_context=words("teknik bağlam"),
    project_structure=words("proje yapısı"),
    structure_titles=words(
        "depo yapısı, dizin yapısı, klasör yapısı, dosya yapısı, kod yapısı, paket yapısı, modül yapısı, kaynak ağacı"
    ),
    source_code=words("kaynak kod, kaynak kodu"),
    documentation=words("dokümantasyon, belgeler"),
    structure_decision=words("yapı kararı"),
    complexity=words("karmaşıklık izleme, karmaşıklık takibi, karmaşıklık*"),
    law=words("anayasa*"),
    checking=words("kontrol*, denetim*, uygunluk, uyum*, değerlendirme*, inceleme*, doğrulama*"),
    progress=words("ilerleme takibi"),
    before=words("ilk, başlangıç, ön, araştırma öncesi, tasarım öncesi, araştırmadan önce, tasarımdan önce"),
    after=words("tasarım sonrası, tasarımdan sonra, faz 1 sonrası, aşama 1 sonrası"),
    again=words("yeniden kontrol, yeniden değerlendirme, tekrar kontrol, ikinci kontrol"),
    status_labels=words("durum, sonuç, karar, değerlendirme, uygunluk, uyum, hüküm"),
    result_labels=words("sonuç, karar, genel sonuç, genel durum, hüküm, özet"),
    about_labels=words("tarih, sürüm, kaynak, notlar, gerekçe, neden, sorumlu, anayasa sürümü"),
    legends=words("açıklama, lejant"),
    group_titles=words("ilkeler, kontroller, ölçütler, kriterler, gereksinimler, kapılar"),
    other_titles=words(
        "riskler, risk, kararlar, sonraki adımlar, sapmalar, ihlaller, istisnalar, gerekçeler, açık sorular"
    ),
    announcing=words("aşağıdaki, aşağıdakiler, şunlar"),
    overview_titles=words("özet, sonuç, genel sonuç, karar"),
    verdict_columns=words("durum, sonuç, karar, uygunluk, uyum, uygun mu, uygun mu?, karşılanıyor mu?"),
    label_columns=words("ilke, ilkeler, madde, maddeler, gereksinim*, ölçüt*, kriter*, kontrol*, kural, kapı"),
    number_columns=words("no, sıra"),
    breach_columns=words("ihlal, ihlal?, ihlal var mı?, sapma, sapma?, istisna gerekli, istisna gerekli mi?"),
    applies_columns=words("uygulanabilirlik, uygulanabilir, geçerli mi, ilgili mi, kapsamda mı"),
    passes=words(
        "uygun, uyumlu, geçti, geçer, başarılı, tamam, ihlal yok, ihlal bulunmuyor, sapma yok, sorun yok, tamamlandı, "
        "kurala uygun, tutarlı"
    )
    + _KEPT,
    fails=words(
        "ihlal, ihlal ediyor, ihlal edildi, ihlal ediliyor, ihlal var, uygunsuz, uyumsuz, kaldı, başarısız, "
        "karşılanmıyor, karşılanmadı, karşılanmamış, sağlanmıyor, sağlanmadı, uyulmuyor, uyulmadı, uygulanmadı, sapma, "
        "sapma var, çelişiyor, çatışma, aykırı, gerekçe gerekli"
    ),
    partly=words("kısmen, kısmi, kısmi olarak, yalnızca kısmen, sadece kısmen, bir kısmı"),
    deferred=words("ertelendi, ertelenmiş, ötelendi"),
    excused=words(
        "istisna, gerekçeli, gerekçelendirildi, gerekçelendirilmiş, gerekçeli sapma, gerekçeli istisna, gerekçeli "
        "ihlal, kabul edilen sapma, onaylı istisna, muaf, belgelenmiş istisna, belgelenmiş sapma, onaylanmış istisna"
    ),
    exempt=words(
        "uygulanamaz, uygulanmaz, geçerli değil, ilgili değil, ilgisiz, kapsam dışı, kapsam dışında, etkilenmiyor, "
        "geçersiz değil"
    ),
    pending=words(
        "beklemede, bekliyor, yapılacak, planlandı, planlanıyor, devam ediyor, sürüyor, açık, engellendi, askıda, "
        "başlanmadı, başlamadı, doğrulanacak, kontrol edilecek, incelenecek, onaylanacak, güncellenecek, belirlenecek, "
        "netleştirilecek, inceleme gerekli, doğrulama gerekli, güncelleme gerekli, işlem gerekli, eylem gerekli, "
        "dikkat gerekli, dikkat gerektiriyor, inceleme gerektiriyor, güncelleme gerektiriyor, henüz değil, bilinmiyor, "
        "doğrulanmadı, eksik, koşullu, şartlı, çözülmedi, onay bekliyor, inceleme bekliyor, incelemede, birleştirmeden "
        "önce"
    ),
    applies=words("uygulanabilir, geçerli, ilgili, kapsamda"),
    yes=words("evet"),
    no=words("hayır"),
    common=words(
        "uygun, uyumlu, geçti, geçer, başarılı, tamam, tamamlandı, tutarlı, ihlal, kaldı, başarısız, sapma, çatışma, "
        "aykırı, kısmen, kısmi, kısmi olarak, yalnızca kısmen, sadece kısmen, bir kısmı, ertelendi, ertelenmiş, "
        "ötelendi, istisna, gerekçeli, muaf, ilgisiz, etkilenmiyor, beklemede, bekliyor, yapılacak, planlandı, "
        "planlanıyor, devam ediyor, sürüyor, açık, engellendi, askıda, bilinmiyor, eksik, koşullu, şartlı, "
        "birleştirmeden önce, uygulanabilir, geçerli, ilgili, kapsamda, evet, hayır, uygunsuz, uyumsuz, incelemede"
    )
    + _KEPT,
    scoping=words("ile, çünkü, ama, ancak, hariç, sayesinde"),
    parts=words("için, yalnızca, sadece"),
    emphasis=words("hâlâ, halen, şimdi, tüm, hepsi, zaten, yine, durum, ayrıca"),
    degrees=words("tamamen, tümüyle, bütünüyle, tam olarak, kesinlikle, açıkça, eksiksiz"),
    particles=words("asla, hiç"),
    negations=words("değil, yok, olmadan, asla, hiç, hiçbir, ne de"),
    negative_endings=words("değil, değildir, yok, yoktur, bulunmuyor"),
    duties=words("zorunda, gerekir, gerekmektedir, izin verilir"),
    abilities=words("olabilir, yapılabilir"),
    prohibitions=words(
        "yasak, yasaktır, yasaklanmıştır, izin verilmez, yazılamaz, yazılmamalı*, yapılamaz, yapılmamalı*, olamaz, "
        "olmamalı*, kullanılamaz, kullanılmamalı*, saklanmamalı*, kaydedilmemeli*, edilemez, edilmemeli*, "
        "tutulmamalı*, verilmemeli*, içermemeli*, bulunmamalı*"
    ),
    deeds=words(
        "planlanmış, planlanıyor, planlandı, takip ediliyor, izleniyor, yazılıyor, yazıldı, yazılmış, yazılacak, "
        "yapılıyor, yapıldı, yapılmış, sağlanıyor, uygulanıyor, karşılanıyor, mümkün, öngörülüyor, mevcut, kapsanıyor"
    ),
    undone=words(
        "sonraki sürüme ertelendi, sonraki sürüme, sonraki sürümde, gelecek sürüme, gelecek sürümde, bir sonraki "
        "sürümde, atlandı, atlanıyor, atlanmış, ihmal edildi, göz ardı edildi, göz ardı ediliyor, es geçildi, "
        "vazgeçildi, bırakıldı, gerekçe gerekli, gerekçe gerektirir, planlanmıyor, planlanmadı, planlanmamış, takip "
        "edilmiyor, izlenmiyor, yazılmıyor, yazılmadı, yazılmayacak, yapılmıyor, yapılmadı, yapılmayacak, "
        "uygulanmıyor, uygulanmayacak, uyulmayacak, uymuyor, uymayacak, test yazılmaz, zaman yok"
    ),
    breaks=words(
        "bu ilkeyi ihlal ediyor, bu ilkeyi ihlal eder, ilkeyi ihlal ediyor, istisnadır, bir istisnadır, bu ilkeden "
        "sapıyor, ilkeden sapıyor, bu ilkeye uymuyor, bu ilkeye aykırı"
    ),
    here=words(
        "bu özellikte, bu özellik için, bu özellik, bu planda, bu plan, burada, bu ilke, ilke, bu kez, bu sürümde, "
        "şimdilik, biz, bu"
    ),
    follow_up=words(
        "yapılacak, doğrulanacak, kontrol edilecek, onaylanacak, güncellenecek, beklemede, bekliyor, eklenecek, sonra "
        "eklenecek, daha sonra, birleştirmeden önce, sonraki aşamada, faz 2'de, aşama 2'de"
    ),
    wanting=words("gerekli, gerekiyor, güncelleme, gerektiriyor"),
    reserves=words(
        "mümkünse, mümkün olduğunca, zaman kalırsa, vakit kalırsa, zaman elverdiğince, büyük ölçüde, çoğunlukla, ideal "
        "olarak, tam olarak değil, her zaman değil, elden geldiğince, prensipte"
    ),
    exceptions=words("hariç, dışında, istisna, istisnalar, istisnası, istisnasıyla, haricinde"),
    conditions=words("eğer, olursa, koşuluyla, şartıyla, ise"),
    breaches=words("ihlal, ihlaller, ihlali, sapma, sapmalar, sapması, istisna, istisnalar, aykırılık"),
    everything=words("tüm, bütün, her bir, hepsi"),
    whole=words("ilke*, kontrol*, kapı*, ölçüt*, kriter*, gereksinim*, madde*"),
    hold=words("uyumlu*, uygun*, karşılan*, sağlan*, geçti, geçiyor, uyul*"),
    further=words("yeni, ek, başka"),
    rest=words("diğer, diğerleri, kalan, geri kalan"),
    back=words("yukarıya bakın, yukarıdaki gibi, yukarıda olduğu gibi, bkz. yukarı, aynı, değişiklik yok, değişmedi"),
    reasons=words("çünkü, nedeniyle, sebebiyle, dolayı"),
    justifications=words("gerekçe, gerekçesi, neden, nedeni, neden gerekli"),
    later=words("şimdi, artık"),
    none=words("yok, yoktur, hiçbiri, hiçbir, boş, uygulanamaz, bulunmuyor, ihlal yok, sapma yok"),
    preambles=words("amaç, kapsam, tanımlar, terimler, sözlük, genel bakış, giriş, önsöz, başlangıç, kaynaklar"),
    principles=words("ilke, ilkesi, ilkeler, ilkeleri, prensip, prensipler, madde, maddeler"),
    chapters=words("bölüm, bölümler"),
    citing=words("kural, kurallar, kapı"),
    stories=words("kullanıcı hikayesi, kullanıcı hikayeleri, kullanıcı hikâyesi, kullanıcı öyküsü"),
    joining=words("ve"),
    choosing=words("veya, ya da"),
    ranging=words("ile"),
    writings=words("belirtim, şartname, spesifikasyon, araştırma"),
    warnings=words("uyarı, dikkat"),
    musts=words(
        "zorunda, zorundadır, zorunlu*, gerekir, gerekmektedir, mecbur*, yasak*, olmalı*, olmamalı*, yapılmalı*, "
        "yapılmamalı*, yazılmalı*, yazılmamalı*, kullanılmalı*, kullanılmamalı*, sağlanmalı*, uygulanmalı*, "
        "doğrulanmalı*, bulunmalı*, bulunmamalı*, tutulmalı*, tutulmamalı*, saklanmalı*, saklanmamalı*, kaydedilmeli*, "
        "kaydedilmemeli*, edilmeli*, edilmemeli*, geçmeli*, içermeli*, içermemeli*, desteklemeli*, çalışmalı*, "
        "verilmeli*, verilmemeli*, belgelenmeli*, eklenmeli*, izlenmeli*, gösterilmeli*, korunmalı*, başlamalı*, "
        "uymalı*, karşılamalı*, sunulmalı*, tanımlanmalı*, kalmalı*, kalmamalı*, açıklanmalı*, şifrelenmeli*, "
        "yürütülmeli*, geçirilmeli*, yaşamalı*, kurulmalı*, alınmalı*"
    ),
    shoulds=words("önerilir, tavsiye edilir, tercih edilir, tercihen"),
    versions=words("sürüm, versiyon"),
    ratified=words("onaylandı, onaylanma, onay tarihi, kabul tarihi, yürürlük tarihi"),
    amended=words("son değişiklik, son güncelleme"),
    flags=words(
        "pazarlık edilemez, tartışılamaz, taviz verilemez, vazgeçilemez, müzakere edilemez, ödün verilemez, zorunlu*"
    ),
    optional=words(
        "isteğe bağlı, opsiyonel, gerekirse, gerekli ise, gerekliyse, uygulanabilirse, varsa, gerektiğinde, ilgiliyse"
    ),
    restricting=words(
        "yalnızca, sadece, atla, atlanır, atlanabilir, çıkar, kaldır, sil, gerekli değil, gerekmez, geçerli değil, "
        "uygulanamaz, durumunda, hariç, koşullu, halinde"
    ),
    decided=words("karar, karar verildi, kararlaştırıldı, çözüm, çözüldü, seçildi, seçim, cevap, yanıt"),
    settled=words(
        "çözüldü, çözülmüş, yanıtlandı, cevaplandı, netleştirildi, açıklandı, kaldırıldı, giderildi, kapatıldı, "
        "değiştirildi, ele alındı"
    ),
    speaking=words("her, tüm, bütün, herhangi, eğer, kullan, kullanın, işaretlenen, işaretli, sıfır"),
    questions=words("soru*, işaret*, madde*, nokta*, belirsizlik*, açıklama*, öğe*"),
    formerly=words("idi, eski*, önceki, önceden, kaldı, kalan"),
    coming=words(
        "planlandı, planlanan, planlanıyor, beklemede, bekliyor, yapılacak, oluşturulacak, üretilecek, yazılacak, "
        "tamamlanacak, eklenecek, sonra, daha sonra, ileride, gelecek, gelecekte, sırasında, sonrasında, bir sonraki, "
        "sonraki adım, devam ediyor, yayında, uygulama aşamasında, faz 2, faz 3, faz 4, aşama 2, aşama 3, aşama 4"
    ),
    perhaps=words(
        "isteğe bağlı, opsiyonel, gerekirse, gerektiğinde, ihtiyaç halinde, belki, muhtemelen, olabilir, yalnızca "
        "eğer, varsa, talep üzerine"
    ),
    filling=words("doldur*"),
    violation_columns=words("ihlal*, sapma*, karmaşıklık, ilke*, istisna*"),
    alternative_columns=words("alternatif*, reddedil*, daha basit"),
    added=words("yeni, ekle, eklendi, oluştur, oluşturuldu"),
    changed=words("değiştir, değiştirildi, güncelle, güncellendi, genişlet"),
    deleted=words("sil, silindi, kaldır, kaldırıldı"),
    given_up=words(
        "geri çekildi, kaldırıldı, iptal edildi, iptal, vazgeçildi, atlandı, ertelendi, ötelendi, silindi, çıkarıldı, "
        "reddedildi, terk edildi, taşındı, birleştirildi, eskidi, geçersiz, kapsam dışı, gerekli değil, gereksiz, "
        "gerekmiyor, yapılmayacak, artık *, planlanmıyor, askıda"
    ),
    built=words(
        "uygulandı, tamamlandı, bitti, yayınlandı, teslim edildi, yayında, üretimde, birleştirildi, geriye dönük"
    ),
    fields=by_name(
        branch="dal, özellik dalı",
        date="tarih",
        spec="belirtim, spesifikasyon, şartname",
        input="girdi, giriş",
        status="durum",
        note="notlar",
        language="dil/sürüm, dil",
        dependencies="birincil bağımlılıklar, temel bağımlılıklar, ana bağımlılıklar, bağımlılıklar",
        storage="depolama, veri depolama",
        testing="test, testler, test etme",
        platform="hedef platform",
        project_type="proje türü, proje tipi",
        performance="performans hedefleri, başarım hedefleri",
        constraints="kısıtlar, kısıtlamalar",
        scale="ölçek/kapsam, ölçek, kapsam",
    ),
    meanings=by_name(
        language="programlama dil*, dil*",
        dependencies="bağımlılık*",
        storage="depola*, veritaban*, veri tabanı, kalıcılık",
        testing="test*, sınama*",
        platform="platform*, hedef ortam",
        project_type="proje tür*, proje tip*",
        performance="performans*, başarım*, gecikme*",
        constraints="kısıt*, sınırlama*",
        scale="ölçek*, kapsam*, boyut",
        tools="kütüphane*, çatı*",
    ),
    concepts=by_name(
        testing="test, testler, testleri, kapsama",
        test_first="önce test, önce testler, test güdümlü",
        observability="gözlemlenebilirlik, günlük, günlükler, günlükleme, izleme, kayıtlar, metrikler",
        simplicity="sadelik, basitlik, basit, yalınlık",
        security="güvenlik, gizli anahtarlar, şifreleme, güvenli",
        privacy="gizlilik, mahremiyet, kişisel veri, kişisel veriler, kvkk",
        performance="performans, başarım, gecikme, hız",
        accessibility="erişilebilirlik, klavye, ekran okuyucu",
        documentation="dokümantasyon, belgeleme, belgeler, kılavuz",
        modularity="modülerlik, modüler, modül, modüller, ayrıştırma",
        library="kütüphane, kütüphaneler",
        contracts="sözleşme, sözleşmeler, arayüz, arayüzler, arabirim",
        versioning="sürümleme, sürüm, sürümler",
        compatibility="uyumluluk, geriye uyumluluk, geçiş",
        errors="hata, hatalar, arıza",
        validation="doğrulama, girdi doğrulama",
        integrity="bütünlük, tutarlılık",
        quality="kalite, kod kalitesi",
        maintainability="sürdürülebilirlik, okunabilirlik, bakım",
        review="gözden geçirme, kod incelemesi",
        automation="otomasyon, otomatik",
        dependencies="bağımlılık, bağımlılıklar",
        scalability="ölçeklenebilirlik, ölçekleme",
        reliability="güvenilirlik, yedekleme",
        interface="kullanıcı deneyimi, ekran, ekranlar, tasarım sistemi",
        translation="çeviri, yerelleştirme, diller",
        configuration="yapılandırma, ayarlar",
        deployment="dağıtım, yayına alma, altyapı",
        transparency="şeffaflık, açıklık",
        audit="denetlenebilirlik, denetim izi, izlenebilirlik",
        cost="maliyet, bütçe",
        data="veri, veriler, veritabanı, depolama",
    ),
)
