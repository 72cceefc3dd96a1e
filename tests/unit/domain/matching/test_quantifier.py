"""What a sentence says of all principles, of none or of the rest is heard in every language."""

import pytest

from plangate.domain.matching.quantifier import Quantifier, exempts, scope_of

ALL = [
    "All principles hold.", "Todos os princípios são respeitados.", "Todos los principios se cumplen.",
    "Tous les principes sont respectés.", "Alle Prinzipien sind erfüllt.", "すべての原則に準拠している。",
    "所有原则均已满足。", "所有原則均已滿足。", "모든 원칙을 준수한다.", "Все принципы соблюдены.",
    "Tutti i principi sono rispettati.", "Tất cả các nguyên tắc đều đạt.", "All 3 core principles pass",
    "3/3 principles pass", "All three principles pass", "None of the principles is violated.",
]  # fmt: skip
NONE = [
    "No principle applies.",
    "Nessun principio si applica.",
    "Aucun principe ne s'applique.",
    "Kein Prinzip ist anwendbar.",
]
REST = [
    "All other principles hold.", "The remaining articles are met.", "Os demais princípios são atendidos.",
    "Los demás principios se cumplen.", "Les autres principes sont respectés.", "Die übrigen Prinzipien sind erfüllt.",
    "その他の原則に準拠。", "其他原则均符合。", "나머지 원칙은 준수.", "Остальные принципы соблюдены.",
    "Gli altri principi sono rispettati.",
    "Rest: PASS",
]  # fmt: skip
NEITHER = [
    "All 4 principles hold.", "All principles must be met.", "The index holds all books.",
    "No new service passes data.",
    "All principles: read the following and answer each that applies:",
]  # fmt: skip


@pytest.mark.parametrize("said", ALL)
def test_all_principles_are_spoken_for(said):
    assert (scope_of(said, 3), exempts(said)) == (Quantifier.ALL, False)


@pytest.mark.parametrize("said", NONE)
def test_that_none_applies_is_said_of_all(said):
    assert (scope_of(said, 3), exempts(said)) == (Quantifier.ALL, True)


@pytest.mark.parametrize("said", REST)
def test_the_rest_is_spoken_for(said):
    assert scope_of(said, 3) is Quantifier.REST


@pytest.mark.parametrize("said", NEITHER)
def test_what_speaks_of_another_law_of_duties_or_of_things_speaks_for_none(said):
    assert scope_of(said, 3) is None
