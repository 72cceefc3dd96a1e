"""A law and a plan in Polish."""

from textwrap import dedent

from tests.unit.domain.review.other_languages.language import Language

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
