#!/bin/sh
# Runs the tests in real editors: run.sh IMAGE VSIX
set -eu
image=$(realpath "$1")
vsix=$(realpath "$2")
here=$(dirname "$(realpath "$0")")

editors=$("$here/install.sh")
failed=0
"$here/../../server/src/test/editors/neovim.sh" "$image" || failed=1
PATH=$editors/node/bin:$PATH node "$here/vscode.mts" "$editors" "$vsix" || failed=1
exit $failed
