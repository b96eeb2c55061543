# What os says of the root and of mount points: they are there already, and the root's volume is that of what is mounted at it.
import os
import vfs


class Volume:
    def __init__(self, name):
        self.name = name

    def mount(self, readonly, mkfs):
        print(self.name, "mounted", readonly, mkfs)

    def umount(self):
        print(self.name, "unmounted")

    def mkdir(self, path):
        print(self.name, "mkdir", path)

    def statvfs(self, path):
        print(self.name, "statvfs", path)
        return (512, 512, 100, 50, 50, 0, 0, 0, 0, 64)


def attempt(function, path):
    try:
        return function(path)
    except OSError as error:
        return "OSError", error.errno


print(len(os.statvfs("/")), os.statvfs("/")[0] > 0, os.statvfs("/")[2] > 0)
while vfs.mount():
    vfs.umount(vfs.mount()[0][1])
print(attempt(os.statvfs, "/"))
vfs.mount(Volume("card"), "/sd")
print(attempt(os.mkdir, "/"), attempt(os.mkdir, "/sd"), attempt(os.mkdir, "/sd/"), attempt(os.mkdir, "/sd/a"))
print(attempt(os.statvfs, "/"), attempt(os.statvfs, "/sd"))
vfs.mount(Volume("flash"), "/")
print(attempt(os.statvfs, "/"), attempt(os.mkdir, "/b"), attempt(os.mkdir, "/nowhere/c"))
