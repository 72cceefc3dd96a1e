"""Whether long contracts parse is known of a repository's blobs from one review to the next, and is else found anew."""

from dataclasses import replace

import pytest
import redis

from plangate.domain.model.evidence import Evidence
from plangate.domain.model.syntax import LEAST_KEPT, READING, Syntax
from plangate.domain.review.impact import judge
from plangate.github.read.known_syntax import MAX_REASON, keep_syntax, with_known_syntax
from plangate.github.read.text_cache import TEXT_TTL, TextCache, keys_of_installation
from tests.builders import FEATURE, PLAN_TEXT, a_feature, a_file
from tests.process.github.conftest import PLANNED

PADDING = "# \n" * (LEAST_KEPT // 3 + 1)
CONTRACTS = {
    f"{FEATURE}/contracts/bad.yaml": f"a: 1\nb: ]\n{PADDING}",
    f"{FEATURE}/contracts/good.yaml": f"a: 1\n{PADDING}",
    f"{FEATURE}/contracts/short.yaml": "b: ]\n",
}
BAD = Syntax(2, "it is not YAML: did not find expected node content")
PATH, SHA = f"{FEATURE}/contracts/a.yaml", "c" * 40
NAME = f"{READING}-yaml-{SHA}"


@pytest.fixture
def cache(store):
    return TextCache(store, "api.github.com", 5, 7)


def contracts_of(feature):
    """What is known of the contracts, by their names."""
    return {file.path.rpartition("/")[2]: file.syntax for file in feature.files if "/contracts/" in file.path}


def known(cache, **changes):
    """What is known of a long contract."""
    contract = a_file(PATH, "a: 1\n", **{"sha": SHA, "size": LEAST_KEPT, **changes})
    feature = replace(a_feature(), files=(contract,), before_files=(contract,))
    (told,) = with_known_syntax(cache, [feature])
    assert [file.syntax for file in told.files] == [file.syntax for file in told.before_files]
    return told.files[0].syntax


def test_a_second_review_knows_of_each_long_contract_what_the_first_one_found(library, read, github, store):
    pull = library.open_pull_request("search", {**PLANNED, **CONTRACTS})
    first = read(pull)
    found = judge(Evidence(first, (first,))).facts.syntax

    keep_syntax(read.cache, dict(found))
    second = read(pull)

    assert sorted(found, key=str) == sorted(zip(names_of(first, "bad", "good"), (BAD, Syntax()), strict=True), key=str)
    assert set(contracts_of(first.features[0]).values()) == {None}
    assert contracts_of(second.features[0]) == {"bad.yaml": BAD, "good.yaml": Syntax(), "short.yaml": None}
    assert judge(Evidence(second, (second,))).facts.syntax == ()
    assert judge(Evidence(second, (second,))).reports == judge(Evidence(first, (first,))).reports


def names_of(snapshot, *stems):
    """Under which names it is kept whether these contracts parse."""
    return [f"{READING}-yaml-{snapshot.features[0].file(f'contracts/{stem}.yaml').sha}" for stem in stems]


def test_what_a_contract_was_is_known_too_where_it_was_asked_for(library, read):
    contract = f"{FEATURE}/contracts/good.yaml"
    library.push("main", {**PLANNED, **CONTRACTS})
    changed = {f"{FEATURE}/plan.md": f"{PLAN_TEXT}\nMore.\n", contract: f"a: 2\n{PADDING}"}
    pull = library.open_pull_request("more", changed)
    first = read(pull)
    keep_syntax(read.cache, dict(judge(Evidence(first, (first,))).facts.syntax))

    (feature,) = read(pull).features

    assert [file.syntax for file in feature.before_files if file.path == contract] == [Syntax()]


def test_it_is_known_in_its_repository_only_for_as_long_as_a_text(cache, store):
    keep_syntax(cache, {NAME: BAD})

    others = [
        replace(cache, repository_id=8),
        replace(cache, installation=6),
        replace(cache, host="github.example.com"),
    ]
    assert [known(one) for one in (cache, *others)] == [BAD, None, None, None]
    assert [0 < store.ttl(name) <= TEXT_TTL for name in store.keys("*")] == [True]


def test_it_goes_with_its_installation(cache, store):
    keep_syntax(cache, {NAME: BAD})

    store.delete(*keys_of_installation(store, "api.github.com", 5))

    assert known(cache) is None


@pytest.mark.parametrize(
    "changes", [{"sha": "d" * 40}, {"size": LEAST_KEPT - 1}, {"text": None}, {"symlink": True}], ids=str
)
def test_nothing_is_known_of_another_blob_a_short_one_or_what_was_not_read(cache, changes):
    keep_syntax(cache, {NAME: BAD})

    text = changes.pop("text", "a: 1\n")
    feature = replace(a_feature(), files=(a_file(PATH, text, **{"sha": SHA, "size": LEAST_KEPT, **changes}),))

    assert with_known_syntax(cache, [feature]) == (feature,)


@pytest.mark.parametrize(
    "kept",
    [b"", b"x", b"\xff", b"7", b"[]", b"[1]", b'[1, ""]', b'[0, "why"]', b'[-1, "why"]', b'["1", "why"]', b"[true, 1]",
     b"[1, 1]", b"null", b'{"a": 1, "b": 2}', b"[" * 90_000],
    ids=lambda kept: repr(kept[:20]),
)  # fmt: skip
def test_what_nobody_keeps_so_is_not_known(cache, store, kept):
    store.set(cache.key_of(f"syntax-{NAME}"), kept)

    assert known(cache) is None


def test_what_is_no_value_or_of_another_reading_is_not_known(cache, store):
    store.rpush(cache.key_of(f"syntax-{NAME}"), "1")
    keep_syntax(cache, {f"{READING - 1}-yaml-{SHA}": BAD})

    assert known(cache) is None


def test_a_reason_that_is_too_long_is_not_kept(cache):
    keep_syntax(cache, {NAME: Syntax(1, "y" * (MAX_REASON + 1))})

    assert known(cache) is None


def test_nothing_is_known_where_redis_does_not_answer():
    with redis.Redis(port=9, socket_connect_timeout=1) as away:
        cache = TextCache(away, "api.github.com", 5, 7)

        keep_syntax(cache, {NAME: BAD})

        assert known(cache) is None
