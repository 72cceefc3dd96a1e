"""The fields of a plan, in English."""

from plangate.domain.documents.dialects.dialect import by_name

ENGLISH_FIELDS = by_name(
    branch="branch, feature branch, git branch",
    date="date, created",
    spec="spec, specification, feature spec",
    input="input",
    status="status",
    note="note",
    language="language/version, language, languages/versions, language & version, language and version",
    dependencies="primary dependencies, dependencies, main dependencies, key dependencies",
    storage="storage, database",
    testing="testing, tests",
    platform="target platform, platform",
    project_type="project type",
    performance="performance goals, performance",
    constraints="constraints",
    scale="scale/scope, scale, scope",
)

ENGLISH_MEANINGS = by_name(
    language="language*, backend*, frontend*, back-end, front-end, tech stack, technolog*",
    dependencies="dependenc*, backend*, frontend*, back-end, front-end, tech stack, technolog*",
    storage="stor*, database*, datastore*, persist*",
    testing="test*",
    platform="platform*, target environment*",
    project_type="project type*, type of project, kind of project, project kind",
    performance="performance*, latenc*, throughput",
    constraints="constraint*, limitation*, restriction*",
    scale="scale*, scope*",
    tools="framework*, librar*",
)
