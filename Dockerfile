# Exact tags; pin digests as well where your build can verify them.
# The JDK that the tests run on; the jar runs on 17 and newer.
FROM maven:3.9.12-eclipse-temurin-17 AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 \
    mvn -B -ntp package -DskipTests && scripts/assemble_image.sh /app

FROM node:22-slim AS engine
WORKDIR /engine
COPY src/test/dynoxide/ ./
RUN npm install --ignore-scripts --no-save --no-audit --no-fund

# Libraries change rarely and take 50 MB: a layer of their own.
FROM eclipse-temurin:25.0.3_9-jre-noble AS app
WORKDIR /app
COPY --from=build /app/lib/ lib/
COPY --from=build /app/events-gmail-ingest.jar /app/java.options ./

# One run against stand-ins, on the JVM and the jars of the image: a class cache fits no others.
# The DynamoDB engine serves this stage only; no image contains it.
FROM app AS train
COPY --from=engine /engine/node_modules/@dynoxide/*/dynoxide /usr/local/bin/
COPY --from=build /src/ /src/
RUN /src/scripts/train_cache.sh /app

FROM app
COPY --from=train /app/app.aot /app/java.options ./
USER 10001:10001
# For the long-running mode; a single run reports by its exit code.
HEALTHCHECK --interval=60s --timeout=15s --start-period=60s \
  CMD ["java", "@java.options", "-Xmx32m", "-jar", "events-gmail-ingest.jar", "health", "--live"]
ENTRYPOINT ["java", "@java.options", "-jar", "events-gmail-ingest.jar"]
CMD ["once"]
