#!/bin/sh
# Finds out how this machine can compile Rust to WebAssembly, installs what is missing and says so.
#
#   pwa/toolchain.sh                 install what is missing, then say what will be used
#   pwa/toolchain.sh run COMMAND …   the same, quietly when nothing is missing, then run COMMAND with it
#
# Two ways lead to the wasm target:
#   rustup   `rustup target add wasm32-unknown-unknown`, where the download works;
#   debian   the packages rustc-web, cargo-web, rust-web-src and lld-19, where it does not.
# WDW_WASM=rustup or WDW_WASM=debian chooses by hand.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(dirname -- "$here")
target=wasm32-unknown-unknown
trunk_version=0.21.14
split_version=0.7.10
binaryen_version=131.0.0
packages="rustc-web cargo-web rust-web-src lld-19"

say() { printf '%s\n' "wasm: $*" >&2; }
fail() { say "$*"; exit 1; }
has() { command -v "$1" >/dev/null 2>&1; }

has_rustup_target() {
  libraries=$(rustc --print target-libdir --target "$target" 2>/dev/null) || return 1
  ls "$libraries"/libstd-*.rlib >/dev/null 2>&1
}

has_library_sources() {
  sources=lib/rustlib/src/rust/library/std
  [ -d "$("${RUSTC:-rustc}" --print sysroot)/$sources" ] && return 0
  [ "$way" = rustup ] || return 1
  say "adding the sources of Rust's library with rustup"
  rustup component add rust-src >/dev/null 2>&1 && [ -d "$(rustc --print sysroot)/$sources" ]
}

missing_packages() {
  for package in $packages; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || printf '%s ' "$package"
  done
}

install_packages() {
  missing=$(missing_packages)
  [ -n "$missing" ] || return 0
  has apt-get || fail "the target $target is missing: install it for your Rust, for example with rustup"
  if [ "$(id -u)" = 0 ]; then as=""; elif has sudo && sudo -n true 2>/dev/null; then as="sudo"; else
    fail "install these Debian packages as root and try again: $missing"
  fi
  say "installing the Debian packages $missing"
  # shellcheck disable=SC2086
  $as apt-get install -y --no-install-recommends $missing >/dev/null 2>&1 ||
    { $as apt-get update >/dev/null && $as apt-get install -y --no-install-recommends $missing >/dev/null; } ||
    fail "apt-get could not install $missing"
}

choose_way() {
  way=${WDW_WASM:-}
  [ -z "$way" ] || return 0
  if has_rustup_target; then way=rustup; return 0; fi
  if [ -z "$(missing_packages)" ]; then way=debian; return 0; fi
  if has rustup; then
    say "adding the target $target with rustup"
    if rustup target add "$target" >/dev/null 2>&1; then way=rustup; return 0; fi
    say "rustup cannot reach its server: trying Debian's packages"
  fi
  way=debian
}

install_tool() { # command, crate, version
  # Not every tool tells its own version.
  case "$("$1" --version 2>/dev/null || cargo install --list | grep "^$2 " || true)" in *" $3"* | *" v$3:"*) return 0 ;; esac
  say "installing $2 $3 (once, a few minutes)"
  cargo install "$2" --version "$3" --locked --debug --quiet ||
    cargo install "$2" --version "$3" --debug --quiet || fail "cargo could not install $2 $3"
}

# Makes the app a fifth smaller. Without Node the app works as well, so it never stops a build.
install_wasm_opt() {
  has wasm-opt && return 0
  [ -x "$root/target/tools/node_modules/.bin/wasm-opt" ] && return 0
  has npm || { say "no npm: the app is built without wasm-opt, about a fifth larger"; return 0; }
  say "installing wasm-opt (npm package binaryen $binaryen_version)"
  mkdir -p "$root/target/tools"
  npm install --prefix "$root/target/tools" --no-save --no-audit --no-fund --silent "binaryen@$binaryen_version" \
    >/dev/null 2>&1 || say "npm could not install binaryen: the app is built without wasm-opt"
}

has cargo || fail "cargo is missing: install Rust with rustup (https://rustup.rs)"
PATH="${CARGO_HOME:-$HOME/.cargo}/bin:$PATH"
choose_way
case $way in
  rustup) has_rustup_target || rustup target add "$target" || fail "rustup could not add $target" ;;
  debian) install_packages ;;
  *) fail "WDW_WASM is rustup or debian, not $way" ;;
esac
bindgen_version=$(sed -n '/^name = "wasm-bindgen"$/{n;s/version = "\(.*\)"/\1/p;}' "$root/Cargo.lock")
install_tool trunk trunk "$trunk_version"
install_tool wasm-bindgen wasm-bindgen-cli "$bindgen_version"
install_tool wasm-split-cli wasm-split-cli "$split_version"
install_wasm_opt

PATH="$PATH:$root/target/tools/node_modules/.bin"
if [ "$way" = debian ]; then
  PATH="/usr/bin:$PATH"
  RUSTC=/usr/bin/rustc
  CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=wasm-ld-19
  export RUSTC CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER
fi
# finish.sh cuts the rooms out along the relocations.
flags=-Clink-arg=--emit-relocs
if has_library_sources; then
  # The library is built along: Debian has no other way, and it makes the app a tenth smaller. It is made small instead
  # of fast, and a panic stops at once instead of writing a message that nobody reads.
  RUSTC_BOOTSTRAP=1
  CARGO_UNSTABLE_BUILD_STD=std,panic_abort
  CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size
  flags="$flags -Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none"
  export RUSTC_BOOTSTRAP CARGO_UNSTABLE_BUILD_STD CARGO_UNSTABLE_BUILD_STD_FEATURES
else
  say "no sources of Rust's library: the app is built without, about a tenth larger"
fi
CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS=$flags
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS
CARGO_TARGET_DIR="$root/target/wasm"
export PATH CARGO_TARGET_DIR

case ${1:-} in
  run) shift; exec "$@" ;;
  "") say "target from $way, trunk $trunk_version, wasm-bindgen $bindgen_version" ;;
  *) fail "what is '$1'? Without a word: install; with 'run COMMAND': run it" ;;
esac
