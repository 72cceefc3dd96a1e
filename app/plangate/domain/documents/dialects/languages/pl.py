"""Polish."""

from plangate.domain.documents.dialects.dialect import Dialect, by_name, forms, words

_KEPT = forms(
    "spełnion, zachowan, przestrzegan, zweryfikowan, potwierdzon, zatwierdzon, zapewnion, pokryt, zastosowan, "
    "uwzględnion, zagwarantowan, utrzyman, zaliczon, dotrzyman",
    "y, a, e, o, ych",
)
"""What is said of a principle that is kept."""

POLISH = Dialect(
    tag="pl",
    summary=words("podsumowanie, streszczenie"),
    technical_context=words("kontekst techniczny"),
    project_structure=words("struktura projektu"),
    structure_titles=words(
        "struktura repozytorium, struktura katalogów, struktura folderów, struktura plików, struktura kodu, struktura "
        "pakietów, struktura modułów, drzewo plików"
    ),
    source_code=words("kod źródłowy"),
    documentation=words("dokumentacja"),
    structure_decision=words("decyzja dotycząca struktury, decyzja o strukturze, wybór struktury"),
    complexity=words("śledzenie złożoności, kontrola złożoności, złożonoś*"),
    law=words("konstytucj*"),
    checking=words("sprawdzeni*, kontrol*, weryfikacj*, zgodnoś*, ocena, przegląd"),
    progress=words("śledzenie postępu, postęp"),
    before=words("wstępn*, początkow*, przed badaniami, przed projektowaniem, przed projektem, pierwsze sprawdzenie"),
    after=words("po projektowaniu, po zaprojektowaniu, po projekcie, po fazie, po etapie"),
    again=words("ponown*, powtórn*"),
    status_labels=words("status, stan, wynik, ocena, zgodność, werdykt, rezultat"),
    result_labels=words("wynik, wniosek, werdykt, rezultat, podsumowanie, ogółem, ocena końcowa"),
    about_labels=words("wersja, źródło, uwaga, uwagi, uzasadnienie, powód, odpowiedzialny, wersja konstytucji"),
    legends=words("legenda"),
    group_titles=words("zasady, kontrole, kryteria, wymagania, bramki, sprawdzenia"),
    other_titles=words(
        "ryzyka, ryzyko, decyzje, następne kroki, kolejne kroki, odstępstwa, naruszenia, wyjątki, uzasadnienia, "
        "otwarte pytania"
    ),
    announcing=words("następując*, poniższ*"),
    overview_titles=words("podsumowanie, wniosek, wynik, rezultat"),
    verdict_columns=words("status, stan, wynik, werdykt, zgodność, zgodność?, zgodne, zgodne?, spełnion*"),
    label_columns=words("zasada, zasady, artykuł*, wymagani*, kryteri*, kontrol*, bramk*, reguła"),
    number_columns=words("lp., lp, nr, numer"),
    breach_columns=words(
        "naruszenie, naruszenie?, odstępstwo, odstępstwo?, odchylenie, odchylenie?, wymagany wyjątek, wyjątek?"
    ),
    applies_columns=words("dotyczy, dotyczy?, zastosowanie, ma zastosowanie, ma zastosowanie?"),
    passes=words(
        "zgodne, zgodny, zgodna, zgodnie, spełnia, spełniają, bez naruszeń, brak naruszeń, bez odstępstw, brak "
        "odstępstw, w porządku, zalicza, przeszło, przechodzi, dobrze, bez zastrzeżeń, brak uwag"
    )
    + _KEPT,
    fails=forms(
        "naruszon, złaman, niespełnion, niezachowan, nieprzestrzegan, niezaliczon, nie spełnion, nie zachowan, "
        "nie przestrzegan, nie zaliczon",
        "y, a, e, o",
    )
    + words(
        "naruszenie, narusza, naruszają, niezgodne, niezgodny, niezgodna, niezgodność, nie spełnia, nie spełniają, "
        "nie zgodne, łamie, odstępstwo, odchylenie, porażka, konflikt, sprzeczne, nie przeszło, wymaga "
        "uzasadnienia"
    ),
    partly=words(
        "częściowo, częściowy, częściowa, częściowe, tylko częściowo, po części, nie w pełni, zgodność częściowa"
    ),
    deferred=forms("odroczon, odłożon", "y, a, e, o"),
    excused=words(
        "wyjątek, uzasadnione, uzasadniony, uzasadniona, uzasadnione odstępstwo, uzasadniony wyjątek, uzasadnione "
        "naruszenie, zaakceptowane odstępstwo, zatwierdzony wyjątek, zwolnione, usprawiedliwione, udokumentowany "
        "wyjątek, udokumentowane odstępstwo, zaakceptowany wyjątek"
    ),
    exempt=words(
        "nie dotyczy, nd., nd, n/d, nie ma zastosowania, poza zakresem, bez wpływu, nieistotne, nie jest objęte"
    ),
    pending=words(
        "oczekuje, oczekujące, oczekujący, w oczekiwaniu, do zrobienia, do weryfikacji, do sprawdzenia, do "
        "potwierdzenia, do ustalenia, do uzupełnienia, do wyjaśnienia, do aktualizacji, do przeglądu, do "
        "zatwierdzenia, w toku, w trakcie, w trakcie realizacji, zaplanowane, zaplanowany, zaplanowana, planowane, "
        "otwarte, zablokowane, zablokowany, wstrzymane, nierozpoczęte, nie rozpoczęto, jeszcze nie, niezweryfikowane, "
        "nie zweryfikowano, nieznane, niekompletne, nierozwiązane, warunkowo, warunkowe, wymaga uwagi, wymaga "
        "przeglądu, wymaga weryfikacji, wymaga aktualizacji, wymaga działania, wymaga wyjaśnienia, wymagane działanie, "
        "wymagana aktualizacja, wymagana weryfikacja, przed scaleniem"
    ),
    applies=words("dotyczy, ma zastosowanie, istotne"),
    yes=words("tak"),
    no=words("nie"),
    common=words(
        "zgodne, zgodny, zgodna, zgodnie, spełnia, spełniają, w porządku, zalicza, przeszło, przechodzi, dobrze, "
        "naruszenie, narusza, naruszają, łamie, odstępstwo, odchylenie, porażka, konflikt, sprzeczne, częściowo, "
        "częściowy, częściowa, częściowe, tylko częściowo, po części, nie w pełni, wyjątek, uzasadnione, uzasadniony, "
        "uzasadniona, zwolnione, usprawiedliwione, bez wpływu, nieistotne, oczekuje, oczekujące, oczekujący, "
        "w oczekiwaniu, do zrobienia, do weryfikacji, do sprawdzenia, do potwierdzenia, do ustalenia, do uzupełnienia, "
        "do wyjaśnienia, do aktualizacji, do przeglądu, do zatwierdzenia, w toku, w trakcie, zaplanowane, zaplanowany, "
        "zaplanowana, planowane, otwarte, zablokowane, zablokowany, wstrzymane, jeszcze nie, nieznane, niekompletne, "
        "warunkowo, warunkowe, przed scaleniem, dotyczy, ma zastosowanie, istotne, tak, nie"
    )
    + _KEPT
    + forms("naruszon, złaman", "y, a, e, o")
    + forms("odroczon, odłożon", "y, a, e, o"),
    scoping=words("z, ze, ponieważ, bo, ale, oprócz, dzięki"),
    parts=words("dla, w, na, po stronie, tylko dla"),
    emphasis=words("nadal, teraz, wszystkie, już, jest, są, także, również, znowu, status, pozostaje"),
    degrees=words("w pełni, całkowicie, zupełnie, ściśle, całkiem, kompletnie, wyraźnie, bezwzględnie"),
    particles=words("nie, nigdy, nie jest, nie są"),
    negations=words("nie, nigdy, bez, żaden, żadna, żadne, żadnego, żadnej, żadnych, brak, nic, ani, nie jest, nie są"),
    duties=words("musi, muszą, powinien, powinna, powinno, powinny, wolno, dozwolone, dopuszczalne, należy"),
    abilities=words("może, mogą, można"),
    prohibitions=words("zabronione, zabroniony, zabroniona, zabrania się, zakazane, zakazany, zakazana, niedozwolone"),
    deeds=words(
        "planowane, planowany, planowana, planuje się, zaplanowane, zaplanowano, przestrzegane, przestrzegana, "
        "zachowane, zachowana, spełnione, spełniona, stosowane, stosowana, pisane, napisane, zapisane, zapisany, "
        "zapisywane, wykonane, zrobione, przewidziane, przewidziano, pokryte, możliwe, dostępne, stosujemy, piszemy, "
        "planujemy, przestrzegamy"
    ),
    undone=words(
        "odroczone do, odroczona do, odłożone na, odłożona na, przesunięte na, następnej wersji, następną wersję, "
        "kolejnej wersji, kolejną wersję, następnym wydaniu, przyszłej wersji, na później, pominięte, pominięta, "
        "pominięto, pomijane, pomijamy, zignorowane, ignorowane, ignorujemy, obchodzone, wymaga uzasadnienia, "
        "odstępuje od, odstępujemy od, rezygnujemy z, brak czasu, nie przestrzegamy, nie będzie przestrzegan*"
    ),
    breaks=words(
        "jest wyjątkiem, stanowi wyjątek, narusza tę zasadę, łamie tę zasadę, narusza zasadę, łamie zasadę, odstępuje "
        "od tej zasady"
    ),
    here=words(
        "w tej funkcji, w tej funkcjonalności, dla tej funkcji, dla tej funkcjonalności, tutaj, ta zasada, tej zasady, "
        "tym razem, w tym planie, w tym wydaniu, jest, są, będzie, będą, to, my, się, była, było, były"
    ),
    follow_up=words(
        "do zrobienia, do weryfikacji, do sprawdzenia, do potwierdzenia, do uzupełnienia, oczekuje, w toku, będzie, "
        "będą, później, przed scaleniem, na późniejszym etapie, w fazie 2"
    ),
    wanting=words("wymaga, wymagan*, aktualizacj*, należy, potrzebn*"),
    reserves=words(
        "w miarę możliwości, o ile to możliwe, jeśli to możliwe, jeśli czas pozwoli, o ile czas pozwoli, jeśli "
        "zdążymy, w większości, przeważnie, zasadniczo, najlepiej, nie zawsze, nie całkowicie, na ile to możliwe"
    ),
    exceptions=words("z wyjątkiem, wyjątek, wyjątki, wyjątkiem, wyjątkami, poza, oprócz, z zastrzeżeniem"),
    conditions=words("jeśli, jeżeli, gdy, kiedy, dopóki, o ile, pod warunkiem"),
    breaches=words(
        "naruszenie, naruszenia, naruszeń, odstępstwo, odstępstwa, odstępstw, odchylenie, odchylenia, wyjątek, "
        "wyjątki, niezgodność, niezgodności"
    ),
    everything=words("wszystkie, wszystko, każda, każdy, każde"),
    whole=words("zasad*, kontrol*, bramk*, kryteri*, wymagani*, sprawdzeni*, artykuł*"),
    hold=words("spełni*, zachowan*, zgodn*, przestrzegan*, przechodz*, zaliczon*"),
    further=words("nowych, nowe, nowego, dodatkowych, innych, kolejnych"),
    rest=words("pozostałe, inne, reszta"),
    back=words("patrz wyżej, zob. wyżej, jak wyżej, jw., bez zmian, tak samo, patrz pierwsza lista, zobacz powyżej"),
    reasons=words("ponieważ, gdyż, dlatego że, z powodu"),
    justifications=words("uzasadnienie, powód, przyczyna, dlaczego"),
    later=words("teraz, obecnie"),
    none=words("brak, żadne, żaden, nic, nie dotyczy, brak naruszeń, bez naruszeń, brak odstępstw"),
    preambles=words(
        "cel, zakres, definicje, terminologia, słownik, przegląd, wprowadzenie, wstęp, preambuła, odwołania"
    ),
    principles=words("zasada, zasady, zasad, zasadzie, zasadę, zasadom, artykuł, artykuły, artykułu, artykułów"),
    chapters=words("rozdział, rozdziału, rozdziały, sekcja, sekcji, sekcje"),
    citing=words("reguła, reguły, bramka, bramki"),
    stories=words("historia użytkownika, historie użytkownika, historii użytkownika, historyjka użytkownika"),
    joining=words("i, oraz"),
    choosing=words("lub, albo"),
    ranging=words("do"),
    writings=words("specyfikacja, specyfikacji, specyfikację, badania"),
    warnings=words("ostrzeżenie, uwaga"),
    musts=words(
        "musi, muszą, obowiązkow*, zobowiązan*, wymagane jest, jest wymagane, zabroni*, zakazan*, nie wolno, "
        "bezwzględnie"
    ),
    shoulds=words("powinien, powinna, powinno, powinny, zaleca*, zalecane, wskazane"),
    versions=words("wersja"),
    ratified=words("ratyfikowano, ratyfikowana, ratyfikacja, przyjęto, przyjęta, data ratyfikacji"),
    amended=words("ostatnia zmiana, ostatnia poprawka, zmieniono, ostatnia aktualizacja"),
    flags=words(
        "nie podlega negocjacji, nie podlegają negocjacji, nienegocjowaln*, bezdyskusyjn*, nienaruszaln*, obowiązkow*"
    ),
    optional=words(
        "opcjonalnie, opcjonalny, opcjonalna, opcjonalne, jeśli dotyczy, jeżeli dotyczy, w razie potrzeby, jeśli "
        "potrzeba, jeśli są, o ile dotyczy, nieobowiązkowe"
    ),
    restricting=words(
        "tylko, jedynie, wyłącznie, pomiń, pominąć, pomijane, usuń, usunąć, niepotrzebne, nie dotyczy, w przypadku, z "
        "wyjątkiem, oprócz, dla, warunkowo"
    ),
    decided=words("decyzja, zdecydowano, rozstrzygnięcie, rozstrzygnięto, rozwiązano, wybrano, wybór, odpowiedź"),
    settled=words(
        "rozwiązan*, rozstrzygnięt*, wyjaśnion*, usunięt*, zamknięt*, zastąpion*, odpowiedzian*, doprecyzowan*, wolne "
        "od"
    ),
    speaking=words("każdy, każde, wszystkie, wszystkich, dowolny, jeśli, gdy, użyj, oznaczone, zero"),
    questions=words("pytani*, znacznik*, punkt*, niejasnoś*, wątpliwoś*, wyjaśnie*, element*, pozycj*"),
    formerly=words("był, była, było, były, wcześniej*, poprzedni*, pozostał*, pozostaj*"),
    coming=words(
        "zaplanowan*, planowan*, planuje się, oczekuje, do utworzenia, do zrobienia, do napisania, do wygenerowania, "
        "później, w przyszłości, przyszł*, będzie, będą, powstanie, powstaną, podczas, w trakcie, przed, następny *, "
        "następnym *, następna *, w toku, przy wdrożeniu, na etapie implementacji, faza 2, fazie 2, faza 3, fazie 3, "
        "faza 4, fazie 4, etap 2, etapie 2"
    ),
    perhaps=words(
        "opcjonaln*, w razie potrzeby, jeśli potrzeba, być może, może, ewentualnie, tylko jeśli, tylko dla, tylko "
        "przy, w przypadku, na żądanie"
    ),
    filling=words("wypełni*, uzupełni*"),
    violation_columns=words("narusz*, odstępstw*, złożonoś*, zasad*, aspekt"),
    alternative_columns=words("alternatyw*, odrzucon*, prostsz*"),
    added=words("nowy, nowa, nowe, dodaj, dodano, utworzyć, utworzono"),
    changed=words("zmienić, zmieniono, zaktualizować, zaktualizowano, rozszerzyć"),
    deleted=words("usunąć, usunięto"),
    given_up=forms(
        "wycofan, anulowan, pominięt, zastąpion, odroczon, odłożon, przeniesion, usunięt, odrzucon, porzucon, "
        "wykluczon, wstrzyman, scalon",
        "y, a, e, o",
    )
    + words(
        "przestarzał*, nieaktualn*, już nie *, niepotrzebn*, nie jest potrzebn*, nie dotyczy, poza zakresem, zbędn*, "
        "nieplanowan*, nie planowan*, nie będzie *"
    ),
    built=words("wdrożon*, zaimplementowan*, ukończon*, zakończon*, wydan*, gotowe, zrobione, na produkcji, wstecznie"),
    fields=by_name(
        branch="gałąź",
        date="data",
        spec="specyfikacja",
        input="wejście, dane wejściowe",
        status="status, stan",
        note="uwaga",
        language="język/wersja, język",
        dependencies="główne zależności, podstawowe zależności, zależności",
        storage="przechowywanie, przechowywanie danych, magazyn danych",
        testing="testowanie, testy",
        platform="platforma docelowa",
        project_type="typ projektu, rodzaj projektu",
        performance="cele wydajnościowe, cele wydajności, wydajność",
        constraints="ograniczenia",
        scale="skala/zakres, skala, zakres",
    ),
    meanings=by_name(
        language="język*",
        dependencies="zależnoś*",
        storage="przechowywa*, magazyn*, baza danych, bazy danych",
        testing="test*",
        platform="platform*, środowisko docelowe",
        project_type="typ *projektu, rodzaj *projektu",
        performance="wydajnoś*, opóźnieni*",
        constraints="ogranicze*",
        scale="skala, skali, zakres*",
        tools="bibliote*, framework*",
    ),
    concepts=by_name(
        testing="test, testy, testów, testowanie, pokrycie",
        test_first="najpierw testy, testy najpierw, testy przed",
        observability="obserwowalność, logi, dziennik, logowanie zdarzeń, monitorowanie, metryki",
        simplicity="prostota, prosty, proste",
        security="bezpieczeństwo, sekrety, szyfrowanie, bezpieczny",
        privacy="prywatność, dane osobowe, danych osobowych, rodo",
        performance="wydajność, szybkość, opóźnienie",
        accessibility="dostępność cyfrowa, klawiatura, czytnik ekranu",
        documentation="dokumentacja, dokumentacji, przewodnik",
        modularity="modułowość, moduły, moduł, izolacja",
        library="biblioteka, biblioteki",
        contracts="kontrakt, kontrakty, umowy, interfejsy",
        versioning="wersjonowanie, wersje",
        compatibility="kompatybilność, zgodność wsteczna, migracja, migracje",
        errors="błędy, błąd, awaria, awarie",
        validation="walidacja, walidacja danych, dane wejściowe",
        integrity="integralność, spójność",
        quality="jakość, jakości",
        maintainability="utrzymywalność, czytelność",
        review="przegląd kodu, recenzja, akceptacja",
        automation="automatyzacja, automatycznie",
        dependencies="zależności, zależność",
        scalability="skalowalność",
        reliability="niezawodność, kopia zapasowa, kopie zapasowe",
        interface="ekran, ekrany, interfejs użytkownika",
        translation="tłumaczenie, lokalizacja, języki",
        configuration="konfiguracja, ustawienia",
        deployment="wdrożenie, infrastruktura",
        transparency="przejrzystość, jawność",
        audit="audyt, audytowalność, ślad audytowy",
        cost="koszt, koszty, budżet",
        data="dane, baza danych, przechowywanie",
    ),
)
