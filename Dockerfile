# The service in a container: docker build -t vigie .
# The base is pinned by its tag; every Python package by requirements.lock and its hashes.

FROM python:3.11-slim-bookworm AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /src
RUN python -m venv --without-pip /opt/vigie
# What vigie runs on, first: it changes more rarely than the code.
COPY requirements.lock ./
RUN sed '/^# development$/,$d' requirements.lock > runtime.lock \
    && pip --python /opt/vigie/bin/python install --require-hashes -r runtime.lock
COPY pyproject.toml README.md LICENSE ./
COPY bot ./bot
# The build backend comes in its locked version, too; pip checks no hashes where a folder is installed.
RUN sed -n 's/^\([A-Za-z0-9._-]*==[^ ;]*\).*/\1/p' requirements.lock > versions.txt \
    && PIP_CONSTRAINT=/src/versions.txt pip --python /opt/vigie/bin/python install --no-deps .

FROM python:3.11-slim-bookworm
LABEL org.opencontainers.image.title="vigie" \
      org.opencontainers.image.description="Security alerts by Telegram for the towns people watch" \
      org.opencontainers.image.licenses="Apache-2.0"
RUN useradd --uid 10001 --user-group --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin vigie \
    && install -d -o vigie -g vigie -m 0700 /var/lib/vigie
COPY --from=build /opt/vigie /opt/vigie
# Variables stand above the configuration file: in a container these two are the image's business.
# Publish the port with care: -p 127.0.0.1:8080:8080 keeps it on the host.
ENV PATH=/opt/vigie/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    VIGIE_DATABASE=sqlite:////var/lib/vigie/vigie.db \
    VIGIE_INGEST__HTTP__LISTEN=0.0.0.0:8080
USER 10001:10001
VOLUME /var/lib/vigie
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8080/livez', timeout=4)"]
ENTRYPOINT ["vigie"]
CMD ["run", "--config", "/etc/vigie/config.yaml"]
