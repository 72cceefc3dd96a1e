"""German."""

from plangate.domain.documents.dialects.dialect import Dialect, by_name, words

GERMAN = Dialect(
    tag="de",
    summary=words("zusammenfassung"),
    technical_context=words("technischer kontext"),
    project_structure=words("projektstruktur"),
    structure_titles=words(
        "repositorystruktur, repository-struktur, projektaufbau, verzeichnisstruktur, ordnerstruktur, "
        "dateistruktur, paketstruktur, modulstruktur, codestruktur, code-struktur"
    ),
    source_code=words("quellcode, quelltext"),
    documentation=words("dokumentation"),
    structure_decision=words("strukturentscheidung"),
    complexity=words("komplexität*"),
    law=words("verfassung*, charta, grundgesetz*"),
    checking=words("*prüfung, konformität, *abgleich, kontrolle, bewertung"),
    before=words("vor der forschung, vor dem entwurf, anfängliche*, erste, vor phase, vor und nach"),
    after=words("nach dem design, nach dem entwurf, nach design, nach entwurf, nach phase"),
    again=words("erneute*, nachprüfung"),
    status_labels=words("ergebnis, bewertung, status, urteil, stand, einhaltung"),
    result_labels=words("ergebnis, fazit, gesamt*, gesamtergebnis, urteil"),
    about_labels=words("datum, fassung, quelle, hinweis, anmerkung, begründung, verantwortlich, prüfer"),
    legends=words("legende"),
    group_titles=words("prinzipien, grundsätze, prüfungen, kriterien, anforderungen, punkte"),
    other_titles=words("risiken, risiko, entscheidungen, nächste schritte, abweichungen, verstöße, begründungen"),
    announcing=words("folgend*, wie folgt"),
    overview_titles=words("zusammenfassung, gesamt*, fazit, ergebnis"),
    verdict_columns=words("ergebnis, erfüllt, status, urteil, bewertung, eingehalten, umsetzung, konform"),
    label_columns=words("prinzip*, grundsatz, grundsätze, anforderung*, kriterium, prüfpunkt*, pruefpunkt*, artikel"),
    number_columns=words("nr, nr., nummer"),
    breach_columns=words(
        "verstoß, verstoß?, verletzung, verletzung?, abweichung, abweichung?, ausnahme nötig, verletzt?"
    ),
    applies_columns=words("anwendbarkeit, anwendbar, betroffen, trifft zu, relevant"),
    passes=words(
        "bestanden, erfüllt, konform, eingehalten, kein verstoß, keine verstöße, keine abweichung, "
        "keine abweichungen, in ordnung, passt, beachtet, befolgt, gewahrt, genehmigt, abgenommen, "
        "bestätigt, vollständig erfüllt, berücksichtigt, abgedeckt, umgesetzt, sichergestellt, "
        "gewährleistet, gegeben, im einklang, angewendet, angewandt"
    ),
    fails=words(
        "verletzt, verletzung, verstoß, nicht erfüllt, nicht bestanden, nicht konform, nicht eingehalten, abweichung, "
        "durchgefallen, unerfüllt, gebrochen, missachtet, verfehlt, nicht befolgt, nicht beachtet, nicht gewahrt, "
        "nonkonform, verstößt, verletzt das prinzip, konflikt, begründung erforderlich, zu begründen"
    ),
    partly=words("teilweise, teils, zum teil, nur teilweise, nur zum teil, partiell"),
    deferred=words("zurückgestellt"),
    excused=words(
        "begründete abweichung, ausnahme, begründet, gerechtfertigt, begründete ausnahme, gerechtfertigte abweichung, "
        "gerechtfertigte ausnahme, genehmigte ausnahme, genehmigte abweichung, akzeptierte abweichung, toleriert, "
        "dokumentierte ausnahme, dokumentierte abweichung, akzeptierte ausnahme"
    ),
    exempt=words(
        "entfällt, nicht anwendbar, nicht zutreffend, trifft nicht zu, nicht relevant, n.z., n.z, nicht betroffen, "
        "nicht berührt, nicht im umfang, gilt nicht, nicht einschlägig"
    ),
    pending=words(
        "ausstehend, offen, zu prüfen, in arbeit, geplant, zu klären, aktualisierung erforderlich, noch nicht, zu "
        "erledigen, handlung erforderlich, folgt, in prüfung, zu verifizieren, zu bestätigen, zu überprüfen, zu "
        "ergänzen, zu aktualisieren, prüfung erforderlich, klärung erforderlich, überarbeitung erforderlich, maßnahme "
        "erforderlich, handlungsbedarf, nicht begonnen, blockiert, pausiert, unklar, ungeprüft, unvollständig, "
        "bedingt, vorbehaltlich, wartet, vor dem merge"
    ),
    applies=words("anwendbar, zutreffend, relevant, betroffen"),
    yes=words("ja, stimmt"),
    no=words("nein"),
    common=words(
        "offen, geplant, teilweise, ausnahme, ja, nein, passt, erfüllt, bestanden, eingehalten, beachtet, verletzt, "
        "bestätigt, genehmigt, begründet, zurückgestellt, abweichung, verletzung, folgt, relevant, betroffen, "
        "gebrochen, anwendbar, befolgt, gewahrt, verfehlt, in ordnung, noch nicht, berücksichtigt, abgedeckt, "
        "umgesetzt, sichergestellt, gewährleistet, gegeben, im einklang, angewendet, angewandt, teils, zum teil, nur "
        "teilweise, nur zum teil, partiell, blockiert, pausiert, unklar, ungeprüft, unvollständig, bedingt, "
        "vorbehaltlich, wartet, vor dem merge, handlungsbedarf, konflikt, verstößt, toleriert, gilt nicht, zu prüfen, "
        "zu klären, zu bestätigen, zu überprüfen, zu verifizieren, zu ergänzen, zu aktualisieren, zu erledigen"
    ),
    scoping=words("mit, weil, da, aber, außer, seit"),
    parts=words("für, im, in, bei, beim, auf"),
    emphasis=words("weiterhin, noch, jetzt, alle, bereits, ist, sind, wird, bleibt, auch, wieder, status"),
    degrees=words(
        "vollständig, voll, völlig, vollumfänglich, ganz, gänzlich, komplett, restlos, klar, streng, uneingeschränkt"
    ),
    particles=words("nicht, nie, niemals"),
    negations=words("nicht, kein, keine, keinen, keiner, keinem, ohne, nie, niemals, weder, nichts"),
    duties=words("darf, dürfen, soll, sollen, erlaubt, gestattet"),
    abilities=words("kann, können"),
    prohibitions=words("verboten, untersagt, unzulässig"),
    deeds=words(
        "geplant, befolgt, erfüllt, geschrieben, umgesetzt, vorgesehen, eingehalten, abgedeckt, "
        "angewendet, angewandt, beachtet, gewahrt, möglich, vorhanden, gemacht"
    ),
    undone=words(
        "verschoben auf, nächste version, spätere version, nächsten version, späteren version, nächstes release, "
        "nächsten release, ausgelassen, weggelassen, verschoben, zurückgestellt, übersprungen, spätere version, "
        "späteres release, umgangen, entfällt hier, weicht ab von, wird missachtet, verstößt gegen, erst später"
    ),
    breaks=words(
        "ist die ausnahme, bilden die ausnahme, verletzt dieses prinzip, bricht dieses prinzip, "
        "weicht von diesem prinzip ab, verstößt gegen dieses prinzip"
    ),
    here=words(
        "in diesem feature, für dieses feature, dieses feature, diesmal, hier, dieses prinzip, "
        "das prinzip, in diesem plan, es, das, der, die, wird, werden, ist, sind, wir, "
        "wurde, wurden, worden"
    ),
    follow_up=words(
        "ausstehend, zu prüfen, folgt, wird noch, nachgeholt, später, in phase 2, zu verifizieren, zu bestätigen, zu "
        "klären, vor dem merge, in arbeit, in einer späteren phase, in phase 3"
    ),
    wanting=words("geplant, erforderlich, muss noch, müssen noch"),
    reserves=words(
        "soweit möglich, wenn möglich, falls möglich, soweit die zeit reicht, größtenteils, meistens, "
        "im idealfall, nach möglichkeit, hoffentlich, weitgehend, nicht vollständig, nicht immer, "
        "nicht überall"
    ),
    exceptions=words("außer, ausgenommen, ausnahme, ausnahmen, mit ausnahme von, bis auf, abgesehen von"),
    conditions=words("wenn, falls, sobald, sofern, bis"),
    breaches=words("verstoß, verstöße, verletzung, verletzungen, abweichung, abweichungen, ausnahme, ausnahmen"),
    everything=words("alle, jedes, jeder, sämtliche"),
    whole=words("gates, prinzipien, prüfungen, grundsätze, kriterien, punkte"),
    hold=words("erfüllt, bestanden, eingehalten, konform, gewahrt, beachtet"),
    further=words("neue, neuen, neuer, neues, weitere, weiteren, weiterer, zusätzliche, zusätzlichen, andere, anderen"),
    rest=words("übrigen, anderen, restlichen, rest"),
    back=words(
        "siehe oben, wie oben, unverändert, wie zuvor, dito, siehe erste liste, siehe unten, gleich wie oben, keine "
        "änderung, wie im ersten check, siehe tabelle oben, siehe komplexitätsverfolgung"
    ),
    reasons=words("weil, denn, wegen, aufgrund"),
    justifications=words("begründung, rechtfertigung, grund"),
    later=words("jetzt, nun"),
    none=words("keine, keiner, kein, entfällt, nichts"),
    preambles=words(
        "zweck, geltungsbereich, begriffe, definitionen, glossar, überblick, einleitung, präambel, referenzen"
    ),
    principles=words("prinzip, prinzipien, grundsatz, grundsätze, artikel"),
    chapters=words("abschnitt, abschnitte"),
    stories=words(
        "nutzergeschichte, nutzergeschichten, benutzergeschichte, benutzergeschichten, anwendergeschichte, "
        "anwendergeschichten"
    ),
    joining=words("und"),
    choosing=words("oder"),
    ranging=words("bis"),
    writings=words("spezifikation"),
    warnings=words("warnung, achtung, vorsicht"),
    musts=words("muss, müssen, zwingend"),
    shoulds=words("sollte, sollten, empfohlen"),
    versions=words("version, fassung"),
    ratified=words("ratifiziert, ratifiziert am"),
    amended=words("zuletzt geändert, letzte änderung"),
    flags=words("nicht verhandelbar*, unverhandelbar*, unabdingbar*, verpflichtend*"),
    optional=words(
        "optional, optionale, optionaler, optionales, wahlweise, falls zutreffend, wenn zutreffend, "
        "falls nötig, wenn nötig, bei bedarf, falls erforderlich, sofern erforderlich, falls relevant, "
        "sofern vorhanden, falls vorhanden, gegebenenfalls, ggf., freiwillig"
    ),
    restricting=words(
        "nur, nur bei, nur für, entfällt, weglassen, auslassen, überspringen, löschen, streichen, "
        "entfernen, im fall, im falle, außer, nicht bei, nicht für, bei, für, bedingt"
    ),
    decided=words("entscheidung, entschieden*, entscheiden, auflösung, gelöst, geklärt, gewählt, wahl, antwort"),
    settled=words(
        "gelöst*, geklärt*, beantwortet*, entfernt*, aufgelöst*, entschieden*, geschlossen*, ersetzt*, "
        "erledigt*, ausgeräumt*, beseitigt*, frei von"
    ),
    speaking=words("alle, allen, aller, jede, jedes, jeden, jeder, falls, wenn, null"),
    questions=words(
        "frage*, marker*, markierung*, punkt*, klärung*, klärungsbedarf, unklarheit*, einträge, eintrag, offenes"
    ),
    formerly=words("war, waren, wurde, wurden, früher*, vorher*, bisher*, übrig, verblieben*, verbleibt, verbleiben"),
    coming=words(
        "geplant, vorgesehen, ausstehend, offen, später, künftig, zukünftig, folgt, folgen, kommt, "
        "kommen, entsteht, entstehen, wird noch, werden noch, wird * erstellt, wird * erzeugt, "
        "wird * angelegt, wird * ergänzt, wird * geschrieben, werden * erstellt, werden * erzeugt, "
        "werden * angelegt, werden * ergänzt, noch zu, während, nach der, nach dem, nach den, "
        "nach abschluss, nach freigabe, nach umsetzung, vor der, vor dem, bei der umsetzung, "
        "bei umsetzung, bei der implementierung, in der umsetzung, in der implementierung, im laufe, "
        "im zuge, zum release, beim release, mit dem release, nächste*, in arbeit, in vorbereitung, "
        "demnächst, anschließend, danach, umsetzungsphase, beim build, zur laufzeit, phase 2, phase 3, "
        "phase 4"
    ),
    perhaps=words(
        "optional*, bei bedarf, nach bedarf, gegebenenfalls, ggf, eventuell, evtl, vielleicht, "
        "möglicherweise, nur bei, nur für, nur wenn, je nach, abhängig von, notfalls"
    ),
    filling=words("ausfüllen, auszufüllen"),
    violation_columns=words("verstoß*, verletzung*, abweich*, komplexität, prinzip*, grundsatz*, aspekt"),
    alternative_columns=words("altern*, verworf*, einfach*"),
    added=words("neu, hinzufügen, anlegen"),
    changed=words("geändert, ändern, anpassen, erweitern"),
    deleted=words("löschen, gelöscht, entfernen, entfernt"),
    given_up=words(
        "zurückgezogen*, gestrichen*, verworfen*, entfallen*, entfällt, obsolet, veraltet, abgebrochen*, "
        "abgesagt*, storniert*, übersprungen*, ersetzt*, entfernt*, zurückgestellt*, verschoben*, "
        "aufgeschoben*, aufgegeben*, abgelehnt*, ausgelassen*, weggelassen*, ausgesetzt*, nicht mehr *, "
        "nicht nötig, nicht benötigt, nicht erforderlich, nicht geplant, "
        "hinfällig, überholt, überflüssig, zusammengeführt mit, abgedeckt durch, wird nicht umgesetzt, "
        "nicht anwendbar"
    ),
    built=words(
        "umgesetzt*, implementiert*, ausgeliefert*, erledigt*, "
        "fertig*, abgeschlossen*, veröffentlicht*, in produktion, rückwirkend*"
    ),
    fields=by_name(
        branch="zweig",
        date="datum",
        spec="spezifikation",
        input="eingabe",
        status="status",
        note="hinweis",
        language="sprache/version",
        dependencies="hauptabhängigkeiten, primäre abhängigkeiten",
        storage="speicher, speicherung, datenspeicher",
        testing="tests, testen",
        platform="zielplattform",
        project_type="projekttyp",
        performance="leistungsziele",
        constraints="einschränkungen, randbedingungen",
        scale="umfang, skalierung/umfang",
    ),
    meanings=by_name(
        language="*sprache, *sprachen",
        dependencies="*abhängigkeit*",
        storage="*speicher*, *datenbank*, datenhaltung, datenablage",
        testing="*tests",
        platform="*plattform*, *zielumgebung*",
        project_type="projekttyp*, projektart*, art des projekts, typ des projekts",
        performance="performanz*, *leistung*, latenz*, durchsatz",
        constraints="*einschränkung*, *beschränkung*, *randbedingung*, *rahmenbedingung*, grenzen, vorgaben",
        scale="*umfang, *skalierung, größenordnung, reichweite",
        tools="bibliothe*",
    ),
    concepts=by_name(
        testing="test, tests, testen, testabdeckung",
        test_first="tests zuerst, testgetrieben, test zuerst",
        observability="beobachtbarkeit, protokolle, protokollierung, überwachung, metriken",
        simplicity="einfachheit, einfach, schlichtheit",
        security="sicherheit, sicher, geheimnisse, verschlüsselung",
        privacy="datenschutz, privatsphäre, personenbezogene",
        performance="leistung, geschwindigkeit, antwortzeit, latenz",
        accessibility="barrierefreiheit, zugänglichkeit, tastatur",
        documentation="dokumentation, dokumentiert, anleitungen",
        modularity="modularität, module, modul, trennung, kapselung",
        library="bibliothek, bibliotheken",
        contracts="verträge, schnittstelle, schnittstellen, vertrag",
        versioning="versionierung, version, versionen",
        compatibility="kompatibilität, abwärtskompatibel, migration",
        errors="fehler, fehlerbehandlung, ausfall",
        validation="eingabeprüfung, validierung, eingaben",
        integrity="integrität, konsistenz",
        quality="qualität, codequalität",
        maintainability="wartbarkeit, lesbarkeit",
        review="review, begutachtung, freigabe",
        automation="automatisierung, automatisch",
        dependencies="abhängigkeiten, lieferkette",
        scalability="skalierbarkeit, skalierung",
        reliability="zuverlässigkeit, verfügbarkeit, sicherung",
        interface="benutzeroberfläche, oberfläche, bedienung",
        translation="übersetzung, mehrsprachigkeit, lokalisierung",
        configuration="konfiguration, einstellungen",
        deployment="bereitstellung, auslieferung",
        transparency="transparenz, offenlegung",
        audit="nachvollziehbarkeit, prüfpfad",
        cost="kosten, budget",
        data="daten, datenbank, speicherung",
    ),
)
