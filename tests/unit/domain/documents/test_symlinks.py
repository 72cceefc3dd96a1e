"""Plans behind symbolic links are found where they lie, and what leads out of the repository is known as such."""

import pytest

from plangate.domain.documents.symlinks import (
    MAX_LINKS,
    LinkedPlan,
    LinkedPlans,
    Node,
    NodeKind,
    linked_changes,
    with_targets,
)
from plangate.domain.model.snapshot import Change, ChangeKind
from plangate.domain.policy import Policy

PLANS = Policy().plan_globs


def link(target, sha="link"):
    return Node(sha, NodeKind.LINK, target)


def plans(nodes, **more):
    """The plans behind links, of files (their ids) and links."""
    told = {path: node if isinstance(node, Node) else Node(node) for path, node in nodes.items()}
    return LinkedPlans(told, PLANS, **more)


def found(nodes, **more):
    return {seen_as: (plan.path, plan.sha) for seen_as, plan in plans(nodes, **more).all().items()}


@pytest.mark.parametrize(
    ("links", "seen_as"),
    [
        ({"specs": link("hidden")}, "specs/a/plan.md"),
        ({"specs/b": link("../hidden/a")}, "specs/b/plan.md"),
        ({"specs/b": link("./../hidden//a/")}, "specs/b/plan.md"),
        ({"docs/specs": link("../hidden")}, "docs/specs/a/plan.md"),
        ({"specs/all": link("../")}, "specs/all/hidden/a/plan.md"),
        ({"specs": link("one"), "one": link("two"), "two": link("hidden")}, "specs/a/plan.md"),
        ({"specs/b": link("../way/a"), "way": link("hidden")}, "specs/b/plan.md"),
    ],
)
def test_a_plan_in_a_linked_folder_lies_where_the_links_lead(links, seen_as):
    assert found({"hidden/a/plan.md": "text", "src/a.py": "code", **links}) == {seen_as: ("hidden/a/plan.md", "text")}


def test_a_plan_that_is_a_link_is_seen_and_lies_where_the_link_is():
    nodes = {"specs/a/plan.md": link("../../docs/a.txt"), "docs/a.txt": "text"}

    assert found(nodes) == {"specs/a/plan.md": ("specs/a/plan.md", "text")}


def test_a_link_in_a_linked_folder_is_followed():
    nodes = {"specs": link("hidden"), "hidden/a/plan.md": link("../text.md"), "hidden/text.md": "text"}

    assert found(nodes) == {"specs/a/plan.md": ("hidden/a/plan.md", "text")}


def test_a_link_outside_of_a_specs_root_hides_no_plan():
    assert found({"latest": link("lib"), "lib/specs/a/plan.md": "text", "out": link("/etc")}) == {}


@pytest.mark.parametrize("target", ["/etc", "../../out", "", "b", "../gone/../../.."])
def test_a_link_that_leads_out_or_around_stands_for_a_plan_that_cannot_be_read(target):
    assert found({"specs/b": link(target)}) == {"specs/b": ("specs/b", ".".join(["link"] * passes(target)))}


def passes(target):
    """How often a link at specs/b with that target is passed."""
    return MAX_LINKS + 1 if target == "b" else 1


def test_a_submodule_stands_for_a_plan_that_cannot_be_read_and_so_does_a_link_into_one():
    nodes = {"specs/b": link("../vendor/a"), "vendor": Node("commit", NodeKind.SUBMODULE)}

    assert found({**nodes, "specs/c": Node("other", NodeKind.SUBMODULE)}) == {
        "specs/b": ("specs/b", "link.commit"),
        "specs/c": ("specs/c", "other"),
    }


def test_folders_that_lead_into_each_other_end():
    nodes = {"specs/a/up": link(".."), "specs/a/plan.md": "text", "specs/b": link("a")}

    assert len(plans(nodes).all()) < 10


def test_more_paths_than_are_looked_at_are_something_that_cannot_be_read():
    nodes = {"specs": link("hidden"), "hidden/a/plan.md": "text", "hidden/b/plan.md": "text"}

    once, again = found(nodes, most=1), found({**nodes, "hidden/b/plan.md": "other"}, most=1)

    assert once["specs"][0] == "specs"
    assert once["specs"] != again["specs"]


def test_links_whose_targets_are_not_known_are_asked_for_first():
    nodes = {"specs": Node("1", NodeKind.LINK), "one": Node("2", NodeKind.LINK), "hidden/a/plan.md": Node("text")}
    first = LinkedPlans(nodes, PLANS)
    assert (first.all(), first.find_unread()) == ({}, {"1"})

    second = LinkedPlans(with_targets(nodes, {"1": "one"}), PLANS)
    assert (second.all(), second.find_unread()) == ({}, {"2"})

    third = LinkedPlans(with_targets(nodes, {"1": "one", "2": "hidden"}), PLANS)
    assert third.find_unread() == frozenset()
    assert third.all() == {"specs/a/plan.md": LinkedPlan("specs/a/plan.md", "hidden/a/plan.md", "text")}


TREE = {"specs/b": link("../hidden/a"), "hidden/a/plan.md": "old"}


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        (TREE, TREE, None),
        (TREE, {**TREE, "src/a.py": "code"}, None),
        (TREE, {**TREE, "hidden/a/plan.md": "new"}, Change("hidden/a/plan.md", ChangeKind.MODIFIED)),
        ({}, TREE, Change("hidden/a/plan.md", ChangeKind.ADDED)),
        ({"hidden/a/plan.md": "old"}, TREE, Change("hidden/a/plan.md", ChangeKind.ADDED)),
        ({"specs/b/plan.md": "old"}, TREE, None),
        (
            {"specs/b/plan.md": "older"},
            TREE,
            Change("hidden/a/plan.md", ChangeKind.MODIFIED, "specs/b/plan.md"),
        ),
        (TREE, {}, None),
    ],
)
def test_a_plan_behind_links_is_changed_when_what_is_read_there_is(before, after, change):
    changes = list(linked_changes(plans(before), plans(after).all(), ()))

    expected = [] if change is None else [Change(change.path, change.kind, change.previous_path, "specs/b/plan.md")]
    assert changes == expected


def test_a_plan_that_is_judged_where_it_lies_is_not_judged_twice():
    nodes = {"specs/b": link("a"), "specs/c": link("a"), "specs/a/plan.md": "text"}

    assert list(linked_changes(plans({}), plans(nodes).all(), {"specs/a/plan.md"})) == []
    assert len(list(linked_changes(plans({}), plans(nodes).all(), ()))) == 1
