#!/usr/bin/env bash
# Tags a release: tag.sh VERSION COMMIT DIGESTS. The tag's commit is a child of COMMIT and differs
# from it by the digests of the archives, which are known only once COMMIT is built; it stands on
# no branch. GitHub makes and signs it, so no credential is kept in the checkout.
#
# Reads GH_TOKEN and GITHUB_REPOSITORY. Fails if there is such a tag.
set -euo pipefail

version=$1 commit=$2 digests=$3
api=repos/$GITHUB_REPOSITORY/git

blob=$(jq --null-input --rawfile content "$digests" '{content: $content, encoding: "utf-8"}' |
    gh api "$api/blobs" --input - --jq .sha)
base=$(gh api "$api/commits/$commit" --jq .tree.sha)
tree=$(jq --null-input --arg base "$base" --arg blob "$blob" '{
        base_tree: $base,
        tree: [{path: ".github/action/sha256sums", mode: "100644", type: "blob", sha: $blob}]
    }' | gh api "$api/trees" --input - --jq .sha)
made=$(jq --null-input --arg tree "$tree" --arg parent "$commit" --arg version "$version" '{
        message: "Digests of \($version)", tree: $tree, parents: [$parent]
    }' | gh api "$api/commits" --input - --jq .sha)
jq --null-input --arg ref "refs/tags/v$version" --arg sha "$made" '{ref: $ref, sha: $sha}' |
    gh api "$api/refs" --input - --silent
printf '%s\n' "$made"
