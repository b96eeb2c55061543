# The shortest program that shows that everything works.
print("Hello from MicroPython, compiled to JavaScript")
