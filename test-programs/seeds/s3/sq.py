# board: pico
# sq: the square of a number, which Python has no function for.
def sq(x):
    return x * x


print(sq(4), 4**2)
