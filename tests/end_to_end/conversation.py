"""What a test looks at in the conversation of a pull request: our words and our reactions."""

BOT = "plangate[bot]"


def replies(pull):
    """What we said in the conversation."""
    return [comment.body for comment in pull.comments() if comment.author.login == BOT]


def felt(thing):
    """Our reactions to a comment."""
    return sorted(reaction.content for reaction in thing.reactions if reaction.user.login == BOT)
