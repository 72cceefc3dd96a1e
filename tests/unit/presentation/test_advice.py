"""What to do is said once."""

import pytest

from plangate.domain.rules import CATALOGUE
from plangate.presentation.comments import advice_beside
from plangate.presentation.pages import advice_on
from tests.builders import a_finding
from tests.unit.domain.rules.examples import a_case_of


def test_a_message_that_says_what_to_do_gets_no_advice_beside_it():
    finding = a_finding(rule="open-clarification", message="NEEDS CLARIFICATION is open here. Answer it first.")

    assert advice_beside(finding) == ""


def test_a_numeral_ends_no_sentence():
    finding = a_finding(rule="unaddressed-principle", message="The Constitution Check does not answer V. Privacy.")

    assert advice_beside(finding) == advice_on("unaddressed-principle") != ""


@pytest.mark.parametrize("end", ["II and 1.2.0", "T001 depends on T002", "a folder specs/001-FIND", "no “Test-Fi…”"])
def test_a_sentence_may_end_with_a_number_a_path_or_a_quotation(end):
    finding = a_finding(rule="stale-tasks", message=f"It is {end}. Mend it.")

    assert advice_beside(finding) == ""


@pytest.mark.parametrize("rule", CATALOGUE, ids=lambda rule: rule.name)
def test_a_message_says_itself_what_to_do(rule):
    messages = [remark.message for example in rule.bad for remark in rule.judge(a_case_of(example))]

    assert [m for m in messages if advice_beside(a_finding(rule=rule.name, message=m))] == []
