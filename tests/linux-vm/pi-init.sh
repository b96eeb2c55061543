#!/bin/busybox sh
# /init of the emulated Raspberry Pi: all files are in memory; /job is what the test brought, /job/run.sh what it does.
/bin/busybox mkdir -p /proc /sys /dev /tmp /sbin
/bin/busybox --install -s /bin
export PATH=/bin:/sbin:/usr/bin HOME=/
mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t devtmpfs dev /dev
mount -t debugfs d /sys/kernel/debug
stty raw -echo </dev/console
cd /job
echo "@begin"
sh run.sh </dev/null 2>&1
echo "@status $?"
sleep 1000
