"""Dutch."""

from plangate.domain.documents.dialects.dialect import Dialect, by_name, words

_KEPT = words(
    "voldaan, voldoet, voldoen, geslaagd, gehaald, vervuld, nageleefd, gevolgd, gerespecteerd, gewaarborgd, geborgd, "
    "gegarandeerd, gehandhaafd, bevestigd, geverifieerd, gevalideerd, goedgekeurd, geaccepteerd, toegepast, afgedekt, "
    "gedekt, ondersteund, afgehandeld, voltooid, afgerond, akkoord, conform, consistent, in orde, in lijn, op orde, "
    "overeenkomstig, in overeenstemming"
)
"""What is said of a principle that is kept."""

DUTCH = Dialect(
    tag="nl",
    summary=words("samenvatting"),
    technical_context=words("technische context"),
    project_structure=words("projectstructuur"),
    structure_titles=words(
        "repositorystructuur, repository-structuur, mapstructuur, mappenstructuur, bestandsstructuur, codestructuur, "
        "code-structuur, pakketstructuur, modulestructuur, projectindeling, projectopbouw"
    ),
    source_code=words("broncode"),
    documentation=words("documentatie"),
    structure_decision=words("structuurbesluit, structuurkeuze, structuurbeslissing"),
    complexity=words("complexiteitsregistratie, bijhouden van complexiteit, complexiteit*"),
    law=words("grondwet*, constitutie*, handvest*"),
    checking=words("*toets, *toetsing, *controle, *check, naleving, conformiteit, beoordeling, evaluatie, verificatie"),
    progress=words("voortgang, voortgangsregistratie, uitvoeringsstatus"),
    before=words(
        "vóór het onderzoek, vóór onderzoek, vóór het ontwerp, vóór ontwerp, vóór fase, vooraf, initiële, eerste"
    ),
    after=words("na het ontwerp, na ontwerp, na het design, na de ontwerpfase, na afloop van fase"),
    again=words("opnieuw, hertoets*, hercontrole*, herbeoordeling*, herevaluatie*, nogmaals"),
    status_labels=words("status, resultaat, uitkomst, oordeel, beoordeling, naleving, conclusie, besluit"),
    result_labels=words("resultaat, uitkomst, conclusie, oordeel, eindoordeel, samenvatting, totaaloordeel"),
    about_labels=words(
        "datum, versie, bron, opmerking, opmerkingen, toelichting, motivering, rechtvaardiging, reden, beoordelaar"
    ),
    legends=words("legenda"),
    group_titles=words("principes, beginselen, controles, toetsen, criteria, eisen, poorten, punten, vereisten"),
    other_titles=words(
        "risico's, risico, besluiten, beslissingen, volgende stappen, vervolgstappen, afwijkingen, schendingen, "
        "overtredingen, uitzonderingen, motivering, open vragen, opmerkingen, aanbevelingen"
    ),
    announcing=words("volgende, als volgt, onderstaande"),
    overview_titles=words("samenvatting, conclusie, resultaat, eindoordeel"),
    verdict_columns=words(
        "status, resultaat, uitkomst, oordeel, voldaan, voldaan?, voldoet, voldoet?, naleving, conform"
    ),
    label_columns=words("principe*, beginsel*, eis, eisen, vereiste*, criteri*, controlepunt*, artikel*, regel, toets"),
    number_columns=words("nr, nr., nummer"),
    breach_columns=words(
        "schending, schending?, overtreding, overtreding?, afwijking, afwijking?, geschonden?, uitzondering nodig, "
        "uitzondering nodig?, uitzondering vereist"
    ),
    applies_columns=words("toepasselijkheid, van toepassing, van toepassing?, relevantie, geraakt"),
    passes=words(
        "geen schending, geen schendingen, geen overtreding, geen overtredingen, geen afwijking, geen afwijkingen, "
        "geen bezwaren, geen bevindingen, zonder afwijkingen, voldoet aan het principe"
    )
    + _KEPT,
    fails=words(
        "schending, overtreding, geschonden, schendt, overtreden, overtreedt, inbreuk, afwijking, wijkt af, strijdig, "
        "in strijd, niet voldaan, voldoet niet, voldoen niet, niet geslaagd, niet gehaald, niet vervuld, niet "
        "nageleefd, niet gevolgd, niet gerespecteerd, niet conform, niet-conform, niet in orde, niet in lijn, gezakt, "
        "mislukt, gefaald, faalt, genegeerd, motivering vereist, motivering nodig, rechtvaardiging vereist, "
        "rechtvaardiging nodig, onderbouwing vereist, te motiveren, te rechtvaardigen"
    ),
    partly=words("gedeeltelijk, deels, ten dele, slechts gedeeltelijk, slechts deels, alleen deels, partieel"),
    deferred=words("uitgesteld"),
    excused=words(
        "gerechtvaardigd, gemotiveerd, uitzondering, gemotiveerde afwijking, gerechtvaardigde afwijking, "
        "gerechtvaardigde schending, gerechtvaardigde uitzondering, gemotiveerde uitzondering, goedgekeurde "
        "uitzondering, goedgekeurde afwijking, geaccepteerde afwijking, getolereerd, vrijgesteld, ontheffing"
    ),
    exempt=words(
        "n.v.t., n.v.t, nvt, niet van toepassing, niet relevant, niet betrokken, niet geraakt, buiten scope, buiten "
        "bereik, buiten de scope, vervalt, geldt niet"
    ),
    pending=words(
        "open, openstaand, in behandeling, in afwachting, in uitvoering, in voorbereiding, gepland, ingepland, te "
        "doen, te controleren, te verifiëren, te bevestigen, te bepalen, te beoordelen, te onderzoeken, nader te "
        "bepalen, nog niet, nog niet voldaan, nog niet gestart, nog niet geverifieerd, nog open, nog te doen, nog te "
        "controleren, nog te verifiëren, nog te bevestigen, nog te bepalen, nog te beoordelen, actie vereist, actie "
        "nodig, controle vereist, verificatie vereist, beoordeling vereist, update vereist, aanpassing nodig, "
        "verduidelijking nodig, verduidelijking vereist, aandacht nodig, wacht op, wachtend, geblokkeerd, gepauzeerd, "
        "niet gestart, onbekend, onduidelijk, onvolledig, onopgelost, niet geverifieerd, voorwaardelijk, onder "
        "voorbehoud, volgt, volgt nog, vóór merge, vóór de merge"
    ),
    applies=words("van toepassing, relevant, geraakt, betrokken"),
    yes=words("ja, klopt"),
    no=words("nee"),
    common=words(
        "schending, overtreding, geschonden, schendt, overtreden, overtreedt, inbreuk, afwijking, wijkt af, strijdig, "
        "in strijd, gezakt, mislukt, gefaald, faalt, genegeerd, gedeeltelijk, deels, ten dele, slechts gedeeltelijk, "
        "slechts deels, alleen deels, partieel, uitgesteld, gerechtvaardigd, gemotiveerd, uitzondering, getolereerd, "
        "vrijgesteld, ontheffing, niet geraakt, niet betrokken, vervalt, geldt niet, open, openstaand, in behandeling, "
        "in afwachting, in uitvoering, in voorbereiding, gepland, ingepland, te doen, te controleren, te verifiëren, "
        "te bevestigen, te bepalen, te beoordelen, te onderzoeken, nog niet, nog open, wacht op, wachtend, "
        "geblokkeerd, gepauzeerd, onbekend, onduidelijk, onvolledig, onopgelost, voorwaardelijk, onder voorbehoud, "
        "volgt, volgt nog, vóór merge, vóór de merge, van toepassing, relevant, geraakt, betrokken, ja, klopt, nee"
    )
    + _KEPT,
    scoping=words("omdat, aangezien, maar, behalve, dankzij"),
    parts=words("voor, bij, binnen, alleen voor"),
    emphasis=words("nog, nu, nog steeds, alle, reeds, is, zijn, wordt, blijft, blijven, ook, weer, status"),
    degrees=words("volledig, geheel, helemaal, compleet, strikt, duidelijk, ten volle, volkomen"),
    particles=words("niet, nooit, is niet, zijn niet, wordt niet"),
    negations=words(
        "niet, nooit, geen, geen enkel, geen enkele, zonder, niets, is niet, zijn niet, wordt niet, nergens"
    ),
    negative_endings=words("niet"),
    duties=words("mag, mogen, moet, moeten, toegestaan"),
    abilities=words("kan, kunnen"),
    prohibitions=words("verboden, niet toegestaan, ontoelaatbaar"),
    deeds=words(
        "gepland, ingepland, gevolgd, nageleefd, voldaan, vervuld, geschreven, geïmplementeerd, gebouwd, uitgevoerd, "
        "toegepast, gebruikt, voorzien, opgenomen, gedekt, afgedekt, gerespecteerd, gehandhaafd, mogelijk, "
        "beschikbaar, aanwezig, gedaan, gemaakt, toegevoegd, bijgehouden"
    ),
    undone=words(
        "uitgesteld tot, uitgesteld naar, verschoven naar, doorgeschoven naar, volgende versie, latere versie, "
        "volgende release, latere release, latere fase, toekomstige versie, toekomstige release, overgeslagen, slaan "
        "we over, weggelaten, achterwege gelaten, genegeerd, omzeild, wijkt af van, wijken af van, geen tijd voor, pas "
        "later, pas achteraf, vervalt hier, volgen we niet, houden we ons niet aan, motivering vereist, "
        "rechtvaardiging vereist"
    ),
    breaks=words(
        "is de uitzondering, is een uitzondering, vormt een uitzondering, vormen een uitzondering, schendt dit "
        "principe, schendt het principe, overtreedt dit principe, wijkt af van dit principe, is in strijd met dit "
        "principe"
    ),
    here=words(
        "in deze feature, voor deze feature, deze feature, in deze functie, voor deze functie, deze functie, in dit "
        "plan, dit plan, hier, dit principe, het principe, deze keer, ditmaal, in deze release, wij, het, dit, wordt, "
        "worden, zijn, werd"
    ),
    follow_up=words(
        "te controleren, te verifiëren, te bevestigen, te bepalen, in behandeling, in afwachting, in uitvoering, "
        "openstaand, volgt, volgt nog, volgt later, moet nog, moeten nog, in een latere fase, in fase 2, in fase 3, "
        "vóór merge, vóór de merge"
    ),
    wanting=words("vereist, nodig, moet nog, moeten nog"),
    reserves=words(
        "voor zover mogelijk, voorzover mogelijk, waar mogelijk, indien mogelijk, zo mogelijk, zoveel mogelijk, als er "
        "tijd is, als er tijd over is, als de tijd het toelaat, grotendeels, meestal, idealiter, hopelijk, naar best "
        "vermogen, ongeveer, in principe alleen, niet volledig, niet altijd, niet overal, niet helemaal, niet geheel"
    ),
    exceptions=words("behalve, uitgezonderd, uitzondering, uitzonderingen, met uitzondering van, afgezien van"),
    conditions=words("indien, mits, zodra, tenzij, zolang, totdat, wanneer, alleen als"),
    breaches=words(
        "schending, schendingen, overtreding, overtredingen, afwijking, afwijkingen, inbreuk, uitzondering, "
        "uitzonderingen"
    ),
    everything=words("alle, alles, allemaal, elke, ieder, iedere"),
    whole=words("poorten, principes, beginselen, controles, toetsen, criteria, artikelen, punten, eisen"),
    hold=words("voldaan, voldoen, voldoet, geslaagd, gehaald, nageleefd, conform, gewaarborgd, gerespecteerd"),
    further=words("nieuw, nieuwe, verdere, andere, extra, aanvullende, bijkomende"),
    rest=words("overige, resterende, rest"),
    back=words(
        "zie boven, zie hierboven, zoals hierboven, zoals eerder, ongewijzigd, onveranderd, geen wijziging, geen "
        "wijzigingen, idem, zelfde als hierboven, zie eerste lijst, zie tabel hierboven, zie hieronder"
    ),
    reasons=words("omdat, aangezien, vanwege, wegens, doordat"),
    justifications=words("motivering, rechtvaardiging, onderbouwing, reden, waarom, waarom nodig"),
    later=words("nu, inmiddels, thans"),
    none=words("geen, niets, n.v.t., nvt, niet van toepassing, niet nodig, leeg, geen schendingen, geen afwijkingen"),
    preambles=words(
        "doel, reikwijdte, definities, begrippen, begrippenlijst, terminologie, overzicht, inleiding, achtergrond, "
        "preambule, aanhef, verwijzingen"
    ),
    principles=words("principe, principes, beginsel, beginselen, artikel, artikelen"),
    chapters=words("sectie, secties, paragraaf, paragrafen, hoofdstuk, hoofdstukken"),
    citing=words("regel, regels, poort, poorten, pijler, pijlers"),
    stories=words("gebruikersverhaal, gebruikersverhalen"),
    joining=words("alsmede, evenals"),
    choosing=words("ofwel, dan wel"),
    ranging=words("tot, tot en met, t/m"),
    writings=words("specificatie, onderzoek"),
    warnings=words("waarschuwing, let op, pas op"),
    musts=words("moet, moeten, verplicht, dient te, dienen te, mag niet, mogen niet, mag geen, mogen geen, verboden"),
    shoulds=words("zou moeten, zouden moeten, aanbevolen, aangeraden, bij voorkeur"),
    versions=words("versie"),
    ratified=words("geratificeerd, geratificeerd op, vastgesteld, vastgesteld op, bekrachtigd, ratificatiedatum"),
    amended=words("laatst gewijzigd, laatst gewijzigd op, laatste wijziging, laatst aangepast"),
    flags=words("niet onderhandelbaar*, ononderhandelbaar*, onaantastbaar*"),
    optional=words(
        "optioneel, optionele, facultatief, indien van toepassing, waar van toepassing, indien nodig, zo nodig, waar "
        "nodig, indien relevant, indien aanwezig, indien vereist, vrijwillig"
    ),
    restricting=words(
        "alleen, slechts, uitsluitend, enkel, weglaten, overslaan, verwijderen, schrappen, niet nodig, niet van "
        "toepassing, behalve, in geval van, niet voor, voor, bij, voorwaardelijk"
    ),
    decided=words("besluit, beslissing, besloten, beslist, opgelost, gekozen, keuze, antwoord"),
    settled=words(
        "opgelost*, beantwoord*, verduidelijkt*, verwijderd*, vervangen, gesloten, afgehandeld*, opgehelderd*, "
        "weggenomen, uitgezocht, beslist, vrij van"
    ),
    speaking=words("alle, elke, ieder, iedere, enige, indien, wanneer, gebruik, gebruikt, gemarkeerd*, markeer, nul"),
    questions=words("vraag, vragen, markering*, punt, punten, verduidelijking*, onduidelijkhe*, twijfel*, openstaand*"),
    formerly=words("was, waren, werd, eerder, eerdere, vroeger*, voorheen, resteert, resteren, resterend*"),
    coming=words(
        "gepland, ingepland, voorzien, openstaand, in afwachting, volgt, volgen, komt, komen, wordt nog, worden nog, "
        "wordt * aangemaakt, wordt * gemaakt, wordt * gegenereerd, wordt * toegevoegd, wordt * geschreven, worden * "
        "aangemaakt, worden * gemaakt, worden * gegenereerd, worden * toegevoegd, nog te, nog niet, toekomstig*, "
        "tijdens, na afronding, na goedkeuring, na de implementatie, vóór de release, bij de implementatie, bij "
        "implementatie, bij de release, bij oplevering, bij het bouwen, volgende*, vervolgens, daarna, in uitvoering, "
        "in voorbereiding, binnenkort, implementatiefase, fase 2, fase 3, fase 4"
    ),
    perhaps=words(
        "optioneel*, optionele, indien nodig, zo nodig, waar nodig, eventueel, eventuele, misschien, mogelijk, "
        "wellicht, alleen bij, alleen voor, alleen indien, alleen als, afhankelijk van, op aanvraag, naar behoefte, "
        "desgewenst"
    ),
    filling=words("invullen, ingevuld, in te vullen"),
    violation_columns=words("schending*, overtreding*, afwijking*, complexiteit, principe*, beginsel*, aspect"),
    alternative_columns=words("alternatie*, verworpen, afgewezen, eenvoudig*, simpel*"),
    added=words("nieuw, nieuwe, toevoegen, toegevoegd, aanmaken, aangemaakt"),
    changed=words("wijzigen, gewijzigd, aanpassen, aangepast, bijwerken, bijgewerkt, uitbreiden, uitgebreid"),
    deleted=words("verwijderen, verwijderd"),
    given_up=words(
        "ingetrokken, geschrapt*, vervallen, vervalt, verworpen, obsoleet, verouderd*, geannuleerd*, afgelast*, "
        "overgeslagen, vervangen, verwijderd*, uitgesteld*, verschoven, opgegeven, afgewezen, weggelaten, stopgezet*, "
        "gepauzeerd*, niet meer *, niet langer *, niet nodig, niet vereist, niet gepland, overbodig*, samengevoegd "
        "met, gedekt door, wordt niet uitgevoerd, niet van toepassing, buiten scope, verplaatst*"
    ),
    built=words(
        "geïmplementeerd*, gebouwd, opgeleverd*, uitgebracht, afgerond*, voltooid*, klaar, gereed, in productie, met "
        "terugwerkende kracht"
    ),
    fields=by_name(
        branch="featurebranch, feature-branch",
        date="datum",
        spec="specificatie",
        input="invoer",
        status="status",
        note="opmerking",
        language="taal/versie, taal, programmeertaal",
        dependencies="primaire afhankelijkheden, belangrijkste afhankelijkheden, afhankelijkheden",
        storage="opslag, gegevensopslag, database",
        testing="testen, tests",
        platform="doelplatform",
        project_type="projecttype, type project, soort project",
        performance="prestatiedoelen, prestatiedoelstellingen, prestaties",
        constraints="beperkingen, randvoorwaarden",
        scale="schaal/omvang, schaal/reikwijdte, schaal, omvang",
    ),
    meanings=by_name(
        language="taal, talen, programmeertaal, programmeertalen",
        dependencies="*afhankelijkhe*",
        storage="*opslag*, *database*, gegevensbank",
        testing="test*",
        platform="*platform*, doelomgeving*",
        project_type="projecttype*, projectsoort*, type project, soort project",
        performance="prestatie*, latentie*, doorvoer*",
        constraints="*beperking*, *randvoorwaarde*",
        scale="schaal*, omvang*, reikwijdte*",
        tools="bibliothe*, raamwerk*",
    ),
    concepts=by_name(
        testing="testen, getest, testdekking",
        test_first="test eerst, tests eerst, eerst testen, testgedreven, testgestuurd",
        observability="observeerbaarheid, logboek, logboeken, bewaking, meetgegevens",
        simplicity="eenvoud, eenvoudig, simpel",
        security="beveiliging, veiligheid, veilig, geheimen, versleuteling, authenticatie",
        privacy="persoonsgegevens, gegevensbescherming",
        performance="prestaties, snelheid, latentie, reactietijd",
        accessibility="toegankelijkheid, toegankelijk, toetsenbord, schermlezer",
        documentation="documentatie, gedocumenteerd, handleidingen",
        modularity="modulariteit, modulair, module, modules, scheiding, isolatie",
        library="bibliotheek, bibliotheken",
        command_line="opdrachtregel, commandoregel",
        contracts="contract, contracten, koppelvlak, koppelvlakken",
        versioning="versiebeheer, versienummering, versies",
        compatibility="compatibiliteit, migratie, migraties",
        errors="fouten, foutafhandeling, storing, storingen",
        validation="invoervalidatie, validatie, invoer",
        integrity="integriteit, consistentie, transacties",
        quality="kwaliteit, codekwaliteit",
        maintainability="onderhoudbaarheid, leesbaarheid",
        review="codereview, goedkeuring",
        automation="automatisering, automatisch, geautomatiseerd",
        dependencies="afhankelijkheden, afhankelijkheid, toeleveringsketen",
        scalability="schaalbaarheid, opschaling",
        reliability="betrouwbaarheid, beschikbaarheid, herstel",
        interface="gebruikersinterface, gebruikerservaring, scherm, schermen",
        translation="vertaling, meertaligheid, lokalisatie",
        configuration="configuratie, instellingen",
        deployment="uitrol, infrastructuur",
        transparency="transparantie, openheid",
        integration="integratie, integratietests",
        audit="controleerbaarheid, traceerbaarheid, auditspoor",
        licensing="licentie, licenties, auteursrecht",
        cost="kosten, begroting",
        data="gegevens, gegevensbank, opslag",
    ),
)
