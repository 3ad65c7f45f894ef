#!/usr/bin/env bash
# Installs what the end-to-end test needs into out/tools: code-server, whose packages ask for a
# compiler and Node's headers, and Playwright without a browser. Chromium and ripgrep come from the
# system (Debian: apt-get install chromium ripgrep). Node 20: later ones need a later code-server.
set -euo pipefail
cd "$(dirname "$0")/.."

tools="$PWD/out/tools"
mkdir -p "$tools"
# Headers beside Node itself, so that none are downloaded.
prefix="$(node -p 'require("node:path").dirname(require("node:path").dirname(process.execPath))')"
if [ -d "$prefix/include/node" ]; then
    export npm_config_nodedir="$prefix"
fi

npm install --prefix "$tools" --ignore-scripts --no-audit --no-fund --no-save \
    code-server@4.100.3 playwright-core@1.65.1
# Of what has native parts only these are needed: no terminal of another user, no Kerberos.
(cd "$tools" && npm rebuild argon2)
cd "$tools/node_modules/code-server/lib/vscode"
npm install --ignore-scripts --omit=dev --no-audit --no-fund --legacy-peer-deps
npm rebuild @vscode/spdlog
npm rebuild native-watchdog
# What its scripts do after building is for who works on it, and fails with newer npm.
npm rebuild node-pty || test -f node_modules/node-pty/build/Release/pty.node
# Its package would download it.
mkdir -p node_modules/@vscode/ripgrep/bin
ln -sf "$(command -v rg)" node_modules/@vscode/ripgrep/bin/rg
