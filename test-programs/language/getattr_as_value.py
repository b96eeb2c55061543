# `getattr` and `setattr` under other names, and handed on.


class Wheel:
    def __init__(self, r):
        self.r = r

    def turn(self, n):
        return self.r * n


read = getattr
write = setattr
w = Wheel(2)
print(w.turn(3))
print(read(w, "turn")("ab"))
write(w, "r", 1.5)
print(w.turn(2))
print(list(map(getattr, (w, w), ("r", "turn")))[0])
