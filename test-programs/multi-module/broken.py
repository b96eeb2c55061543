# Fails while it loads.
print("about to break")
1 // 0
