# Looks at the board and changes nothing: facts in lines "@halpy WORD VALUE". What they mean is for the desk to find out.

fact() { tell "$1" "$2"; }

choose "$name"
tell begin
fact id "$who"
fact kernel "$(uname -snrm)"
fact home "$HOME"
fact clock "$(date +%s)"
getent group gpio i2c spi dialout leds input 2>/dev/null | while IFS=: read -r group _; do fact known-group "$group"; done

# shellcheck disable=SC2086 # several words
for candidate in $(command -v node) ${HALPY_NODE_PLACES:-/usr/local/bin/node /usr/bin/node /usr/bin/nodejs}; do
  [ -x "$candidate" ] || continue
  fact node "$candidate"
  # The header of the program says what processor it is for: what counts is what node is, not what the kernel is.
  fact node-header "$(od -An -tu1 -j4 -N15 "$candidate" 2>/dev/null)"
  fact node-version "$("$candidate" --version 2>&1)"
  break
done
! command -v apt-get >/dev/null || fact apt yes
for tool in flock tar sha256sum; do command -v $tool >/dev/null || fact missing-tool $tool; done

if command -v systemctl >/dev/null && [ -d "${HALPY_SYSTEMD_FOLDER:-/run/systemd/system}" ]; then
  fact systemd yes
  fact state "$(if [ "$scope" = user ]; then systemctl --user is-active "$unit"; else systemctl is-active "$unit"; fi 2>/dev/null)"
fi
if [ "$uid" = 0 ]; then
  fact sudo root
elif ! command -v sudo >/dev/null; then
  fact sudo none
elif sudo -n true 2>/dev/null; then
  fact sudo yes
else
  fact sudo no
fi
if [ "$scope" = user ] && systemctl --user show-environment >/dev/null 2>&1; then fact user-manager yes; fi

# Where the files go: the nearest folder that is there.
folder=$base
while [ ! -d "$folder" ]; do folder=${folder%/*}; done
[ -w "$folder" ] || fact not-writable "$folder"
fact folder "$folder"
# Free blocks, size of a block, free inodes; where there is no such stat, blocks of 1024.
if room=$(stat -f -c '%a %S %d' "$folder" 2>/dev/null); then fact room "$room"; else
  # shellcheck disable=SC2046 # the line is to be split
  set -- $(df -Pk "$folder" 2>/dev/null | tail -n 1)
  [ $# -lt 6 ] || fact room "$4 1024 0"
fi

[ ! -r /proc/device-tree/compatible ] || fact compatible "$(tr '\0' ' ' </proc/device-tree/compatible)"
[ ! -r /proc/device-tree/model ] || fact model "$(tr -d '\0' </proc/device-tree/model)"
ls -ld /dev/gpiochip[0-9]* /dev/i2c-[0-9]* /dev/spidev[0-9]* 2>/dev/null | while read -r line; do fact device "$line"; done
# The kernel's list of lines and who has them is for root only.
list=${HALPY_GPIO_LIST:-/sys/kernel/debug/gpio}
{ cat "$list" || $sudo cat "$list"; } 2>/dev/null | while IFS= read -r line; do
  case $line in gpiochip* | *'|'*) fact gpio "$line" ;; esac
done
[ ! -d /sys/class/gpio ] || fact sysfs-gpio yes
for chip in /sys/class/pwm/pwmchip*; do [ ! -e "$chip" ] || fact pwm yes; done
[ ! -e "$rules/60-halpy.rules" ] || fact rules yes

[ ! -r "$base/scope" ] || fact scope "$(line_of "$base/scope" system)"
current=$(release_of current)
if [ -n "$current" ]; then
  fact current "$current"
  [ ! -r "$base/releases/$current/manifest" ] ||
    while read -r line; do fact manifest "$line"; done <"$base/releases/$current/manifest"
fi
[ ! -r "$unit_file" ] || fact unit-sum "$(sha256sum <"$unit_file")"
for blob in "$base"/blobs/*; do [ ! -f "$blob" ] || fact blob "${blob##*/}"; done
tell end
