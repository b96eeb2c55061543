# Begins every script that runs on the board. POSIX sh: dash, busybox. Small boards take a tenth of a second to start a program, so what
# the shell can do itself it does. The desk puts the parameters before it:
#   name   the program's name; empty: all programs       scope  system | user | "" (as it was installed)
# What the desk is to understand is printed in lines that begin with "@halpy ".

set -u
[ -n "${HOME:-}" ] || HOME=$(cd ~ && pwd)
home_base=$HOME/.local/share/halpy
units=${HALPY_UNIT_FOLDER:-/etc/systemd/system}
rules=${HALPY_RULES_FOLDER:-/etc/udev/rules.d}
LC_ALL=C
export LC_ALL
who=$(id)
uid=${who#uid=}
uid=${uid%%(*}
# A login without pam_systemd does not say where the user's own systemd listens.
: "${XDG_RUNTIME_DIR:=/run/user/$uid}"
export XDG_RUNTIME_DIR

tell() { printf '@halpy %s\n' "$*"; }

# The failure's word, which the desk knows, and what is to be shown of it; ends the script.
fail() {
  tell failed "$@"
  exit 1
}

nap() { sleep 0.5 2>/dev/null || sleep 1; }

# The first line of a file, or the second argument.
line_of() {
  line=
  [ ! -r "$1" ] || read -r line <"$1"
  echo "${line:-$2}"
}

# All that belongs to one program: sets base, unit, scope, sudo.
choose() {
  name=$1
  base=$home_base/$name
  unit=halpy-$name.service
  [ -n "$scope" ] || scope=$(line_of "$base/scope" system)
  sudo=
  if [ "$scope" = system ] && [ "$uid" != 0 ]; then sudo='sudo -n'; fi
  if [ "$scope" = user ]; then unit_file=$HOME/.config/systemd/user/$unit; else unit_file=$units/$unit; fi
}

manager() {
  if [ "$scope" = user ]; then systemctl --user "$@"; else $sudo systemctl "$@"; fi
}

# Questions need no rights.
show() {
  if [ "$scope" = user ]; then systemctl --user show "$unit" "$@"; else systemctl show "$unit" "$@"; fi 2>/dev/null
}

# What the service does now, in one question: now_ActiveState, now_SubState, now_Result, now_NRestarts, now_InvocationID, now_MainPID.
look() {
  now_ActiveState= now_SubState= now_Result= now_NRestarts= now_InvocationID= now_MainPID=
  for fact in $(show -p ActiveState -p SubState -p Result -p NRestarts -p InvocationID -p MainPID); do
    value=${fact#*=}
    case $fact in
      ActiveState=*) now_ActiveState=$value ;;
      SubState=*) now_SubState=$value ;;
      Result=*) now_Result=$value ;;
      NRestarts=*) now_NRestarts=$value ;;
      InvocationID=*) now_InvocationID=$value ;;
      MainPID=*) now_MainPID=$value ;;
    esac
  done
}

journal() {
  if [ "$scope" = user ]; then
    # Journals of single users are there only where the journal is kept on disk.
    journalctl --user -u "$unit" "$@"
  else
    case $who in
      uid=0* | *'(adm)'* | *'(systemd-journal)'*) journalctl -u "$unit" "$@" ;;
      *) $sudo journalctl -u "$unit" "$@" ;;
    esac
  fi
}

release_of() {
  link=$(readlink "$base/$1" 2>/dev/null)
  echo "${link##*/}"
}

# Releases that ended well enough to be kept, oldest first.
good_releases() {
  for folder in "$base"/releases/*/; do
    [ -d "$folder" ] && [ ! -e "$folder/failed" ] || continue
    folder=${folder%/}
    echo "${folder##*/}"
  done
}

# Renames over what is there, at one blow. Old busybox has no -T: then node does it.
put_in_place() {
  mv -T -f "$1" "$2" 2>/dev/null ||
    "$(line_of "$base/node" node)" -e 'require("fs").renameSync(process.argv[1], process.argv[2])' "$1" "$2"
}

# The unit of release $1 becomes that of the service; an older one may have had other settings. `enable` makes systemd read all units
# anew: asking for that beside it would do so twice, seconds on a small board.
install_unit() {
  new_unit=$base/releases/$1/unit
  [ -f "$new_unit" ] || return 0
  cmp -s "$new_unit" "$unit_file" && [ "$(manager is-enabled "$unit" 2>/dev/null)" = enabled ] && return 0
  $sudo mkdir -p "${unit_file%/*}" && $sudo cp "$new_unit" "$unit_file.new" && $sudo chmod 644 "$unit_file.new" &&
    $sudo mv -f "$unit_file.new" "$unit_file" && manager -q enable "$unit" || return 1
  if [ "$scope" = user ] && [ "$uid" != 0 ] && [ ! -e "/var/lib/systemd/linger/$(id -un)" ]; then
    loginctl enable-linger 2>/dev/null || sudo -n loginctl enable-linger "$(id -un)" 2>/dev/null || tell warning no-linger
  fi
}

# Files that the release $1 brings for the program to read: links in its working folder. They lead through `current`, so the switch
# changes them all at one blow. What the program has made itself stays.
lay_files() {
  [ -d "$base/releases/$1/files" ] || return 0
  (cd "$base/releases/$1/files" && find . -type f) | while IFS= read -r path; do
    path=${path#./}
    link=$base/data/$path
    [ ! -L "$link" ] || continue
    if [ -e "$link" ]; then
      tell warning own-file "$path"
      continue
    fi
    case $path in */*) mkdir -p "${link%/*}" || exit 1 ;; esac
    ln -s "$base/current/files/$path" "$link" || exit 1
  done
}

# Takes away links to what the release that runs does not have.
clear_files() {
  find "$base/data" -type l | while IFS= read -r link; do
    [ ! -e "$link" ] || continue
    case $(readlink "$link") in "$base/current/files/"*) ;; *) continue ;; esac
    rm -f "$link"
    folder=${link%/*}
    [ "$folder" = "$base/data" ] || rmdir "$folder" 2>/dev/null
  done
  return 0
}

# From now on the release $1 is what starts.
switch_to() {
  lay_files "$1" || return 1
  ln -sfn "releases/$1" "$base/current.new" && put_in_place "$base/current.new" "$base/current" || return 1
  clear_files
}

# One switch at a time.
lock() {
  [ -d "$base" ] || mkdir -p "$base" || fail no-home "$base"
  exec 9>"$base/lock" || fail no-home "$base"
  flock -n 9 || fail busy
}

# Seconds since the board was switched on: unlike the clock they never jump.
seconds() { read -r up _ </proc/uptime && echo "${up%.*}"; }

# Starts the service anew and watches it for $1 seconds.
# Status 0: it runs, or has come to its end; 1: it died. `invocation` is the run that was watched.
restart_and_watch() {
  if manager restart "$unit" 2>&1; then started=yes; else started=no; fi
  look
  invocation=$now_InvocationID
  restarts=$now_NRestarts
  until=$(($(seconds) + $1))
  [ $started = yes ] || return 1
  while :; do
    case $now_ActiveState in
      active | reloading) [ "$now_NRestarts $now_InvocationID" = "$restarts $invocation" ] || return 1 ;;
      inactive)
        [ "$now_Result" = success ]
        return ;;
      # systemd was too busy to answer: the next time it will.
      '') ;;
      activating) [ "$now_SubState" != auto-restart ] || return 1 ;;
      *) return 1 ;;
    esac
    [ "$(seconds)" -le "$until" ] || return 0
    nap
    look
  done
}

# The last lines of the run that died, between marks.
show_end() {
  # The journal is written a moment after the process ends.
  nap
  tell output-begin
  if [ -n "$invocation" ]; then
    journal -q --no-pager -o cat -n 40 "_SYSTEMD_INVOCATION_ID=$invocation" 2>/dev/null
  else
    journal -q --no-pager -o cat -n 40 2>/dev/null
  fi
  tell output-end
}

# Starts release $1 and watches it for $2 seconds; if it dies, $3 (if there is one) comes back. Ends the script.
start_release() {
  new=$1
  old=$3
  # If the power fails now, whoever stops the service finds here that the release is on trial.
  rm -f "$base/deaths"
  { [ -z "$old" ] || [ "$old" = "$new" ]; } || printf '%s %s\n' "$new" "$old" >"$base/trial"
  install_unit "$new" || fail no-unit
  switch_to "$new" || fail no-switch
  tell step starting
  if restart_and_watch "$2"; then
    rm -f "$base/trial" "$base/releases/$new/failed"
    tell running "$new" "$now_ActiveState" "$now_MainPID"
    return 0
  fi
  show_end
  : >"$base/releases/$new/failed"
  rm -f "$base/trial"
  if [ -z "$old" ] || [ "$old" = "$new" ]; then
    manager disable --now "$unit" >/dev/null 2>&1 || manager stop "$unit" >/dev/null 2>&1
    fail died-alone "$new"
  fi
  install_unit "$old"
  switch_to "$old" || fail no-switch
  if restart_and_watch 1; then fail rolled-back "$new" "$old"; else fail both-died "$new" "$old"; fi
}
