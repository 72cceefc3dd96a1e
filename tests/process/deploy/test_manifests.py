"""What kubectl, the schemas of Kubernetes and systemd itself say of what is shipped."""

import re
import shutil
import subprocess

import pytest
import yaml

from tests import ROOT

UNITS = sorted((ROOT / "deploy/systemd").glob("*.service"))
EXPOSURE = 1.5
"""Of ten: how much a unit could do that it need not, as systemd reckons; services without hardening have 9.6."""
MANY = ["base", "keda"]


def kustomized(folder: str) -> str:
    kubectl = shutil.which("kubectl")
    if kubectl is None:
        pytest.skip("kubectl is not installed")
    done = subprocess.run(
        [kubectl, "kustomize", ROOT / "deploy/kubernetes" / folder], capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.mark.parametrize("folder", MANY)
def test_kustomize_makes_manifests_of_one_namespace_and_one_image(folder):
    made = list(yaml.safe_load_all(kustomized(folder)))

    assert {one["metadata"].get("namespace") for one in made if one["kind"] != "Namespace"} == {"plangate"}
    images = {
        container["image"] for one in made if one["kind"] == "Deployment"
        for container in one["spec"]["template"]["spec"]["containers"]
    }  # fmt: skip
    assert len(images) == 1


def test_the_manifests_are_what_kubernetes_takes():
    validate = pytest.importorskip("kubernetes_validate", reason="kubernetes-validate is not installed")

    for manifest in yaml.safe_load_all(kustomized("base")):
        validate.validate(manifest, validate.latest_version(), strict=True)


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.stem)
def test_systemd_finds_little_that_a_unit_could_do_and_need_not(unit):
    analyze = shutil.which("systemd-analyze")
    if analyze is None:
        pytest.skip("systemd-analyze is not installed")

    done = subprocess.run([analyze, "security", "--offline=true", "--no-pager", unit], capture_output=True, text=True)
    found = re.search(r"exposure level for \S+: ([\d.]+)", done.stdout)
    if found is None:
        pytest.skip("this systemd-analyze reads no files")

    assert float(found[1]) <= EXPOSURE
