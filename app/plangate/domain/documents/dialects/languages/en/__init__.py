"""English."""

from plangate.domain.documents.dialects.dialect import Dialect, words
from plangate.domain.documents.dialects.languages.en.concepts import ENGLISH_CONCEPTS
from plangate.domain.documents.dialects.languages.en.fields import ENGLISH_FIELDS, ENGLISH_MEANINGS

ENGLISH = Dialect(
    tag="en",
    summary=words("summary, executive summary, plan summary"),
    technical_context=words("technical context"),
    project_structure=words("project structure"),
    structure_titles=words(
        "repository structure, repository layout, project layout, package structure, package layout, directory "
        "structure, directory layout, folder structure, folder layout, file structure, file layout, code structure, "
        "code layout, source structure, source layout, source tree, module structure, module layout"
    ),
    source_code=words("source code"),
    documentation=words("documentation"),
    structure_decision=words("structure decision"),
    complexity=words("complexity tracking, complexity justification, complexity deviation*"),
    law=words("constitution*, charter"),
    checking=words(
        "check*, re-check*, compliance, conformance, gate, gates, alignment, review, re-view, re-evaluation, "
        "re-evaluated, evaluation, verification, validation, assessment, reassessed, adherence"
    ),
    progress=words("progress tracking, execution status"),
    before=words(
        "pre-research, pre research, pre-phase, pre phase, pre-design, pre design, pre-check, pre check, "
        "pre-implementation, initial, initially, before phase, before research, before the research, before design, "
        "before the design, phase 0, before and after"
    ),
    after=words(
        "post-design, post design, postdesign, post-phase, post phase, post-plan, post plan, after phase, after the "
        "phase, after phase 1, after design, after the design, after 1 design, phase 1 complete, phase 1 design, "
        "design re-check"
    ),
    again=words(
        "recheck*, re-check*, re-eval*, reevaluat*, re-verif*, reverif*, re-assess*, reassess*, re-validat*, once more"
    ),
    status_labels=words(
        "status, verdict, result, compliance, assessment, gate, gate status, outcome, decision, conclusion, compliance "
        "status, evaluation, initial status, current status, current verdict, answer, judgment, judgement"
    ),
    result_labels=words(
        "status, result, results, decision, verdict, outcome, conclusion, assessment, evaluation, summary, overall, "
        "check, re-check, recheck, compliance, gate, gates, violations, violation, deviations, deviation, gate result, "
        "gate status, constitution check"
    ),
    about_labels=words(
        "date, re-evaluation date, evaluation date, check date, review date, constitution, constitution version, "
        "version, reviewer, reviewed by, reference, references, source, note, notes, legend, key, action, actions, "
        "required actions, complexity tracking, complexity, action required, justification, reason, rationale, changes "
        "since initial check, owner, owners, primary, support, coordinator, responsible, approver, impact, "
        "alternatives, scope, mitigation, constitution file, constitution reference, last checked, checked against, "
        "evaluated against, based on, next steps, next step, recommendation, ready for *, ready to *, proceed *, next "
        "phase *, note on *, notes on *, approved for *"
    ),
    legends=words("legend, key"),
    group_titles=words(
        "gate, gates, principles, requirements, check, checks, compliance, alignment, criteria, checklist, standards, "
        "considerations, verification, evaluation, review, constraints, patterns, duties"
    ),
    other_titles=words(
        "adr, adrs, decision, decisions, next step*, note, notes, risk, risks, action, actions, recommend*, "
        "follow-up*, followup*, reference, references, violation*, justification*, complexity, legend, resources, "
        "trade-off*, amendment*, deviation*, waiver*, exception*, open question*, mitigation*, remediation, concerns, "
        "remarks"
    ),
    announcing=words("following, as follows"),
    overview_titles=words("summary, overall, conclusion, result, results, outcome, verdict"),
    verdict_columns=words(
        "verdict, status, result, results, complian*, pass, passed, pass/fail, conform*, gate?, outcome, answer, met, "
        "met?, satisfied, fulfilled, implementation"
    ),
    label_columns=words(
        "princip*, gate, gates, article, articles, rule, rules, requirement, requirements, check, checks, checkpoint*, "
        "criteri*, clause, clauses, constitution*, charter, standard, standards, category, area, item"
    ),
    number_columns=words("#, no, no., nr, nr., id, №"),
    breach_columns=words(
        "violation, violations, violation?, violated, violated?, violates, deviation, deviation?, deviations, "
        "deviates, exception needed, exception, breach, breach?, breached, exception required, justification needed, "
        "conflict, conflict?, at risk"
    ),
    applies_columns=words("applicability, applicable, applies, relevant, relevance, in scope, affected, touched"),
    passes=words(
        "pass, passed, passes, passing, ok, okay, compliant, fully compliant, complies, conformant, "
        "conforms, conforming, confirmed, satisfied, satisfies, met, approved, aligned, aligns, verified, "
        "validated, holds, upheld, respected, honored, honoured, fulfilled, adhered, followed, observed, "
        "kept, in compliance, no violation, no violations, no issue, no issues, no deviation, no deviations, "
        "compliance confirmed, all pass, all passed, complete, completed, done, green, cleared, in order, "
        "in line, accepted, addressed, covered, enforced, supported, preserved, maintained, ensured, "
        "guaranteed, applied, adopted, embraced, incorporated, consistent, valid, clean, sound, in place"
    ),
    fails=words(
        "fail, failed, fails, failing, failure, violation, violations, violated, violates, deviation, deviations, "
        "deviates, deviated, non-compliant, noncompliant, non-compliance, non-conformant, not compliant, not met, "
        "unmet, not satisfied, unsatisfied, not fulfilled, unfulfilled, not in compliance, does not comply, does not "
        "hold, breached, breach, breaks, broken, conflict, conflicts, infringed, disregarded, ignored, needs "
        "justification, requires justification, to be justified"
    ),
    partly=words("partial, partially, partly, in part, only in part, only partly, only partially, incompletely"),
    deferred=words("deferred"),
    excused=words(
        "justified, justified violation, justified exception, justified deviation, waived, waiver, exception, "
        "exempted, excused, accepted violation, accepted deviation, tolerated, documented exception, documented "
        "deviation, recorded exception, recorded deviation, accepted exception, approved exception, approved deviation"
    ),
    exempt=words(
        "n/a, n.a., n.a, na, n/a., not applicable, does not apply, do not apply, doesn't apply, doesn’t apply, "
        "inapplicable, non-applicable, not relevant, out of scope, not concerned, not affected"
    ),
    pending=words(
        "todo, to do, tbd, pending, pending implementation, planned, in progress, in-progress, wip, blocked, open, "
        "needs work, needs review, needs update, needs clarification, needs verification, needs attention, requires "
        "action, needs action, requires attention, to be verified, to be confirmed, to be done, to be determined, to "
        "be implemented, to be checked, to verify, to check, not started, not yet, not verified, not yet verified, "
        "unknown, unverified, action required, update required, review required, follow-up, incomplete, awaiting, "
        "under review, conditional, before merge, required before merge, required before release, required before "
        "implementation, unresolved, undecided, on hold"
    ),
    applies=words("applicable, applies, relevant, in scope, affected, touched, concerned, required, mandatory"),
    yes=words("yes, y, true, agreed, indeed"),
    no=words("no, false, nope"),
    common=words(
        "pass, passes, passed, passing, fail, fails, failed, failing, failure, holds, met, open, done, complete, "
        "completed, green, kept, followed, observed, confirmed, verified, validated, approved, accepted, aligned, "
        "aligns, partial, partially, partly, exception, deviation, deviations, violation, violations, breach, "
        "conflict, conflicts, breaks, broken, deferred, ignored, planned, pending, unknown, blocked, follow-up, "
        "conditional, incomplete, awaiting, yes, no, y, true, false, ok, okay, respected, satisfied, cleared, waiver, "
        "relevant, applies, applicable, affected, touched, concerned, required, mandatory, justified, tolerated, not "
        "yet, to do, to check, to verify, na, indeed, adhered, excused, waived, before merge, in line, in order, "
        "disregarded, addressed, covered, enforced, supported, preserved, maintained, ensured, guaranteed, applied, "
        "adopted, embraced, incorporated, consistent, valid, clean, sound, in place, in part, only in part, only "
        "partly, only partially, incompletely"
    ),
    scoping=words("with, because, since, per, but, except, despite, thanks"),
    parts=words("for, in, on, to, at, only for"),
    emphasis=words(
        "still, now, all, already, remains, remain, overall, gate, initially, currently, status, checks, is, are, be, "
        "was, it, also, again"
    ),
    degrees=words(
        "fully, completely, entirely, totally, wholly, strictly, strongly, clearly, perfectly, thoroughly, absolutely"
    ),
    endings=(),
    particles=words("not, never, isn't, aren't, isn’t, aren’t, cannot, doesn't, don't, won't, hardly, barely"),
    negations=words(
        "none of, not, no, never, without, isn't, aren't, isn’t, aren’t, cannot, can't, nothing, none, neither, nor, "
        "doesn't, don't, won't, zero, hardly, barely"
    ),
    duties=words("must, shall, may, should, allowed, permitted"),
    abilities=words("can, can't, cannot"),
    prohibitions=words("forbidden, prohibited, disallowed, mustn't, mustn’t, shan't, banned"),
    deeds=words(
        "planned, followed, done, met, satisfied, written, implemented, provided, included, covered, applied, "
        "observed, respected, kept, honored, honoured, fulfilled, complied, comply, possible, foreseen, scheduled, "
        "available, in place, enforced, upheld, adhered, used, added, required here, follow, meet, satisfy, hold, "
        "holds, write, happen, happening, started, part of this feature, part of this plan"
    ),
    undone=words(
        "to a later release, to a later version, to the next release, to the next version, in a later release, "
        "in the next release, left for later, needs justification, requires justification, justification needed, "
        "justification required, skipped, skips, omitted, left out, deferred, postponed, dropped here, later release, "
        "later version, later feature, later milestone, later phase, future release, future version, future work, "
        "bypassed, bypasses, waived, ignored, disregarded, set aside, given up, gives up, deviates from, "
        "departs from, no time for, out of the question here, only afterwards, does without, do without, goes without"
    ),
    breaks=words(
        "is the exception, are the exception, an exception to this, makes an exception, instead of following, breaks "
        "this principle, breaks the principle, violates this principle, violates the principle, deviates from this "
        "principle, departs from this principle, does without this principle"
    ),
    here=words(
        "in this feature, for this feature, this feature, in this plan, for this plan, this plan, of this plan, here, "
        "this principle, the principle, this time, at all, so far, this release, in this release, for now, we, it, "
        "this, that, the, a, an, in, for, are, is, be, been, will, do, does, yet, and, as, have, has, had, get, to, "
        "being, going"
    ),
    follow_up=words(
        "pending, to be *, to-do, todo, tbd, require, required, requires, need, needs, must be, will be, will need, "
        "will have, will add, will update, will verify, will follow, update, updates, updated, verify, follow-up, "
        "followup, before merge, during implementation, watch, in progress, awaiting, later phase, in a later phase, "
        "in phase 2, in phase 3"
    ),
    reserves=words(
        "as far as time allows, as far as possible, where possible, when possible, if possible, where feasible, if "
        "time permits, if time allows, time permitting, best effort, mostly, largely, for the most part, ideally, "
        "hopefully, as far as, to the extent possible, more or less, probably, roughly, almost, we will see, with "
        "luck, in principle only, not fully, not entirely, not always, not everywhere, not completely"
    ),
    exceptions=words(
        "except, except for, exception, exceptions, with the exception of, but for, besides, apart from, other than, "
        "aside from, save for, excluding, bar one, all but, but one, beyond, without justification, without a row"
    ),
    conditions=words("if, when, unless, once, provided, until, only if, as soon as, as long as"),
    breaches=words(
        "violation, violations, deviation, deviations, breach, breaches, infraction, infractions, non-compliance, "
        "non-compliances, conflict, conflicts, exception, exceptions, waiver, waivers, departure, departures"
    ),
    everything=words("all, every, each, both, each of the, each of them, none of the, everything"),
    whole=words(
        "gate, gates, principle, principles, check, checks, article, articles, constitution*, criteria, items, them"
    ),
    hold=words(
        "pass, passes, passed, passing, satisf*, met, comply, complies, compliant, hold, holds, green, clear, cleared, "
        "aligned, upheld, respected, valid, remains valid, fulfilled, kept, observed, followed, honored, honoured"
    ),
    further=words("new, further, additional, other, more, another"),
    rest=words("remaining, other, others, rest, rest of the, remainder, everything else"),
    back=words(
        "as above, see above, see the above, same as above, unchanged, no change, as before, see the first list, see "
        "first list, ditto, same, as in the first check, see initial check, as initially, see the table above, idem, "
        "see below, see complexity tracking"
    ),
    reasons=words("because, since, due to, as the, reason, needed for, needed to, required for, required by"),
    justifications=words("justification, justified because, rationale, reason, why, why needed, why it is needed"),
    later=words("now, today, meanwhile"),
    none=words(
        "none, no, n/a, na, nil, nothing, not applicable, not needed, not required, empty, no violation, no "
        "violations, no entries, no deviations, no complexity, no exceptions, no justification, -, --, —, –, ―"
    ),
    preambles=words(
        "purpose, scope, definitions, definition of terms, terminology, glossary, overview, introduction, background, "
        "preamble, references"
    ),
    principles=words("principle, principles, article, articles, tenet, tenets"),
    chapters=words("section, sections"),
    citing=words("gate, gates, rule, rules, pillar, pillars, law"),
    stories=words("user story, user stories, story, stories"),
    joining=words("and"),
    choosing=words("or"),
    ranging=words("to, through, thru"),
    writings=words("spec, plan, research, tasks, quickstart, data model, specification, fr, nfr"),
    warnings=words("warn, warning, caution"),
    musts=words("must"),
    capital_musts=words("shall, required"),
    shoulds=words("should, recommended"),
    versions=words("version"),
    ratified=words("ratified, ratified on, ratification, ratification date"),
    amended=words("last amended, last-amended, last amended on, last amendment"),
    flags=words("non negotiable, not negotiable, inviolable, mandatory"),
    optional=words(
        "optional, if applicable, where applicable, when applicable, as applicable, if needed, when needed, as needed, "
        "if necessary, where necessary, if relevant, where relevant, if any, if present, if required"
    ),
    restricting=words(
        "only, skip, skipped, omit, omitted, leave out, left out, delete, remove, drop, n/a, in case of, not for, "
        "except for, not needed, not required, applies to, applies where, for, conditional"
    ),
    decided=words("decision, decided, resolution, resolved, chosen, choice, answer"),
    settled=words(
        "answered, answers, clarified, clear, cleared, clears, addressed, addresses, addressing, removed, removes, "
        "removing, replaced, replaces, replacing, eliminat*, settl*, closed, fixed, resolv*, free of, free from"
    ),
    speaking=words(
        "any, all, each, every, if, when, where, use, uses, marked, marks, mark, marker, markers, unknowns, items, "
        "zero, 0"
    ),
    questions=words(
        "question*, marker*, mark, marks, item*, point*, clarification*, unknowns, ambigu*, issue*, doubt*, gap*, "
        "entries, entry, anything, todo, todos"
    ),
    formerly=words("was, were, been, former*, previous*, earlier, remain, remains, remained, remaining, left"),
    coming=words(
        "planned, pending, tbd, tba, todo, to do, later, future, upcoming, forthcoming, will, to be *, to come, to "
        "follow, comes *, due, during, while, after, afterwards, before, upon, next step, next phase, next pr, next "
        "release, follow-up, followup, separate pr, separate pull request, in progress, wip, awaiting, scheduled, "
        "implementation phase, implementation time, task phase, tasks phase, at release, on release, at merge, on "
        "merge, at build time, at runtime, at run time, build output, generated at *, over time, incrementally, filled "
        "in, gitignored, git-ignored, local only, phase 2, phase 3, phase 4, phase 5, phase 6, sprint, milestone, "
        "iteration"
    ),
    perhaps=words(
        "optional*, as needed, where needed, where applicable, where appropriate, where useful, on demand, at need, "
        "maybe, perhaps, possibly, may, might, only for, only in, only on, only with, conditional*, depends on, "
        "depending on, subject to, in case, nice to have, as required, where required"
    ),
    filling=words("fill, filled, only if constitution, must be justified"),
    violation_columns=words("violat*, deviat*, complexity, aspect, principle*, item"),
    alternative_columns=words("altern*, simpler, reject*"),
    added=words("new, add, added, create, created"),
    changed=words("modify, modified, modifies, update, updated, extend, extended, edit, edited, change, changed"),
    deleted=words("delete, deleted, remove, removed"),
    given_up=words(
        "withdrawn, retired, dropped, obsolete, cancelled, canceled, skipped, superseded, replaced, removed, deferred, "
        "postponed, abandoned, rejected, discarded, descoped, de-scoped, out of scope, not in scope, no longer *, not "
        "needed, not required, not necessary, not applicable, n/a, unneeded, unnecessary, won't do, won't fix, won’t "
        "do, won’t fix, wontfix, will not do, will not be done, not doing, not planned, not done, moved, not in this "
        "release, merged into, folded into, covered by, absorbed, struck, void, deprecated, scrapped, shelved, parked, "
        "duplicate, duplicate of, cut, cut from, omitted, left out, excluded, given up, gave up, on hold, backlog, "
        "post-mvp, future, future work, later"
    ),
    built=words(
        "implemented, shipped, merged, released, delivered, deployed, completed, complete, done, finished, built, "
        "live, in production, retroactive"
    ),
    fields=ENGLISH_FIELDS,
    meanings=ENGLISH_MEANINGS,
    concepts=ENGLISH_CONCEPTS,
)
