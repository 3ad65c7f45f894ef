#!/usr/bin/env bash
# Scans once and hands out all reports: the text and the annotations to the log, the table to the
# job's summary, SARIF to a file, numbers to the outputs. Succeeds whatever was found, so that the
# steps after it run; the last one ends with the output `exit-code`.
#
# Reads the inputs as BARTIZAN_…, the binary's path from BARTIZAN.
set -euo pipefail

fail() {
    # The text may hold what an input says: it must stay one command.
    local text=${1//'%'/%25}
    text=${text//$'\r'/%0D}
    printf '::error title=Bartizan::%s\n' "${text//$'\n'/%0A}"
    exit 2
}

boolean() {
    [[ "$2" == true || "$2" == false ]] || fail "\`$1\` is true or false, not: $2"
}

# A path as programs of this system know it; on Windows bash has its own.
native() {
    if command -v cygpath >/dev/null; then
        cygpath --mixed "$1"
    else
        printf '%s\n' "$1"
    fi
}

boolean sarif "$BARTIZAN_SARIF"
boolean annotations "$BARTIZAN_ANNOTATIONS"
boolean summary "$BARTIZAN_SUMMARY"

unset CDPATH
cd -- "${BARTIZAN_WORKING_DIRECTORY:-.}" 2>/dev/null ||
    fail "there is no folder: $BARTIZAN_WORKING_DIRECTORY"

reports=$(dirname "$(dirname "$BARTIZAN")")
reports=$(mktemp -d "$reports/reports.XXXXXXXX")
native_reports=$(native "$reports")

args=(
    --color never
    --format text
    --report "sarif=$native_reports/bartizan.sarif"
    --report "github-output=$native_reports/outputs"
)
if [[ "$BARTIZAN_ANNOTATIONS" == true ]]; then
    args+=(--report "github=$native_reports/annotations")
fi
if [[ "$BARTIZAN_SUMMARY" == true ]]; then
    args+=(--report "markdown=$native_reports/summary.md")
fi
if [[ -n "$BARTIZAN_CONFIG" ]]; then
    args+=("--config=$BARTIZAN_CONFIG")
fi
if [[ "$BARTIZAN_FAIL_ON" == never ]]; then
    args+=(--exit-zero)
elif [[ -n "$BARTIZAN_FAIL_ON" ]]; then
    args+=("--fail-on=$BARTIZAN_FAIL_ON")
fi
if [[ -n "$BARTIZAN_MIN_SEVERITY" ]]; then
    args+=("--min-severity=$BARTIZAN_MIN_SEVERITY")
fi
while IFS= read -r line; do
    line=${line%$'\r'}
    if [[ -n "$line" ]]; then
        args+=("--var-file=$line")
    fi
done <<<"$BARTIZAN_VAR_FILES"

# Where the checkout is no git work tree, as of a runner without git, the workspace is the root:
# GitHub knows files by their paths from there.
folder=$PWD
while [[ ! -e "$folder/.git" && "$folder" != / && "$folder" != "$(dirname "$folder")" ]]; do
    folder=$(dirname "$folder")
done
if [[ ! -e "$folder/.git" ]]; then
    args+=("--root=$GITHUB_WORKSPACE")
fi

args+=(--)
while IFS= read -r line; do
    line=${line%$'\r'}
    if [[ -n "$line" ]]; then
        args+=("$line")
    fi
done <<<"$BARTIZAN_PATHS"

# The report shows lines of files, which must not become commands to the runner.
token=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
printf '::stop-commands::%s\n' "$token"
code=0
# Bash on Windows would translate arguments that look like its own paths.
MSYS2_ARG_CONV_EXCL='*' "$BARTIZAN" scan "${args[@]}" 2>&1 || code=$?
printf '\n::%s::\n' "$token"

if ((code == 2)); then
    printf '::error title=Bartizan::the scan did not take place: the log of this step says why\n'
fi
if [[ -s "$reports/annotations" ]]; then
    cat "$reports/annotations"
fi
if [[ -s "$reports/summary.md" ]]; then
    cat "$reports/summary.md" >>"$GITHUB_STEP_SUMMARY"
fi
if [[ -s "$reports/outputs" ]]; then
    cat "$reports/outputs" >>"$GITHUB_OUTPUT"
fi

category=$BARTIZAN_CATEGORY
if [[ -z "$category" ]]; then
    category=bartizan
    directory=${BARTIZAN_WORKING_DIRECTORY#./}
    directory=${directory%/}
    if [[ -n "$directory" && "$directory" != . ]]; then
        category=bartizan/$directory
    fi
fi
{
    printf 'exit-code=%s\n' "$code"
    printf 'category=%s\n' "${category//[$'\r\n']/ }"
    if [[ -s "$reports/bartizan.sarif" ]]; then
        printf 'sarif-file=%s\n' "$native_reports/bartizan.sarif"
    fi
} >>"$GITHUB_OUTPUT"
