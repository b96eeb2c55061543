# sys.exit runs what is pending and gives its code to the system.
import sys

try:
    print("working")
    sys.exit(3)
finally:
    print("cleaning up")
