extra = [1, 2]
count = 100
stored = "by more"
