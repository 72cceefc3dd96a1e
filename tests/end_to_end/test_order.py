"""In which order work is done when there is more than one thing to do: by one worker, in a house of its own."""

from tests import sample
from tests.end_to_end.conversation import replies
from tests.house import House


def test_what_a_person_asks_is_answered_before_a_new_law_is_applied_to_what_is_open(tmp_path):
    with House.open(tmp_path / "house") as house:
        repository = house.hub.create_repository("acme/tracker", files=sample.base())
        pulls = [repository.open_pull_request(f"{n}", sample.good_feature(f"specs/{n:03}-x")) for n in (1, 2, 3)]
        for pull in pulls:
            house.wait_for_check(pull)
        house.wait_until_quiet()
        house.stop("dispatch")
        repository.push("main", {sample.CONSTITUTION: sample.stricter_law()})
        pulls[2].comment("/plan status")
        house.hub.post.wait()
        house.hub.traffic.clear()

        house.start("dispatch")
        house.hub.wait_for(lambda: all(house.check(pull).conclusion == "failure" for pull in pulls))

        asked = [seen.operation or seen.path for seen in house.hub.calls()]
        answered = next(at for at, what in enumerate(asked) if what.endswith("/issues/3/comments"))
        assert len(replies(pulls[2])) == 1
        assert [what for what in asked[:answered] if what == "OpenPullRequests"] == []
        assert "OpenPullRequests" in asked[answered:]
