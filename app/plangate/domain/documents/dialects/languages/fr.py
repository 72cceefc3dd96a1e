"""French."""

from plangate.domain.documents.dialects.dialect import Dialect, by_name, forms, words

_KEPT = forms("respect, valid, approuv, vérifi, confirm, align, assur, appliqu, trait", "é, ée, és, ées")
"""What is said of a principle that is kept."""

FRENCH = Dialect(
    tag="fr",
    summary=words("résumé"),
    technical_context=words("contexte technique"),
    project_structure=words("structure du projet"),
    structure_titles=words(
        "structure du dépôt, arborescence, organisation du code, structure du code, "
        "structure des dossiers, structure des répertoires, structure des fichiers, "
        "structure des paquets, structure des modules"
    ),
    source_code=words("code source"),
    documentation=words("documentation"),
    structure_decision=words("décision de structure, décision sur la structure"),
    complexity=words("suivi de la complexité, suivi de complexité, complexité"),
    law=words("constitution, charte"),
    checking=words("vérification, conformité, contrôle, évaluation, revue"),
    progress=words("suivi de progression"),
    before=words("avant, initiale, initial, première"),
    after=words("après la conception, après conception, après le design"),
    again=words("seconde vérification, nouvelle vérification, revérification"),
    status_labels=words("statut, résultat, évaluation, conformité, verdict, état"),
    result_labels=words("résultat, bilan, verdict, conclusion"),
    about_labels=words("date, version, source, remarque, note, justification, responsable, raison"),
    legends=words("légende"),
    group_titles=words("principes, contrôles, critères, exigences, portes"),
    other_titles=words(
        "risques, risque, décisions, prochaines étapes, écarts, violations, dérogations, justifications"
    ),
    announcing=words("suivant, suivante, suivants, suivantes, ce qui suit"),
    overview_titles=words("résumé, bilan, conclusion, résultat"),
    verdict_columns=words("statut, résultat, verdict, conformité, conforme, conforme?, respect*, état"),
    label_columns=words("principe*, article*, exigence*, critère*, contrôle*"),
    number_columns=words("n°, no, nº"),
    breach_columns=words(
        "violation, violation ?, violation?, écart, écart ?, écart?, dérogation, dérogation ?, "
        "dérogation?, exception requise, infraction"
    ),
    applies_columns=words("applicabilité, applicable, concerné, s'applique, s’applique, pertinent"),
    passes=words(
        "satisfait, satisfaite, réussi, réussie, conforme, aucune violation, aucun écart, tenu, tenue, "
        "en règle, rempli, remplie, "
        "couvert, couverte, garanti, garantie, cohérent"
    )
    + _KEPT,
    fails=words(
        "non conforme, non respecté, non respectée, non satisfait, non satisfaite, échec, écart, entorse, violé, "
        "violée, enfreint, pas conforme, pas respecté, pas respectée, non tenu, manqué, non conformité, "
        "non-conformité, non-conforme, en conflit, conflit, non rempli, à justifier, justification requise"
    ),
    partly=words(
        "partiel, partielle, partiellement, en partie, conformité partielle, respect partiel, seulement en partie"
    ),
    deferred=words("reporté, reportée"),
    excused=words(
        "dérogation, justifié, justifiée, exception, écart justifié, dérogation justifiée, exception justifiée, "
        "violation justifiée, dérogation accordée, écart accepté, exempté, toléré, exception documentée, écart "
        "documenté, dérogation documentée, exception acceptée"
    ),
    exempt=words(
        "sans objet, non applicable, ne s'applique pas, ne s’applique pas, s.o., s.o, hors périmètre, non concerné, "
        "non touché, hors de portée, non pertinent, non applicable ici, pas concerné, pas applicable"
    ),
    pending=words(
        "en attente, à faire, à vérifier, en cours, prévu, prévue, à confirmer, mise à jour requise, à revoir, à "
        "compléter, action requise, à valider, à définir, à déterminer, à clarifier, à mettre à jour, à vérifier avant "
        "fusion, attention requise, nécessite une attention, nécessite une revue, nécessite une vérification, revue "
        "requise, vérification requise, clarification requise, requiert une action, non commencé, pas commencé, non "
        "démarré, non vérifié, pas encore vérifié, pas encore, bloqué, bloquée, en suspens, en pause, en revue, "
        "conditionnel, conditionnelle, incomplet, incomplète, inconnu, non résolu, avant fusion"
    ),
    applies=words("s'applique, s’applique, s'appliquent, concernée, applicable, concerné, pertinent"),
    yes=words("oui"),
    no=words("non"),
    common=words(
        "partiel, partielle, partiellement, exception, prévu, prévue, en cours, oui, non, tenu, tenue, réussi, "
        "réussie, échec, écart, reporté, reportée, justifié, justifiée, satisfait, satisfaite, rempli, remplie, violé, "
        "violée, manqué, applicable, concerné, pertinent, conforme, à faire, enfreint, couvert, couverte, garanti, "
        "garantie, cohérent, en partie, conformité partielle, respect partiel, seulement en partie, à vérifier, à "
        "confirmer, à valider, à revoir, à compléter, à définir, à déterminer, à clarifier, pas encore, bloqué, "
        "bloquée, en suspens, en pause, conditionnel, conditionnelle, incomplet, incomplète, inconnu, avant fusion, en "
        "conflit, conflit, toléré, exempté, en revue"
    )
    + _KEPT,
    scoping=words("avec, car, parce, mais, sauf, grâce"),
    parts=words("pour, dans, au, aux, à la, côté, en"),
    emphasis=words("toujours, maintenant, tous, toutes, déjà, est, sont, reste, aussi, encore, statut"),
    degrees=words(
        "entièrement, pleinement, totalement, complètement, intégralement, strictement, parfaitement, clairement, bien"
    ),
    particles=words("pas, non, ne, n'est pas, n’est pas, jamais"),
    negations=words("pas, aucun, aucune, sans, jamais, ni, rien, ne, non, n'est pas, n’est pas"),
    duties=words("doit, doivent, devra, devront, permis, permise, autorisé, autorisée"),
    abilities=words("peut, peuvent, pourra, pourront"),
    prohibitions=words("interdit, interdite, interdits, interdites, proscrit, proscrite"),
    deeds=words(
        "prévu, prévue, prévus, prévues, suivi, suivie, suivis, respecté, respectée, écrit, écrits, "
        "écrite, fait, faits, satisfait, possible, couvert, couverts, appliqué, appliquée, fourni, "
        "rempli, tenu"
    ),
    undone=words(
        "reporté à, reportée à, remis à, prochaine version, version suivante, version ultérieure, "
        "prochaine livraison, omis, omise, reporté à, reportée à, remis à plus tard, laissé de côté, ignoré, ignorée, "
        "contourné, version ultérieure, s'écarte de, on s'en passe"
    ),
    breaks=words(
        "fait exception, est l'exception, est l’exception, viole ce principe, enfreint ce principe, "
        "s'écarte de ce principe"
    ),
    here=words(
        "dans cette fonctionnalité, pour cette fonctionnalité, ici, ce principe, cette fois, "
        "dans ce plan, il, elle, ce, n'est, n’est, est, sont, le, la, les, on, "
        "été, être, sera, seront"
    ),
    follow_up=words(
        "à faire, à vérifier, à confirmer, en attente, sera, seront, plus tard, en phase 2, à valider, à revoir, à "
        "clarifier, en cours, avant fusion, avant la fusion, dans une phase ultérieure, en phase 3"
    ),
    wanting=words("requis*, mise à jour, devra"),
    reserves=words(
        "si possible, dans la mesure du possible, si le temps le permet, en grande partie, "
        "la plupart du temps, idéalement, autant que possible, pas entièrement, pas toujours"
    ),
    exceptions=words("sauf, excepté, hormis, exception, exceptions, à l'exception de, à l’exception de, mis à part"),
    conditions=words("si, lorsque, quand, dès que, tant que, jusqu'à"),
    breaches=words(
        "violation, violations, écart, écarts, entorse, entorses, dérogation, dérogations, exception, "
        "exceptions, infraction, infractions"
    ),
    everything=words("tous, toutes, chaque"),
    whole=words("principes, contrôles, gates, portes, critères, vérifications"),
    hold=words("respect*, conform*, satisf*, valid*, passent, tenus, remplis"),
    further=words("nouvelle, nouvelles, nouveau, nouveaux, supplémentaire, supplémentaires, autre, autres"),
    rest=words("autres, restants, reste"),
    back=words(
        "voir ci-dessus, comme ci-dessus, inchangé, inchangée, idem, voir plus haut, voir la première liste, voir plus "
        "bas, voir ci-dessous, identique, sans changement, même chose, comme plus haut, voir le tableau ci-dessus, "
        "comme avant"
    ),
    reasons=words("car, parce que, puisque, en raison de"),
    justifications=words("justification, raison, motif, pourquoi"),
    later=words("maintenant, désormais"),
    none=words("aucun, aucune, néant, sans objet, rien"),
    preambles=words(
        "objet, objectif, portée, définitions, terminologie, glossaire, aperçu, introduction, préambule, références"
    ),
    principles=words("principe, principes, article, articles"),
    chapters=words("section, sections"),
    stories=words(
        "récit utilisateur, récits utilisateur, récits utilisateurs, histoire utilisateur, histoires utilisateur, "
        "histoires utilisateurs"
    ),
    joining=words("et"),
    choosing=words("ou"),
    ranging=words("à"),
    writings=words("spécification"),
    warnings=words("avertissement, attention"),
    musts=words("doit, doivent, obligatoire, obligatoires"),
    shoulds=words("devrait, devraient, recommandé, recommandée, recommandés, recommandées"),
    versions=words("version"),
    ratified=words("ratifié, ratifiée"),
    amended=words("dernier amendement, dernière modification"),
    flags=words("non négociable*, intangible*, obligatoire*"),
    optional=words(
        "optionnel, optionnelle, facultatif, facultative, le cas échéant, si applicable, si nécessaire, "
        "si besoin, au besoin, si pertinent, s'il y a lieu, s’il y a lieu"
    ),
    restricting=words(
        "seulement, uniquement, s'il*, s’il*, omettre, à omettre, ignorer, à ignorer, passer si, "
        "supprimer, à supprimer, sans objet, en cas de, sauf, hormis, réservé, réservée, pour, "
        "conditionnel, conditionnelle"
    ),
    decided=words(
        "décision, décid*, résolution, résolu, résolue, résolus, résolues, choisi, choisie, choix, réponse, tranch*"
    ),
    settled=words(
        "résol*, répondu*, clarifié*, supprimé*, retiré*, éliminé*, fermé*, remplacé*, levé*, réglé*, "
        "exempt de, libre de"
    ),
    speaking=words("tout, tous, toutes, chaque, si, quand, utiliser, marqué*, zéro"),
    questions=words("question*, marqueur*, point*, clarification*, doute*, ambigu*, élément*, marque*, interrogation*"),
    formerly=words("était, étaient, ancien*, précédent*, avant, reste, restent, subsiste, subsistent"),
    coming=words(
        "prévu, prévue, prévus, prévues, à venir, à faire, à créer, à produire, à générer, à compléter, "
        "à écrire, en attente, plus tard, ultérieur*, futur*, sera, seront, pendant, durant, lors de, "
        "lors du, lors des, après, avant, une fois, prochain*, suivra, en cours, au fil de, "
        "au fur et à mesure, à la livraison, à l'implémentation, à l’implémentation, "
        "phase d'implémentation, phase d’implémentation, étape suivante, phase 2, phase 3, phase 4"
    ),
    perhaps=words(
        "optionnel*, facultati*, au besoin, si besoin, le cas échéant, éventuel*, peut-être, "
        "seulement pour, seulement si, uniquement pour, uniquement si, en option, à la demande, "
        "selon les besoins, selon le besoin"
    ),
    filling=words("remplir, à remplir, compléter"),
    violation_columns=words("viola*, entorse*, écart*, complexité, principe*, aspect"),
    alternative_columns=words("altern*, rejet*, plus simple"),
    added=words("nouveau, nouvelle, créer, créé, ajouter"),
    changed=words("modifié, modifier, mettre à jour"),
    deleted=words("supprimer, supprimé"),
    given_up=forms(
        "retiré, abandonné, supprimé, annulé, ignoré, remplacé, reporté, différé, écarté, rejeté, déplacé, "
        "fusionné, sauté, suspendu, exclu, non retenu",
        ", e, s, es",
    )
    + words(
        "obsolète, obsolètes, omis, omise, hors périmètre, plus nécessaire, pas nécessaire, "
        "non nécessaire, inutile, sans objet, couvert par, couverte par, caduc, caduque, "
        "non applicable, mis de côté, mise de côté"
    ),
    built=words(
        "implémenté*, terminé*, livré*, déployé*, achevé*, réalisé*, fusionné*, en production, rétroactif, rétroactive"
    ),
    fields=by_name(
        branch="branche",
        date="date",
        spec="spécification",
        input="entrée",
        status="statut",
        note="note, remarque",
        language="langage/version",
        dependencies="dépendances principales",
        storage="stockage",
        testing="tests et validation",
        platform="plateforme cible",
        project_type="type de projet",
        performance="objectifs de performance",
        constraints="contraintes",
        scale="échelle/portée, échelle/périmètre",
    ),
    meanings=by_name(
        language="langage*",
        dependencies="dépendance*",
        storage="stockage*, base de données, bases de données",
        testing="essai*",
        platform="plateforme*, environnement cible",
        project_type="type *projet",
        performance="performance*, latenc*",
        constraints="contrainte*",
        scale="échelle, portée, périmètre, envergure",
        tools="bibliothè*",
    ),
    concepts=by_name(
        testing="test, tests, essais, couverture",
        test_first="tests d'abord, tests avant",
        observability="observabilité, journaux, journalisation, traces, surveillance",
        simplicity="simplicité, simple",
        security="sécurité, sécurisé, secrets, chiffrement",
        privacy="vie privée, confidentialité, données personnelles",
        performance="performance, performances, latence, rapidité",
        accessibility="accessibilité, accessible, clavier",
        documentation="documentation, documenté, guides",
        modularity="modularité, modules, module, séparation",
        library="bibliothèque, bibliothèques",
        contracts="contrat, contrats, interface, interfaces",
        versioning="versions, versionnage, version",
        compatibility="compatibilité, migration, migrations",
        errors="erreur, erreurs, défaillance, échecs",
        validation="validation, saisie, entrées",
        integrity="intégrité, cohérence",
        quality="qualité",
        maintainability="maintenabilité, lisibilité",
        review="revue, relecture, approbation",
        automation="automatisation, automatique",
        dependencies="dépendances, dépendance",
        scalability="passage à l'échelle, montée en charge",
        reliability="fiabilité, disponibilité, sauvegarde",
        interface="expérience utilisateur, écran, écrans",
        translation="traduction, internationalisation, langues",
        configuration="configuration, réglages",
        deployment="déploiement",
        transparency="transparence",
        audit="traçabilité, audit",
        cost="coût, coûts, budget",
        data="données, base de données, stockage",
    ),
)
