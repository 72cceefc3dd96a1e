# One image, three commands: python -m plangate.web, python -m plangate_workers dispatch, python -m plangate_workers.
# It runs without root and on a read-only root file system; what it writes goes to /tmp.
FROM python:3.11-slim AS build

ENV PIP_DISABLE_PIP_VERSION_CHECK=1 \
    PIP_NO_CACHE_DIR=1

WORKDIR /build
COPY requirements/app.lock ./
RUN python -m venv /opt/plangate \
 && /opt/plangate/bin/pip install --require-hashes --requirement app.lock
COPY app /srv/plangate/app
COPY workers /srv/plangate/workers
# Compiled here, since a read-only file system keeps no compiled files later.
RUN /opt/plangate/bin/python -m compileall -q /opt/plangate/lib /srv/plangate

FROM python:3.11-slim

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

# The receiver's; dispatcher and worker listen on nothing, and are run without one.
HEALTHCHECK --interval=15s --timeout=5s --start-period=10s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request as r; r.urlopen('http://127.0.0.1:%s/healthz' % os.environ.get('PLANGATE_PORT', '8000'), timeout=4)"]

CMD ["python", "-m", "plangate.web"]
