#!/usr/bin/env bash
# Makes the archive of a release: package.sh VERSION TARGET BINARY FOLDER. Prints its path.
set -euo pipefail

version=$1 target=$2 binary=$3 folder=$4
name=bartizan-$version-$target
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

mkdir -p "$folder/$name"
cp "$binary" "$root/README.md" "$root/LICENSE" "$folder/$name/"
# From inside, because tar takes a colon in a path of Windows for a host's.
(cd "$folder" && tar -czf "$name.tar.gz" "$name" && rm -r "$name")
printf '%s\n' "$folder/$name.tar.gz"
