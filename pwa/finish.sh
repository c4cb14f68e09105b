#!/bin/sh
# Called by Trunk after a build, before dist is replaced: cuts the rooms out, makes the wasm small, and tells the
# service worker what there is.
set -eu
stage=$TRUNK_STAGING_DIR

# What Rust's wasm target uses by default, and every browser since 2022 knows.
small() {
  if [ "${WDW_QUICK:-}" != 1 ] && command -v wasm-opt >/dev/null 2>&1; then
    wasm-opt -Oz --enable-bulk-memory --enable-mutable-globals --enable-sign-ext --enable-nontrapping-float-to-int \
      --enable-multivalue --enable-reference-types --strip-debug --strip-producers --output "$1.small" "$1"
    mv "$1.small" "$1"
  fi
}

hashed() { sha256sum "$1" | cut -c 1-16; }

cut_rooms() {
  wasm=$(echo "$stage"/*_bg.wasm)
  script=${wasm%_bg.wasm}.js
  work=.stage/rooms
  rm -rf "$work"
  mkdir -p "$work"
  # Trunk's own call leaves out what the tool needs: the names and the relocations.
  whole="$CARGO_TARGET_DIR/wasm32-unknown-unknown/app/wdw-app.wasm"
  wasm-bindgen --target web --no-typescript --keep-debug --keep-lld-exports --no-demangle --out-dir "$work/whole" \
    --out-name app "$whole"
  node relocations.mjs "$whole" "$work/whole/app.wasm"
  wasm-split-cli split "$work/whole/app.wasm" "$work/whole/app_bg.wasm" "$work/parts" >/dev/null 2>"$work/log" ||
    { cat "$work/log" >&2; exit 1; }
  # A file for what rooms share, when the tool makes one that is needed.
  grep -q '\[__wasm_split_load_chunk' "$work/parts/__wasm_split.js" || rm -f "$work"/parts/chunk_*
  mv "$work/parts/main.wasm" "$wasm"
  node data.mjs "$whole" "$work/whole/app_bg.wasm" "$wasm" "$work"/parts/*.wasm
  small "$wasm"
  { echo "import { initSync } from \"./$(basename "$script")\";"; cat rooms.js
    grep '^export const' "$work/parts/__wasm_split.js"; } > "$work/rooms.js"
  [ -e "$(echo "$work"/parts/chunk_*)" ] || sed -i '/__wasm_split_load_chunk/d' "$work/rooms.js"
  for part in "$work"/parts/*.wasm; do
    name=$(basename "$part" .wasm)
    small "$part"
    public="room-${name##*_}-$(hashed "$part").wasm"
    mv "$part" "$stage/$public"
    sed -i "s|/harness/split/$name.wasm|/$public|" "$work/rooms.js"
  done
  rooms="rooms-$(hashed "$work/rooms.js").js"
  mv "$work/rooms.js" "$stage/$rooms"
  sed "s|from \"\./__wasm_split\.js\"|from \"./$rooms\"|" "$work/whole/app.js" > "$script"
}

if [ "${WDW_ROOMS:-}" = 1 ]; then cut_rooms; else small "$(echo "$stage"/*_bg.wasm)"; fi
./precache.sh
