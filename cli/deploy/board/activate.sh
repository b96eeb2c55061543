# Comes last in the archive that the desk sends, beside what it brings, and makes a release of it. Parameters besides the common
# ones: release, health (seconds), keep (releases), node. Once it runs it goes on to its end even if the desk is gone.

main() {
  trap '' HUP PIPE INT TERM
  incoming=${0%/*}
  choose "$name"
  lock
  old_scope=$(line_of "$base/scope" "$scope")
  [ "$old_scope" = "$scope" ] || fail other-scope "$old_scope"
  mkdir -p "$base/blobs" "$base/releases" "$base/data" "$base/bin" || fail no-room
  take_blobs
  make_release
  install_rules
  old=$(release_of current)
  # A release that failed is nothing to come back to.
  [ -z "$old" ] || [ ! -e "$base/releases/$old/failed" ] || old=
  start_release "$release" "$health" "$old"
  prune
  rm -rf "$incoming" "$incoming.lock"
  tell done
}

# What came is what was sent, and is on the disk, before anything relies on it.
take_blobs() {
  (cd "$incoming/blobs" && sha256sum -c ../sums >/dev/null 2>&1) || fail damaged
  set -- "$incoming"/blobs/*
  [ ! -f "$1" ] || mv -f "$@" "$base/blobs/" || fail no-room
}

# A release is a folder of links to blobs; `manifest` has lines "SUM PATH".
make_release() {
  fresh=$base/releases/.new
  rm -rf "$fresh"
  mkdir "$fresh" || fail no-room
  while read -r sum path; do
    case $path in */*) mkdir -p "$fresh/${path%/*}" ;; esac
    ln "$base/blobs/$sum" "$fresh/$path" || fail incomplete "$path"
  done <"$incoming/manifest"
  mv "$incoming/manifest" "$incoming/unit" "$fresh/" || fail no-room
  if [ -f "$incoming/secrets" ]; then
    mv "$incoming/secrets" "$fresh/secrets" || fail no-room
  elif [ -f "$base/current/secrets" ]; then
    cp -p "$base/current/secrets" "$fresh/secrets" || fail no-room
  fi
  mv -f "$incoming/after-stop.sh" "$base/bin/after-stop.sh" || fail no-room
  printf '%s\n' "$node" >"$base/node"
  printf '%s\n' "$scope" >"$base/scope"
  sync
  mv "$fresh" "$base/releases/$release" || fail no-room
}

install_rules() {
  [ -f "$incoming/rules" ] || return 0
  $sudo mkdir -p "$rules" && $sudo cp "$incoming/rules" "$rules/60-halpy.rules" || fail no-rules
  $sudo udevadm control --reload
  $sudo udevadm trigger --action=add --subsystem-match=gpio --subsystem-match=i2c-dev --subsystem-match=spidev --subsystem-match=pwm --subsystem-match=leds
  $sudo udevadm settle --timeout=10
}

# Keeps the newest releases, the one that runs, and the blobs that any of them has.
prune() {
  now=$(release_of current)
  for folder in "$base"/releases/*; do
    id=${folder##*/}
    [ "$id" != "$now" ] && [ -e "$folder/failed" ] && rm -rf "$folder"
  done
  # shellcheck disable=SC2046 # ids have no blanks
  set -- $(good_releases)
  while [ $# -gt "$keep" ]; do
    [ "$1" = "$now" ] || rm -rf "$base/releases/$1"
    shift
  done
  find "$base/blobs" -type f -links 1 -exec rm -f {} + 2>/dev/null
}

main
exit
