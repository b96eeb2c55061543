#!/bin/busybox sh
# /init of the board: waits for its disk and hands over to the system on it.
export PATH=/bin:/sbin
/bin/busybox mkdir -p /proc /sys /dev /new /sbin
/bin/busybox --install -s /bin
ln -s /bin/busybox /sbin/modprobe
mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t devtmpfs dev /dev
for m in virtio_pci virtio_blk virtio_net virtio-rng crc32c_generic ext4; do modprobe $m 2>/dev/null; done
i=0
while [ ! -b /dev/vda ] && [ $i -lt 100 ]; do
  sleep 0.1
  i=$((i + 1))
done
mount -t ext4 -o rw,noatime /dev/vda /new || exec sh
mount -o move /dev /new/dev
umount /sys
umount /proc
exec switch_root /new /sbin/init
