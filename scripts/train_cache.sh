#!/bin/sh
# Creates a class cache for the folder of assemble_image.sh, with one run against stand-ins for Gmail and OpenAI and
# against dynoxide: train_cache.sh FOLDER. The cache fits only the JVM that created it, the one in PATH.
set -eu
cd "$(dirname "$0")/.."

app=$(cd "$1" && pwd)
version=$(java -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p')
if [ "$version" -ge 25 ]; then
  record=-XX:AOTCacheOutput=app.aot
  use=-XX:AOTCache=app.aot
else
  record=-XX:ArchiveClassesAtExit=app.jsa
  use=-XX:SharedArchiveFile=app.jsa
fi

# with secrets in Secrets Manager, so that the cache has their classes too;
# a small heap, as in a container: beyond 32 GB the JVM lays out objects differently and the cache would not fit
java -cp "target/test-classes:$app/lib/*" services.andreas.events.standin.StandIns \
  sh -c "cd '$app' && OPENAI_SECRET_ARN=openai GMAIL_SECRET_ARN=gmail java $record -Xmx256m @java.options -jar events-gmail-ingest.jar once"
echo "$use" >>"$app/java.options"
