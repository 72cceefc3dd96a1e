"""Italian."""

from plangate.domain.documents.dialects.dialect import Dialect, by_name, forms, words

_KEPT = forms(
    "rispettat, verificat, approvat, confermat, superat, soddisfatt, "
    "allineat, copert, garantit, assicurat, applicat, affrontat",
    "o, a, i, e",
)
"""What is said of a principle that is kept."""

ITALIAN = Dialect(
    tag="it",
    summary=words("riepilogo, sommario, sintesi"),
    technical_context=words("contesto tecnico"),
    project_structure=words("struttura del progetto"),
    structure_titles=words(
        "struttura del repository, struttura delle cartelle, struttura delle directory, "
        "struttura dei file, struttura del codice, struttura dei pacchetti, struttura dei moduli, "
        "organizzazione del codice"
    ),
    source_code=words("codice sorgente"),
    documentation=words("documentazione"),
    structure_decision=words("decisione sulla struttura, decisione di struttura"),
    complexity=words("tracciamento della complessità, monitoraggio della complessità, complessità"),
    law=words("costituzione, carta"),
    checking=words("verifica, controllo, conformità, valutazione, revisione"),
    progress=words("avanzamento"),
    before=words("prima, iniziale, preliminare"),
    after=words("dopo la progettazione, dopo il design, post-progettazione, post progettazione, post-design"),
    again=words("seconda verifica, nuova verifica, riverifica, nuovo controllo"),
    status_labels=words("stato, esito, risultato, valutazione, conformità, verdetto"),
    result_labels=words("esito, risultato, verdetto, conclusione, bilancio"),
    about_labels=words("versione, fonte, nota, giustificazione, motivazione, motivo, responsabile"),
    legends=words("legenda"),
    group_titles=words("principi, controlli, criteri, requisiti, verifiche"),
    other_titles=words("rischi, rischio, decisioni, prossimi passi, scostamenti, violazioni, deroghe, giustificazioni"),
    announcing=words("seguente, seguenti, di seguito, quanto segue"),
    overview_titles=words("riepilogo, sintesi, conclusione, esito, risultato"),
    verdict_columns=words("stato, esito, risultato, verdetto, conformità, conforme, conforme?, rispettat*"),
    label_columns=words("principio, principi, articolo*, requisito, requisiti, criterio, criteri, controllo*"),
    number_columns=words("n., n°, nº, numero"),
    breach_columns=words(
        "violazione, violazione ?, violazione?, scostamento, scostamento?, deroga, deroga?, deviazione, "
        "deviazione?, eccezione richiesta"
    ),
    applies_columns=words("applicabilità, applicabile, si applica, pertinente, interessato"),
    passes=words("conforme, conformi, nessuna violazione, nessuno scostamento, in regola, riuscito, riuscita") + _KEPT,
    fails=words(
        "non conforme, non rispettato, non rispettata, non soddisfatto, non soddisfatta, non superato, non superata, "
        "fallito, fallita, scostamento, violato, violata, infranto, infranta, mancato, non-conforme, non rispetta, non "
        "soddisfa, conflitto, in conflitto, da giustificare, giustificazione necessaria"
    ),
    partly=words("parziale, parzialmente, in parte, solo in parte, conformità parziale"),
    deferred=words("rinviato, rinviata, rimandato, rimandata"),
    excused=words(
        "deroga, giustificato, giustificata, eccezione, scostamento giustificato, deroga giustificata, eccezione "
        "giustificata, deviazione giustificata, violazione giustificata, eccezione approvata, esentato, tollerato, "
        "eccezione documentata, scostamento documentato, deviazione documentata, eccezione accettata"
    ),
    exempt=words(
        "non applicabile, non si applica, fuori ambito, non pertinente, non toccato, non interessato, fuori "
        "dall'ambito, fuori dall’ambito, non rilevante, non coinvolto"
    ),
    pending=words(
        "in attesa, da fare, da verificare, in corso, previsto, prevista, da confermare, da rivedere, da completare, "
        "da aggiornare, azione richiesta, da definire, da chiarire, da implementare, da determinare, da validare, da "
        "controllare, richiede attenzione, richiede azione, richiede revisione, richiede verifica, richiede "
        "aggiornamento, attenzione richiesta, revisione richiesta, verifica richiesta, aggiornamento richiesto, non "
        "iniziato, non avviato, non verificato, non ancora, bloccato, bloccata, in sospeso, in revisione, "
        "condizionale, condizionato, incompleto, sconosciuto, irrisolto, prima del merge"
    ),
    applies=words("si applica, si applicano, applicabile, pertinente, interessato"),
    yes=words("sì"),
    no=words("no"),
    common=words(
        "parziale, parzialmente, eccezione, previsto, prevista, in corso, sì, no, riuscito, riuscita, fallito, "
        "fallita, scostamento, rinviato, rinviata, rimandato, rimandata, giustificato, giustificata, violato, violata, "
        "infranto, infranta, mancato, applicabile, pertinente, interessato, conforme, conformi, da fare, in parte, "
        "solo in parte, conformità parziale, da verificare, da confermare, da rivedere, da completare, da aggiornare, "
        "da definire, da chiarire, da implementare, da determinare, da validare, da controllare, non ancora, bloccato, "
        "bloccata, in sospeso, condizionale, condizionato, incompleto, sconosciuto, irrisolto, prima del merge, "
        "conflitto, in conflitto, tollerato, esentato, in revisione"
    )
    + _KEPT,
    scoping=words("con, perché, poiché, ma, tranne, grazie"),
    parts=words("nel, nella, nei, nelle, lato"),
    emphasis=words("sempre, ora, tutti, tutte, già, è, sono, resta, anche, ancora, stato"),
    degrees=words("interamente, pienamente, totalmente, completamente, integralmente, strettamente, chiaramente"),
    particles=words("non, non è, non sono, mai"),
    negations=words("non, nessuno, nessuna, nessun, senza, mai, né, niente, nulla, non è, non sono"),
    duties=words("deve, devono, dovrà, dovranno, permesso, permessa, consentito, consentita"),
    abilities=words("può, possono, potrà, potranno"),
    prohibitions=words("vietato, vietata, vietati, vietate, proibito, proibita"),
    deeds=words(
        "previsto, prevista, previsti, previste, pianificato, pianificati, seguito, seguita, seguiti, "
        "rispettato, rispettata, scritto, scritti, scritta, fatto, fatti, soddisfatto, possibile, coperto, "
        "coperti, applicato, applicata, fornito, fornita"
    ),
    undone=words(
        "prossima versione, versione successiva, prossimo rilascio, rinviato alla, omesso, omessa, rinviato a, "
        "rinviata a, rimandato a, lasciato da parte, ignorato, ignorata, aggirato, versione futura, se ne fa a meno"
    ),
    breaks=words("fa eccezione, è l'eccezione, è l’eccezione, viola questo principio, infrange questo principio"),
    here=words(
        "in questa funzionalità, per questa funzionalità, qui, questo principio, questa volta, in questo "
        "piano, è, sono, il, la, i, gli, le, si, essere, sarà, saranno"
    ),
    follow_up=words(
        "da fare, da verificare, da confermare, in attesa, sarà, saranno, più avanti, nella fase 2, da rivedere, da "
        "chiarire, da completare, in corso, prima del merge, in una fase successiva, nella fase 3"
    ),
    wanting=words("richiest*, aggiornamento, dovrà"),
    reserves=words(
        "se possibile, per quanto possibile, se il tempo lo permette, in gran parte, per lo più, idealmente, "
        "non del tutto, non sempre"
    ),
    exceptions=words("tranne, salvo, eccetto, eccezione, eccezioni, ad eccezione di, a eccezione di, a parte"),
    conditions=words("qualora, quando, finché, purché, a condizione che"),
    breaches=words(
        "violazione, violazioni, scostamento, scostamenti, deroga, deroghe, eccezione, eccezioni, deviazione, "
        "deviazioni"
    ),
    everything=words("tutti, tutte, ogni"),
    whole=words("principi, controlli, gates, criteri, verifiche, requisiti"),
    hold=words("rispettat*, conform*, soddisfatt*, superat*"),
    further=words("nuova, nuove, nuovo, nuovi, ulteriore, ulteriori, altra, altre"),
    rest=words("altri, altre, restanti, rimanenti"),
    back=words(
        "vedi sopra, come sopra, invariato, invariata, idem, uguale a sopra, vedi sotto, vedi tabella sopra, nessun "
        "cambiamento, nessuna modifica, come prima, stesso"
    ),
    reasons=words("perché, poiché, dato che, a causa di"),
    justifications=words("giustificazione, motivazione, motivo, perché"),
    later=words("ora, adesso"),
    none=words("nessuno, nessuna, niente, nulla, non applicabile"),
    preambles=words(
        "scopo, ambito, definizioni, terminologia, glossario, panoramica, introduzione, preambolo, riferimenti"
    ),
    principles=words("principio, principi, articolo, articoli"),
    chapters=words("sezione, sezioni"),
    stories=words("storia utente, storie utente"),
    joining=words("e, ed"),
    choosing=words("o"),
    ranging=words("a"),
    writings=words("specifica"),
    warnings=words("avvertenza, attenzione"),
    musts=words("deve, devono, dovrà, dovranno, obbligatorio, obbligatoria, obbligatori, obbligatorie"),
    shoulds=words("dovrebbe, dovrebbero, raccomandato, raccomandata, consigliato, consigliata"),
    versions=words("versione"),
    ratified=words("ratificato, ratificata, ratificato il, ratificata il"),
    amended=words("ultima modifica, ultimo emendamento"),
    flags=words("non negoziabil*, irrinunciabil*, inderogabil*, obbligatori*"),
    optional=words(
        "opzionale, opzionali, facoltativo, facoltativa, se applicabile, ove applicabile, se necessario, "
        "quando necessario, all'occorrenza, se presente, se presenti, se pertinente, se del caso"
    ),
    restricting=words(
        "solo, soltanto, unicamente, saltare, omettere, omesso, omessa, eliminare, rimuovere, "
        "non si applica, non applicabile, in caso di, salvo, tranne, eccetto, condizionale, qualora, "
        "purché"
    ),
    decided=words(
        "decisione, decis*, decid*, risoluzione, risolto, risolta, risolti, risolte, scelto, scelta, risposta"
    ),
    settled=words("risolt*, risolv*, risposto, chiarit*, rimoss*, eliminat*, chius*, sostituit*, privo di, libero da"),
    speaking=words("ogni, tutti, tutte, ciascun*, qualsiasi, se, quando, usare, contrassegnat*, zero"),
    questions=words(
        "domanda, domande, questione, questioni, marcator*, punto, punti, dubbi*, chiariment*, element*, voce, voci"
    ),
    formerly=words("era, erano, precedent*, prima, resta, restano, rimane, rimangono"),
    coming=words(
        "pianificato, pianificata, previsto, prevista, previsti, previste, in attesa, da creare, da fare, "
        "da generare, da scrivere, da completare, più avanti, più tardi, successivamente, in seguito, futuro, "
        "futura, sarà, saranno, verrà, verranno, durante, dopo, prima di, prima del, prima della, una volta, "
        "prossimo, prossima, in corso, in lavorazione, al rilascio, alla pubblicazione, in fase di implementazione, "
        "passo successivo, fase 2, fase 3, fase 4"
    ),
    perhaps=words(
        "opzionale, opzionali, facoltativo, facoltativa, facoltativi, facoltative, al bisogno, se necessario, "
        "se serve, ove necessario, eventualmente, forse, magari, solo se, solo per, soltanto se, soltanto per, "
        "su richiesta, secondo necessità"
    ),
    filling=words("compilare, compila, riempire"),
    violation_columns=words("viola*, scostament*, derog*, complessità, principi*, aspetto"),
    alternative_columns=words("altern*, scartat*, respint*, più semplice"),
    added=words("nuovo, nuova, creare, creato, aggiungere"),
    changed=words("modificare, modificato, aggiornare, aggiornato"),
    deleted=words("eliminare, eliminato, rimuovere, rimosso"),
    given_up=forms(
        "ritirat, eliminat, rimoss, annullat, cancellat, scartat, abbandonat, rinviat, rimandat, posticipat, "
        "sostituit, saltat, omess, esclus, respint, superat, spostat, sospes, ignorat",
        "o, a, i, e",
    )
    + words(
        "obsoleto, obsoleta, fuori ambito, fuori perimetro, non più *, non necessario, non necessaria, non serve, "
        "non richiesto, inutile, coperto da, coperta da, unito a, non applicabile, non previsto"
    ),
    built=words(
        "implementat*, completat*, terminat*, rilasciat*, consegnat*, conclus*, realizzat*, in produzione, retroattiv*"
    ),
    fields=by_name(
        branch="ramo",
        date="data",
        spec="specifica, specifiche",
        input="ingresso",
        status="stato",
        note="nota",
        language="linguaggio/versione",
        dependencies="dipendenze principali, dipendenze primarie",
        storage="archiviazione, memorizzazione",
        testing="test",
        platform="piattaforma di destinazione, piattaforma target",
        project_type="tipo di progetto",
        performance="obiettivi di prestazioni, obiettivi prestazionali, prestazioni",
        constraints="vincoli",
        scale="scala/ambito, ambito",
    ),
    meanings=by_name(
        language="linguagg*",
        dependencies="dipendenz*",
        storage="archivi*, memorizz*, base di dati, banca dati, persistenza",
        testing="prove, collaud*",
        platform="piattaform*, ambiente di destinazione",
        project_type="tipo *progetto, tipologia *progetto",
        performance="prestazion*, latenz*",
        constraints="vincol*, limit*, restrizion*",
        scale="scala, ambito, portata, dimensioni",
        tools="libreri*",
    ),
    concepts=by_name(
        testing="test, copertura",
        test_first="prima i test, test prima",
        observability="osservabilità, log, registri, tracciamento, monitoraggio",
        simplicity="semplicità, semplice",
        security="sicurezza, segreti, cifratura, crittografia",
        privacy="riservatezza, dati personali, privacy",
        performance="prestazioni, latenza, velocità",
        accessibility="accessibilità, accessibile, tastiera",
        documentation="documentazione, documentato, guide",
        modularity="modularità, moduli, modulo, separazione",
        library="libreria, librerie",
        contracts="contratto, contratti, interfaccia, interfacce",
        versioning="versioni, versionamento, versione",
        compatibility="compatibilità, migrazione, migrazioni",
        errors="errore, errori, guasto, guasti",
        validation="validazione, convalida",
        integrity="integrità, coerenza",
        quality="qualità",
        maintainability="manutenibilità, leggibilità",
        review="revisione, approvazione",
        automation="automazione, automatico",
        dependencies="dipendenze, dipendenza",
        scalability="scalabilità",
        reliability="affidabilità, disponibilità",
        interface="esperienza utente, schermata, schermate",
        translation="traduzione, internazionalizzazione, lingue",
        configuration="configurazione, impostazioni",
        deployment="rilascio, distribuzione",
        transparency="trasparenza",
        audit="tracciabilità, audit",
        cost="costo, costi, budget",
        data="dati, base di dati, archiviazione",
    ),
)
