"""Whose turn is it: the errors that the house tells apart; anything else is a bug of ours."""


class AppError(Exception):
    """Something went wrong.

    `may_be_lag`: GitHub answers like this, too, about what it has made just now and does not know everywhere yet.
    """

    def __init__(self, message: str | None = None, *, may_be_lag: bool = False) -> None:
        super().__init__(message or type(self).__doc__)
        self.may_be_lag = may_be_lag


class AuthorError(AppError):
    """A person can mend it: what to do is said in the message."""


class TransientError(AppError):
    """GitHub or the network will recover; the work is put back.

    `retry_after` is in seconds from now, None when nobody named a time.
    """

    def __init__(
        self, message: str | None = None, *, retry_after: float | None = None, may_be_lag: bool = False
    ) -> None:
        super().__init__(message, may_be_lag=may_be_lag)
        self.retry_after = retry_after


class GoneError(AppError):
    """What the work is about is no longer there: the repository, the pull request or the installation."""


class RefusedError(AppError):
    """GitHub refuses this for good: a permission is missing, or the request is one it does not take."""
