#!/usr/bin/env bash
# Releases the program of this checkout to a folder, as far as the action sees: local.sh TARGET
# FOLDER. The archive of the version that Cargo.toml names goes to FOLDER/v…, its digest to the
# place where a release's tag has them, the folder's address to the output `url`.
set -euo pipefail

target=$1 folder=$2
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$root"

cargo build --locked
version=$(sed -n 's/^version = "\(.*\)"$/\1/p' Cargo.toml | head -n 1)
program=target/debug/bartizan
if [[ -e "$program.exe" ]]; then
    program=$program.exe
fi
mkdir -p "$folder/v$version"
folder=$(cd "$folder" && pwd)
bash .github/release/package.sh "$version" "$target" "$program" "$folder/v$version"
bash .github/release/digests.sh "$root/.github/action/sha256sums" "$folder/v$version" >"$folder/sha256sums"
cp "$folder/sha256sums" .github/action/sha256sums

if command -v cygpath >/dev/null; then
    url=file:///$(cygpath --mixed "$folder")
else
    url=file://$folder
fi
printf 'url=%s\n' "$url" >>"$GITHUB_OUTPUT"
