"""Whole plans in Turkish, Polish and Ukrainian: a good one passes, and one declared violation is red."""

from dataclasses import dataclass
from textwrap import dedent

import pytest

from plangate.domain.model.findings import Status
from plangate.domain.model.report import Conclusion, PlanReport
from plangate.domain.review.review import review
from tests.builders import a_feature, a_law, a_snapshot


@dataclass(frozen=True)
class Language:
    """A law of three principles, a plan with a place for its answers, the answers, and violations of the second."""

    law: str
    plan: str
    answers: tuple[str, str, str]
    violations: tuple[str, ...]


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
POLISH = Language(
    law=dedent("""\
        # Konstytucja biblioteki

        ## Główne zasady

        ### I. Małe części

        Każda zdolność musi znajdować się w module, który można testować osobno.

        ### II. Najpierw testy (NIE PODLEGA NEGOCJACJI)

        Test, który zawodzi, musi istnieć przed kodem.

        ### III. Prosty język

        Komunikaty powinny być zrozumiałe dla osób, które nie znają kodu.

        **Wersja**: 1.2.0 | **Ratyfikowano**: 2026-01-10 | **Ostatnia zmiana**: 2026-03-02
        """),
    plan=dedent("""\
        # Plan wdrożenia: Wyszukiwanie w katalogu

        **Gałąź**: `001-search` | **Data**: 2026-04-01 | **Specyfikacja**: [spec.md](./spec.md)

        ## Podsumowanie

        Czytelnicy znajdują książki po tytule. Indeks leży obok katalogu.

        ## Kontekst techniczny

        **Język/Wersja**: Python 3.12
        **Główne zależności**: Typer 0.12
        **Przechowywanie**: SQLite 3.45
        **Testowanie**: pytest 8
        **Platforma docelowa**: Linux
        **Typ projektu**: jeden pakiet
        **Cele wydajnościowe**: 10 ms
        **Ograniczenia**: 64 MB pamięci
        **Skala/Zakres**: 20 000 książek

        ## Sprawdzenie konstytucji

        {answers}

        ## Struktura projektu

        ### Dokumentacja (ta funkcja)

        ```text
        specs/001-search/
        ├── plan.md
        ├── research.md
        └── tasks.md
        ```

        ### Kod źródłowy

        ```text
        src/
        └── search/
            └── index.py      # NOWY
        ```

        **Decyzja dotycząca struktury**: Jeden pakiet, bo indeks nie ma innego użytkownika.

        ## Śledzenie złożoności

        Brak naruszeń.
        """),
    answers=(
        "- **I. Małe części**: ZGODNE, indeks jest modułem z własnymi testami",
        "- **II. Najpierw testy**: Spełniona - testy zapytań powstają na początku",
        "- **III. Prosty język**: ✅ Zgodna, pusty wynik wyjaśnia jedno zdanie",
    ),
    violations=(
        "NARUSZENIE, brakuje czasu", "Częściowo zgodne", "niespełniona", "Nie spełniono", "zgodne częściowo",
        "❌ Nie jest przestrzegana",
    ),
)  # fmt: skip
UKRAINIAN = Language(
    law=dedent("""\
        # Конституція бібліотеки

        ## Основні принципи

        ### I. Малі частини

        Кожна можливість повинна жити в модулі, який перевіряють окремо.

        ### II. Спочатку тести (НЕ ПІДЛЯГАЄ ОБГОВОРЕННЮ)

        Тест, який не проходить, повинен існувати до коду.

        ### III. Проста мова

        Повідомлення слід писати зрозуміло для всіх.

        **Версія**: 1.2.0 | **Ратифіковано**: 2026-01-10 | **Остання зміна**: 2026-03-02
        """),
    plan=dedent("""\
        # План впровадження: Пошук у каталозі

        **Гілка**: `001-search` | **Дата**: 2026-04-01 | **Специфікація**: [spec.md](./spec.md)

        ## Підсумок

        Читачі знаходять книги за назвою. Індекс лежить поруч із каталогом.

        ## Технічний контекст

        **Мова/Версія**: Python 3.12
        **Основні залежності**: Typer 0.12
        **Сховище**: SQLite 3.45
        **Тестування**: pytest 8
        **Цільова платформа**: Linux
        **Тип проєкту**: один пакет
        **Цілі продуктивності**: 10 ms
        **Обмеження**: 64 MB пам’яті
        **Масштаб/Обсяг**: 20 000 книг

        ## Перевірка конституції

        {answers}

        ## Структура проєкту

        ### Документація (ця функція)

        ```text
        specs/001-search/
        ├── plan.md
        ├── research.md
        └── tasks.md
        ```

        ### Вихідний код

        ```text
        src/
        └── search/
            └── index.py      # НОВИЙ
        ```

        **Рішення щодо структури**: Один пакет, бо індекс не має іншого користувача.

        ## Відстеження складності

        Порушень немає.
        """),
    answers=(
        "- **I. Малі частини**: ВІДПОВІДАЄ, індекс є модулем із власними тестами",
        "- **II. Спочатку тести**: Дотримано - тести запитів пишуть на початку",
        "- **III. Проста мова**: ✅ Виконано, порожній результат пояснює одне речення",
    ),
    violations=(
        "ПОРУШЕННЯ, бракує часу", "Частково виконано", "не дотримано", "Не відповідає", "виконано частково",
        "❌ Не дотримується",
    ),
)  # fmt: skip
in_each = pytest.mark.parametrize("language", [TURKISH, POLISH, UKRAINIAN], ids=("tr", "pl", "uk"))


def judged(language: Language, second: str) -> PlanReport:
    """The report on the plan of a language with that answer to the second principle, and the others as they are."""
    first, _, third = language.answers
    plan = language.plan.replace("{answers}", "\n".join((first, second, third)))
    return review(a_snapshot(a_feature(plan), law=a_law(constitution=language.law, template=None))).plans[0]


@in_each
def test_a_good_plan_passes_with_all_principles_answered(language):
    report = judged(language, language.answers[1])

    assert [row.status for row in report.matrix] == [Status.PASS] * 3
    assert report.findings == ()
    assert report.conclusion is Conclusion.SUCCESS


@in_each
def test_a_declared_violation_is_red(language):
    label = language.answers[1].partition(":")[0]
    reports = {said: judged(language, f"{label}: {said}") for said in language.violations}

    assert {said for said, report in reports.items() if report.matrix[1].status is not Status.VIOLATION} == set()
    assert {report.conclusion for report in reports.values()} == {Conclusion.FAILURE}
