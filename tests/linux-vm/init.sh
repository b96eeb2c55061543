#!/bin/busybox sh
# /init of the test machine: gives the guest the files of the machine it runs on (read-only, below a layer in memory)
# and the checkout, plugs the pretend board in, runs one command with its output on the second serial port, and turns off.
export PATH=/bin:/sbin
/bin/busybox mkdir -p /proc /sys /dev /tmp /ctl /host /new /sbin /usr/bin
/bin/busybox --install -s /bin
ln -s /bin/busybox /sbin/modprobe
mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t devtmpfs dev /dev
OUT=/dev/ttyS1
die() { echo "init: $*" >/dev/console; echo "125" >/ctl/status 2>/dev/null; sync; poweroff -f; }

for m in virtio_pci 9pnet_virtio 9p overlay virtio-rng; do modprobe $m 2>/dev/null; done
P=trans=virtio,version=9p2000.L,msize=262144
mount -t 9p -o $P ctl /ctl || die "no control share"
. /ctl/env # SHARE
mount -t 9p -o $P,cache=loose,ro hostroot /host || die "no host files"
mount -t tmpfs -o mode=755 t /tmp
mkdir /tmp/upper /tmp/work
mount -t overlay -o lowerdir=/host,upperdir=/tmp/upper,workdir=/tmp/work o /new || die "no overlay"

cd /new || die "no new root"
mkdir -p proc sys dev run tmp lib/modules
mount -t proc proc proc
mount -t sysfs sys sys
mount -t devtmpfs dev dev
mkdir -p dev/pts dev/shm
mount -t devpts -o mode=620,ptmxmode=666 pts dev/pts
for d in dev/shm run tmp; do mount -t tmpfs -o mode=1777 t $d; done
mount -t debugfs d sys/kernel/debug
mount -t tracefs tracefs sys/kernel/tracing 2>/dev/null
modprobe configfs 2>/dev/null
mount -t configfs c sys/kernel/config 2>/dev/null
mkdir -p .$SHARE
mount -t 9p -o $P,cache=loose,access=any share .$SHARE || die "no checkout"
mount -o bind /lib/modules lib/modules
ln -sf /proc/self/fd dev/fd
ln -sf /bin/busybox sbin/modprobe
mkdir -p run/bin
cp /bin/busybox bin/busybox 2>/dev/null || cp /bin/busybox run/bin/busybox
for t in modprobe insmod rmmod lsmod; do ln -sf /bin/busybox sbin/$t; done
ifconfig lo 127.0.0.1 up

cp /ctl/command run/command
stty -F $OUT raw -echo
chroot /new /bin/sh /run/command <$OUT >$OUT 2>&1
status=$?
# What was written must have left the port before the machine is off.
stty -F $OUT raw
echo $status >/ctl/status
sync
poweroff -f
