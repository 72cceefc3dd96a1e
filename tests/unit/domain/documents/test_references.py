"""What a text cites is found with its ranges."""

import pytest

from plangate.domain.documents.references import Cited, cited_in


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("FR-001, fr-002 and FR-001", Cited(("FR-001", "FR-002"))),
        ("FR-008 to FR-010", Cited(("FR-008", "FR-009", "FR-010"))),
        ("FR-008–010", Cited(("FR-008", "FR-009", "FR-010"))),
        ("FR-004a, NFR-2, FR-AUTH-01", Cited(("FR-004a", "NFR-2", "FR-AUTH-01"))),
        ("FR-001 to FR-900", Cited(("FR-001",))),
        ("XFR-001, SC-001", Cited()),
        ("US1, User Story 2, user stories 4-5, Story 6", Cited((), (1, 2, 4, 5, 6))),
        ("US 3.5 GHz, US100, status1, history 3", Cited()),
    ],
)
def test_ids_and_stories_are_found(text, cited):
    assert cited_in(text) == cited
