# An import that nothing can satisfy fails when it is reached.
print("before")


def load():
    import there_is_no_such_module


load()
