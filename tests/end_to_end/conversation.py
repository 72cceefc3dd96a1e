"""What a test looks at in the conversation of a pull request: our words and our reactions."""

import re

BOT = "plangate[bot]"
_SIGNED = re.compile(r"^(Critical|High|Medium|Low|Info): \[?([a-z-]+)", re.MULTILINE)
"""What ends each finding of a comment: its severity and its rule."""


def replies(pull):
    """What we said in the conversation."""
    return [comment.body for comment in pull.comments() if comment.author.login == BOT]


def told(pull, run):
    """Every finding with its path, line and name: of our open comments, and of the annotations."""
    open_threads = (one for one in pull.threads() if one.comments[0].author.login == BOT and not one.resolved)
    said = [
        (one.path, one.line, f"{rule} ({severity.lower()})")
        for one in open_threads
        for severity, rule in _SIGNED.findall(one.comments[0].body)
    ]
    return sorted([*said, *((one["path"], one["start_line"], one["title"]) for one in run.annotations)])


def felt(thing):
    """Our reactions to a comment."""
    return sorted(reaction.content for reaction in thing.reactions if reaction.user.login == BOT)


def delivered(house, pull, word):
    """The first delivery of a comment on that pull request with that word in it."""
    ours = (one for one in house.hub.deliveries if one.repository_id == pull.pull.repository.id)
    return next(one for one in ours if one.event == "issue_comment" and word.encode() in one.body)


def writes_again(house, pull):
    """What is written when the last event of a pull request comes once more."""
    house.wait_until_quiet(seconds=0.5)
    about = pull.pull.repository.id
    last = [one for one in house.hub.deliveries if (one.repository_id, one.event) == (about, "pull_request")][-1]
    house.hub.traffic.clear()
    house.hub.post.again(last)
    house.hub.wait_for(house.hub.calls)
    house.wait_until_quiet(seconds=1.0)
    return house.hub.writes()


def looks(house):
    """What was asked of GitHub, but whether a pull request is closed: of one that was, that is asked for a while."""
    return [call for call in house.hub.calls() if call.method != "GET" or not re.search(r"/pulls/\d+$", call.path)]
