#!/bin/sh
# Builds the image IMAGE_NAME:IMAGE_TAG.
set -eu
cd "$(dirname "$0")/.."

docker build --tag "${IMAGE_NAME:-events-gmail-ingest}:${IMAGE_TAG:-latest}" "$@" .
