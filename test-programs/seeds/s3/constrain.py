# board: pico
# constrain: a value that is kept between two bounds.
def constrain(value, lower, upper):
    return max(min(value, upper), lower)


print(constrain(10, 0, 5), constrain(-1, 0, 5), constrain(3, 0, 5))
