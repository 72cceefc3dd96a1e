"""Scenes of jobs that look for others: closings, sweeps, what was missed, and what is forgotten."""

from plangate.domain.policy import POLICY_PATH
from plangate.queue.jobs import (
    ForgetInstallation,
    InstallationRef,
    Job,
    JobMetadata,
    PullRequestClosed,
    Reconcile,
    SweepInstallation,
    SweepOwner,
    SweepRepository,
)
from tests import sample
from tests.process.workers.scenes.comments import said_before
from tests.process.workers.scenes.reviews import OTHER, PUT_IN, one_head, unusual_law
from tests.process.workers.scenes.setting import Scene, Setting


def closed_with_one_head(setting: Setting) -> Job:
    easy, strict = one_head(setting)
    setting.do(setting.look(easy))
    strict.close()
    return PullRequestClosed(setting.of(strict))


def closed_with_a_number(setting: Setting) -> Job:
    older = setting.reviewed("older")
    setting.reviewed("younger", sample.good_feature(OTHER))
    older.close()
    return PullRequestClosed(setting.of(older))


def sweep(setting: Setting) -> Job:
    setting.open()
    return SweepRepository(setting.target)


def sweep_of_a_head(setting: Setting) -> Job:
    return SweepRepository(setting.target, head=setting.reviewed().head_sha)


def sweep_of_nothing(setting: Setting) -> Job:
    setting.reviewed()
    return SweepRepository(setting.target)


def sweep_of_the_owners_repository(setting: Setting) -> Job:
    setting.repository = setting.another(".github", "fail-on: critical\n")
    setting.open("008", {POLICY_PATH: "fail-on: low\n"})
    return SweepRepository(setting.target)


def sweep_of_all(setting: Setting) -> Job:
    setting.another("second")
    return SweepInstallation(InstallationRef(setting.installation.id))


def sweep_under_the_owners_policy(setting: Setting) -> Job:
    home = setting.another(".github", "fail-on: critical\n")
    setting.repository = setting.another("governed", policy=None)
    setting.reviewed()
    return SweepOwner(setting.named(home))


def forgetting(setting: Setting) -> Job:
    setting.do(unusual_law(setting))
    pull = setting.reviewed("other")
    said_before("/plan tasks")(setting, pull)
    setting.do(sweep_of_all(setting))
    setting.hub.suspend(setting.owner)
    setting.later.callback(setting.hub.suspend, setting.owner, suspended=False)
    return ForgetInstallation(InstallationRef(setting.installation.id))


def missed(setting: Setting) -> Job:
    setting.hub.send_webhooks_to("http://127.0.0.1:9/webhook")
    # Long enough ago that it is not on its way any more.
    setting.hub.advance(-120)
    setting.open()
    setting.open("008", sample.good_feature("specs/008-other"))
    setting.hub.post.wait()
    setting.hub.advance(120)
    setting.hub.send_webhooks_to(None)
    return Reconcile(metadata=JobMetadata(received=1.0))


SWEEPS = tuple(
    Scene(name, job, set_up, writes)
    for name, job, set_up, writes in (
        (
            "the closing of one of two with one head",
            PullRequestClosed,
            closed_with_one_head,
            (PUT_IN, "DEL .*together"),
        ),
        ("the closing of the older of two with one number", PullRequestClosed, closed_with_a_number, (PUT_IN, "HDEL")),
        ("a sweep", SweepRepository, sweep, (PUT_IN,)),
        ("a sweep of a head", SweepRepository, sweep_of_a_head, (PUT_IN,)),
        ("a sweep that finds nothing", SweepRepository, sweep_of_nothing, ()),
        ("a sweep of the owner's repository", SweepRepository, sweep_of_the_owners_repository, (PUT_IN,)),
        ("a sweep of an installation", SweepInstallation, sweep_of_all, ("inbox put sweep:", "HSET")),
        ("a sweep under the owner's policy", SweepOwner, sweep_under_the_owners_policy, ("inbox put sweep:",)),
        ("an installation that is forgotten", ForgetInstallation, forgetting, ("DEL .*:law-paths:", "DEL .*:text:")),
        ("what was missed", Reconcile, missed, ("POST /app/hook/deliveries/", "HSET", "inbox put sweep-installation:")),
    )
)
