#!/bin/sh
# Lays out the content of the image in a folder, from a finished build: assemble_image.sh FOLDER
set -eu
cd "$(dirname "$0")/.."

mkdir -p "$1"
cp -R target/lib "$1/"
cp target/events-gmail-ingest.jar scripts/java.options "$1/"
