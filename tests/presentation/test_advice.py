"""What to do is said once."""

from app.presentation.advice import advice_beside, advice_on
from tests.builders import a_finding


def test_a_message_that_says_what_to_do_gets_no_advice_beside_it():
    finding = a_finding(rule="open-clarification", message="NEEDS CLARIFICATION is open here. Answer it first.")

    assert advice_beside(finding) == ""


def test_a_numeral_ends_no_sentence():
    finding = a_finding(rule="unaddressed-principle", message="The Constitution Check does not answer V. Privacy.")

    assert advice_beside(finding) == advice_on("unaddressed-principle") != ""
