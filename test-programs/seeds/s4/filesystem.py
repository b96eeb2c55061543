# board: esp8266
# Files and folders: written, read as text and as bytes, listed and removed.
import os

f = open("data.txt", "w")
print(f.write("some data"))
f.close()

f = open("data.txt")
print(f.read())
f.close()

with open("data.bin", "wb") as f:
    print(f.write(b"\x00\xff"))
with open("data.bin", "rb") as f:
    print(f.read())

os.mkdir("dir")
print([name for name in ("data.bin", "data.txt", "dir") if name in os.listdir()])
try:
    os.mkdir("dir")
except OSError as error:
    print(error)
os.remove("data.txt")
os.remove("data.bin")
os.rmdir("dir")
try:
    os.remove("data.txt")
except OSError as error:
    print(error)
