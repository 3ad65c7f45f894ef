#!/usr/bin/env bash
# The digests that the action of a release knows: digests.sh FORMER FOLDER prints the lines of the
# file FORMER, if there is one, then those of the archives in FOLDER. The action's own release stands
# last, which is how the action knows it.
set -euo pipefail

former=$1 folder=$2
cd "$folder"
archives=(bartizan-*.tar.gz)
sum() {
    if command -v sha256sum >/dev/null; then
        # Without the mark that Windows' has for binary files.
        sha256sum "$@" | sed 's/^\([0-9a-f]*\) \*/\1  /'
    else
        shasum -a 256 "$@"
    fi
}
if [[ -s "$former" ]]; then
    # A release that is tried again replaces its own lines.
    sum "${archives[@]}" | cut -c 67- >names.tmp
    grep -v -F -f names.tmp "$former" || true
    rm names.tmp
fi
sum "${archives[@]}"
