# Slowcall in a container. Untried where it was written, which has no container runtime; a test reads it.
#   docker build -t slowcall:0.1.0 .
#   docker run --rm --init -v "$PWD/results:/results" --user "$(id -u):$(id -g)" slowcall:0.1.0 run --plan smoke --results /results
# Measure with whole processors (--cpuset-cpus): a quota throttles, and the rows say so.

# Maven 3.9.16 on Temurin 25. Nothing of this stage but two folders is in the image.
FROM maven:3.9.16-eclipse-temurin-25-noble@sha256:93b8a14ea2f412782e4e842651273b4d903e35cc496284f178fbbe2d67d00976 AS build
WORKDIR /source
# With .git: results name the revision that made them.
COPY . .
RUN mvn -B -ntp -q -Dmaven.test.skip=true -pl cli -am package

# Temurin 25.0.4.1 without a compiler, on Ubuntu 24.04: PostgreSQL's binaries want a C library that Alpine has not.
FROM eclipse-temurin:25.0.4.1_1-jre-noble@sha256:d9a39a23634650173f1e2bbc176227af9728587ecf0f4b62d53e9355cd7a19ab
LABEL org.opencontainers.image.title="slowcall" \
      org.opencontainers.image.description="Which threads should make a slow call, and how many?" \
      org.opencontainers.image.version="0.1.0" \
      org.opencontainers.image.licenses="Apache-2.0"
RUN groupadd --system --gid 10001 slowcall \
    && useradd --system --uid 10001 --gid 10001 --home-dir /work --no-create-home --shell /usr/sbin/nologin slowcall \
    && install -d -o slowcall -g slowcall /work /results
COPY --from=build /source/LICENSE /opt/slowcall/LICENSE
COPY --from=build /source/cli/target/lib /opt/slowcall/lib
COPY --from=build /source/cli/target/slowcall.jar /opt/slowcall/slowcall.jar
# By number, so that a cluster can see that it is not root.
USER 10001:10001
WORKDIR /work
VOLUME /results
# Java itself is what signals reach: it keeps what is finished, and its children end with it.
ENTRYPOINT ["java", "-jar", "/opt/slowcall/slowcall.jar"]
CMD ["--help"]
