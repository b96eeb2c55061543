# A missing attribute of None, deep in nested functions.
def a(n):
    def b(n):
        def c(n):
            return n.value

        return c(n)

    return b(n) if n is None else a(None)


a(1)
