"""A law and a plan in Turkish."""

from textwrap import dedent

from tests.unit.domain.review.other_languages.language import Language

TURKISH = Language(
    law=dedent("""\
        # Kütüphane Anayasası

        ## Temel İlkeler

        ### I. Küçük Parçalar

        Her yetenek, tek başına sınanabilen bir modülde yaşamalıdır.

        ### II. Önce Test (PAZARLIK EDİLEMEZ)

        Koddan önce başarısız olan bir test yazılmalıdır.

        ### III. Sade Dil

        İletilerin kodu bilmeyenlerce anlaşılması önerilir.

        **Sürüm**: 1.2.0 | **Onaylandı**: 2026-01-10 | **Son Değişiklik**: 2026-03-02
        """),
    plan=dedent("""\
        # Uygulama Planı: Katalogda arama

        **Dal**: `001-search` | **Tarih**: 2026-04-01 | **Belirtim**: [spec.md](./spec.md)

        ## Özet

        Okurlar kitapları başlığından bulur. Dizin kataloğun yanında tutulur.

        ## Teknik Bağlam

        **Dil/Sürüm**: Python 3.12
        **Birincil Bağımlılıklar**: Typer 0.12
        **Depolama**: SQLite 3.45
        **Test**: pytest 8
        **Hedef Platform**: Linux
        **Proje Türü**: tek paket
        **Performans Hedefleri**: 10 ms
        **Kısıtlar**: 64 MB bellek
        **Ölçek/Kapsam**: 20 000 kitap

        ## Anayasa Kontrolü

        {answers}

        ## Proje Yapısı

        ### Dokümantasyon (bu özellik)

        ```text
        specs/001-search/
        ├── plan.md
        ├── research.md
        └── tasks.md
        ```

        ### Kaynak Kod

        ```text
        src/
        └── search/
            └── index.py      # YENİ
        ```

        **Yapı Kararı**: Tek paket, çünkü dizinin başka kullanıcısı yok.

        ## Karmaşıklık İzleme

        İhlal yok.
        """),
    answers=(
        "- **I. Küçük Parçalar**: UYGUN, dizin kendi testleri olan bir modüldür",
        "- **II. Önce Test**: Karşılanıyor - sorguların testleri önce yazılır",
        "- **III. Sade Dil**: ✅ Uyumlu, boş sonuç tek cümleyle açıklanır",
    ),
    violations=(
        "İHLAL, süre yetmiyor",
        "Kısmen uyumlu",
        "karşılanmıyor",
        "UYGUN DEĞİL",
        "KARŞILANMIYOR",
        "❌ Uyulmuyor",
    ),
)
