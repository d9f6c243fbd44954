#!/bin/sh
# Notes edited in a real Neovim against the real program image: neovim.sh IMAGE
set -eu
image=$(realpath "$1")
here=$(dirname "$(realpath "$0")")

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cp -R "$here/../../../../corpus" "$scratch/workspace"
mkdir -p "$scratch/home"
cd "$scratch/workspace"
HOME=$scratch/home XDG_CACHE_HOME=$scratch/cache IBID=$image/bin/ibid \
  nvim --headless -u NONE -i NONE -n -c "luafile $here/neovim.lua" 2>&1
