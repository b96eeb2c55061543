# Imported inside a function: runs at the first call, once.
print("loading now")
loaded = "late module"
