"""What a test looks at in the conversation of a pull request: our words and our reactions."""

BOT = "plangate[bot]"


def replies(pull):
    """What we said in the conversation."""
    return [comment.body for comment in pull.comments() if comment.author.login == BOT]


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
