# Runs whenever the service has stopped. A release on trial that dies three times, while nobody watches it (the power failed during
# a deployment), is taken back: the next start is that of the release before.

main() {
  [ -f "$base/trial" ] && [ "${SERVICE_RESULT:-success}" != success ] || exit 0
  exec 9>"$base/lock"
  # Locked: the deployment still watches, and does it.
  flock -n 9 || exit 0
  read -r new old <"$base/trial"
  printf 'x' >>"$base/deaths"
  [ "$(release_of current)" = "$new" ] && [ "$(wc -c <"$base/deaths")" -ge 3 ] || exit 0
  switch_to "$old" >/dev/null || exit 0
  : >"$base/releases/$new/failed"
  rm -f "$base/trial" "$base/deaths"
  echo "halpy: the release $new died three times; $old takes its place"
}

base=$1
main
