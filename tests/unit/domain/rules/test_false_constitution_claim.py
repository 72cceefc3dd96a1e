"""Which sentences say that there is no constitution."""

import pytest

from plangate.domain.review.review import review
from tests.builders import CONSTITUTION_PATH, a_feature, a_file, a_law, a_snapshot

LAW = "# Law\n\n## Core Principles\n\n### I. Limits\n\nEvery list MUST end.\n\n**Version**: 1.0.0\n"


def claims(sentence: str, law: str = LAW) -> list[int]:
    """The lines of the rule's findings for a plan whose Constitution Check begins with that sentence on line 7."""
    plan = (
        "# Implementation Plan: Search\n\n## Technical Context\n\n## Constitution Check\n\n"
        f"{sentence}\n\n- I. Limits: PASS, it ends.\n\n## Project Structure\n\nOne.\n"
    )
    snapshot = a_snapshot(a_feature(plan), law=(a_file(CONSTITUTION_PATH, law),) if law else ())
    (report,) = review(snapshot).plans
    return [finding.line for finding in report.findings if finding.rule == "false-constitution-claim"]


def severities(plan: str, policy: str | None = None) -> dict[str, str]:
    """The severity of each rule's finding for a plan."""
    snapshot = a_snapshot(a_feature(plan), law=a_law(constitution=LAW, policy=policy))
    return {finding.rule: finding.severity.word for finding in review(snapshot).plans[0].findings}


@pytest.mark.parametrize(
    "sentence",
    [
        "This repository has no constitution.",
        "This repository has no constitution; the habits of the librarians are used instead.",
        "The project does not have a constitution yet.",
        "The project doesn't have a ratified constitution, so nothing is checked.",
        "Our codebase lacks a constitution file.",
        "We have no constitution to check against.",
        "No constitution file was found.",
        "The constitution does not exist in this repository.",
        "The constitution is missing.",
        "The constitution is missing from the repository.",
        "No constitution file found. Principles I–V all hold.",
        "No constitution document is in place. Principle I holds all the same.",
        "Constitution: not found.",
        "N/A: no constitution.",
        "Constitution: placeholder.",
        "We could not find a constitution, so nothing was compared.",
        "`.specify/memory/constitution.md` is nothing but the stock template.",
        "Our constitution (see `memory/constitution.md`) is still only a placeholder.",
        "The project constitution has not been filled in yet.",
        "The constitution's principles are placeholders so far.",
        "The constitution's text contains only\nbracketed placeholders.",
        "> The constitution remains **unwritten**.",
        "- [ ] The constitution hasn't been ratified.",
        "- 헌장 파일(`/srv/work/library/.specify/memory/constitution.md`)이 placeholder 템플릿 상태임",
        "本仓库的宪法尚未建立。",
    ],
)
def test_a_sentence_that_denies_the_constitution_is_reported(sentence):
    assert claims(sentence) == [7]


@pytest.mark.parametrize(
    "sentence",
    [
        "This repository has no constitution violations.",
        "The project has no constitution check in CI.",
        "The feature has no constitution, security or privacy issues.",
        "The project has no constitution of its own, the root's applies.",
        "The module has no constitution.",
        "The project lacks a constitution check in CI.",
        "If the repository has no constitution, this section is skipped.",
        "The project initially had none: no constitution was found.",
        "The constitution does not exist in a second language.",
        "The constitution is missing a rule about lists.",
        "The constitution was not found to be violated.",
        "No constitution change is needed.",
        "Constitution check: no findings.",
        "The constitution check is missing a box.",
        "The constitution is no longer the template.",
        "The constitution is not a placeholder.",
        "The constitution is the template of all other documents.",
        "The constitution template is untouched.",
        'No demo data is shown (Constitution: "placeholder data stays in tests").',
        "The constitution is not violated.",
        "Nothing in the constitution is absent from this plan.",
        "Conflicts with the constitution were not found.",
        "Deviations from the constitution: not present.",
        "The constitution is not available in Danish.",
        "<!-- The constitution is missing. -->",
        "```text\nNo constitution found.\n```",
    ],
)
def test_a_sentence_about_something_else_is_not(sentence):
    assert claims(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "A constituição ainda não foi escrita.",
        "Não existe constituição neste projeto.",
        "El archivo de la constitución todavía no existe.",
        "La constitución es solo una plantilla.",
        "Aucune constitution n'a été trouvée.",
        "La constitution est encore vide.",
        "Es wurde keine Verfassung gefunden.",
        "Die Verfassung ist noch die Vorlage.",
        "Файл конституции не найден.",
        "Конституция пока лишь шаблон.",
        "憲法ファイルが見つかりません。",
        "憲法はまだテンプレートのままである。",
        "本仓库没有宪法。",
        "憲法檔案仍是範本。",
        "헌법 문서가 존재하지 않습니다.",
        "헌법은 아직 템플릿입니다.",
    ],
)
def test_the_constitution_is_denied_in_many_languages(sentence):
    assert claims(sentence) == [7]


@pytest.mark.parametrize(
    "sentence",
    [
        "Não há violações da constituição.",
        "A constituição não foi violada.",
        "No hay cambios de la constitución.",
        "La constitución no se toca.",
        "Aucune violation de la constitution n'a été trouvée.",
        "La constitution n'est pas touchée.",
        "Keine Verfassungsänderung, keine Verstöße gegen die Verfassung gefunden.",
        "Нарушений конституции нет.",
        "Изменения конституции не найдены.",
        "憲法違反は見つかりません。",
        "憲法の変更はありません。",
        "没有宪法冲突。",
        "没有违反憲法。",
        "宪法不是模板。",
        "헌법 위반이 존재하지 않습니다.",
        "헌법이 없는 경우에는 생략한다.",
    ],
)
def test_no_violation_is_no_denial_in_any_language(sentence):
    assert claims(sentence) == []


def test_a_cell_denies_the_constitution_in_its_row():
    table = "| Question | Answer |\n|---|---|\n| What is it held to? | There is no constitution |"

    assert claims(table) == [9]


def test_a_sentence_that_is_wrapped_is_told_where_it_begins():
    assert claims("All boxes were looked at.\nStill, the constitution file\nis only a stub.") == [8]


def test_principles_that_go_unanswered_for_it_are_the_same_finding():
    plan = (
        "# Implementation Plan: Search\n\n## Technical Context\n\n## Constitution Check\n\n"
        "The constitution is an empty template.\n\n## Project Structure\n\nOne.\n"
    )

    assert severities(plan)["false-constitution-claim"] == "high"
    assert "unaddressed-principle" not in severities(plan)


@pytest.mark.parametrize("word", ["off", "low"])
def test_they_weigh_what_they_weigh_where_the_policy_makes_light_of_the_claim(word):
    plan = (
        "# Implementation Plan: Search\n\n## Technical Context\n\n## Constitution Check\n\n"
        "No constitution was found.\n\n## Project Structure\n\nOne.\n"
    )

    assert severities(plan, f"rules:\n  false-constitution-claim: {word}\n")["unaddressed-principle"] == "high"


def test_what_is_true_may_be_said():
    assert claims("This repository has no constitution.", law="") == []
