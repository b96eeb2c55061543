# board: feather-m0-express
# What a program learns of its memory, its help and its start.
import samd
import supervisor
import uheap

print(uheap.info([1, 2, 3]) > 0, uheap.info(5))
help()
help(samd)
samd.disable_autoreload()
print(supervisor.runtime.autoreload)
samd.enable_autoreload()
print(supervisor.runtime.autoreload)
