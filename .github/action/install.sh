#!/usr/bin/env bash
# Takes the released binary for this runner, and only if it has the digest that is committed beside
# this script: what is downloaded is not trusted, whoever serves it. Runs nothing of it.
#
# Reads BARTIZAN_VERSION, BARTIZAN_DOWNLOAD_URL, BARTIZAN_REPOSITORY (all may be empty) and what a
# runner sets; writes the output `bartizan`, the path of the binary.
set -euo pipefail

fail() {
    # The text may hold what an input says: it must stay one command.
    local text=${1//'%'/%25}
    text=${text//$'\r'/%0D}
    printf '::error title=Bartizan::%s\n' "${text//$'\n'/%0A}"
    exit 2
}

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
digests="$here/sha256sums"

case "$RUNNER_OS-$RUNNER_ARCH" in
Linux-X64) target=x86_64-unknown-linux-musl ;;
Linux-ARM64) target=aarch64-unknown-linux-musl ;;
macOS-X64) target=x86_64-apple-darwin ;;
macOS-ARM64) target=aarch64-apple-darwin ;;
Windows-X64) target=x86_64-pc-windows-msvc ;;
*) fail "there is no release of Bartizan for a runner of $RUNNER_OS on $RUNNER_ARCH" ;;
esac

[[ -s "$digests" ]] ||
    fail "this revision of the action is no release and knows no digests: use one of the tags v…, or its commit"

version=${BARTIZAN_VERSION#v}
if [[ -z "$version" ]]; then
    # The release of this tag stands last.
    last=$(tail -n 1 "$digests")
    [[ "$last" =~ ^[0-9a-f]{64}\ \ bartizan-([0-9A-Za-z.-]+)-(x86_64|aarch64)-[a-z0-9-]+\.tar\.gz$ ]] ||
        fail "the action's digests are damaged"
    version=${BASH_REMATCH[1]}
fi
[[ "$version" =~ ^[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?$ ]] ||
    fail "\`version\` is not like 1.2.3: $version"

archive=bartizan-$version-$target.tar.gz
want=
while read -r digest name; do
    if [[ "$name" == "$archive" ]]; then
        want=$digest
    fi
done <"$digests"
[[ "$want" =~ ^[0-9a-f]{64}$ ]] ||
    fail "this revision of the action knows no digest of $archive: use the action's own release, or a later one"

base=${BARTIZAN_DOWNLOAD_URL%/}
if [[ -z "$base" ]]; then
    repository=$BARTIZAN_REPOSITORY
    if [[ -z "$repository" ]]; then
        # Not every runner tells. Actions lie in …/_actions/OWNER/REPOSITORY/REVISION.
        path=${GITHUB_ACTION_PATH//\\//}
        if [[ "$path" =~ /_actions/([^/]+/[^/]+)/ ]]; then
            repository=${BASH_REMATCH[1]}
        else
            repository=$GITHUB_REPOSITORY
        fi
    fi
    base=$GITHUB_SERVER_URL/$repository/releases/download
fi

cd "$RUNNER_TEMP"
folder=$(mktemp -d bartizan.XXXXXXXX)
cd "$folder"
url=$base/v$version/$archive
curl --proto '=https,file' --proto-redir '=https' --fail --silent --show-error --location \
    --retry 3 --max-time 300 --output "$archive" --url "$url" ||
    fail "cannot download $url"

if command -v sha256sum >/dev/null; then
    got=$(sha256sum "$archive")
else
    got=$(shasum -a 256 "$archive")
fi
got=${got%% *}
if [[ "$got" != "$want" ]]; then
    rm -f "$archive"
    fail "$url has not the digest that is committed in the action, so it is not run: it has $got, not $want"
fi

program=bartizan
if [[ "$RUNNER_OS" == Windows ]]; then
    program=bartizan.exe
fi
tar -xzf "$archive" "bartizan-$version-$target/$program"
printf 'bartizan=%s\n' "$PWD/bartizan-$version-$target/$program" >>"$GITHUB_OUTPUT"
printf 'Bartizan %s for %s, sha256 %s\n' "$version" "$target" "$got"
