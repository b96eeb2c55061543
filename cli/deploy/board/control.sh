# What `halpy status`, `stop`, `start`, `rollback`, `releases`, `remove` and `logs` do on the board. Parameters: verb, and what it needs.

programs() {
  for folder in "$home_base"/*/; do
    folder=${folder%/}
    [ ! -L "$folder/current" ] || echo "${folder##*/}"
  done
}

# The program meant: the one named, or the only one there is.
the_program() {
  if [ -n "$name" ]; then
    [ -d "$home_base/$name/releases" ] || fail no-program "$name" "$(programs | tr '\n' ' ')"
  else
    name=$(programs)
    [ -n "$name" ] || fail nothing-deployed
    [ "$(printf '%s\n' "$name" | wc -l)" = 1 ] || fail which-program "$(printf '%s' "$name" | tr '\n' ' ')"
  fi
  scope=
  choose "$name"
}

may_manage() {
  [ -z "$sudo" ] || sudo -n true 2>/dev/null || fail no-sudo
}

status_of() {
  tell program "$name"
  tell fact scope "$scope"
  tell fact release "$(release_of current)"
  show -p ActiveState -p SubState -p NRestarts -p MainPID -p MemoryCurrent -p Result -p ExecMainStatus \
    -p ExecMainCode -p ActiveEnterTimestamp -p InactiveEnterTimestamp -p UnitFileState |
    sed 's/^\([A-Za-z]*\)=/@halpy fact \1 /'
}

status() {
  if [ -n "$name" ]; then the_program; fi
  tell begin
  for one in ${name:-$(programs)}; do
    scope=
    choose "$one"
    status_of
  done
  tell end
}

releases() {
  the_program
  tell begin
  now=$(release_of current)
  for folder in "$base"/releases/*/; do
    [ -d "$folder" ] || continue
    folder=${folder%/}
    id=${folder##*/}
    mark=kept
    [ ! -e "$folder/failed" ] || mark=failed
    [ "$id" != "$now" ] || mark=current
    tell release "$id" "$mark" "$(wc -l <"$folder/manifest")"
  done
  tell end
}

stop() {
  the_program
  may_manage
  manager stop "$unit" || fail no-stop
  tell stopped "$name"
}

start() {
  the_program
  may_manage
  lock
  now=$(release_of current)
  [ -n "$now" ] || fail nothing-deployed
  manager -q enable "$unit"
  if restart_and_watch "$health"; then tell running "$now" "$now_ActiveState" "$now_MainPID"; else
    show_end
    fail died "$now"
  fi
}

rollback() {
  trap '' HUP PIPE INT TERM
  the_program
  may_manage
  lock
  now=$(release_of current)
  if [ -z "$release" ]; then
    release=$(good_releases | sed "/^$now\$/,\$d" | tail -n 1)
    [ -n "$release" ] || fail no-earlier "$now"
  fi
  [ -d "$base/releases/$release" ] || fail no-release "$release"
  manager -q enable "$unit"
  start_release "$release" "$health" "$now"
}

remove() {
  trap '' HUP PIPE INT TERM
  the_program
  may_manage
  lock
  manager -q disable --no-reload --now "$unit" 2>/dev/null || manager stop "$unit" 2>/dev/null
  $sudo rm -f "$unit_file" || fail no-unit
  manager daemon-reload
  manager reset-failed "$unit" 2>/dev/null
  if [ "$data" = keep ] && [ -n "$(ls -A "$base/data" 2>/dev/null)" ]; then
    rm -rf "$base/current" "$base/releases" "$base/blobs" "$base/bin" "$base/incoming" "$base/node" "$base/scope" "$base/trial" "$base/lock"
    clear_files
    tell kept "$base/data"
  else
    rm -rf "$base"
  fi
  tell removed "$name"
}

logs() {
  the_program
  set -- -q --no-pager -o "$format" -n "$lines"
  [ -z "$since" ] || set -- "$@" --since "$since"
  tell begin
  if [ "$follow" = yes ]; then
    journal "$@" -f &
    reader=$!
    # The desk keeps our input open as long as it wants to hear.
    cat >/dev/null
    kill $reader 2>/dev/null
  else
    journal "$@"
  fi
}

$verb
