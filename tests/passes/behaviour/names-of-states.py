# Constants that several names get at once: `A, B = 0, 1`, `A, B, C = range(3)`.
IDLE, MOVING, OPEN, CLOSING, FAULT = "idle", "moving", "open", "closing", "fault"
RED, GREEN, BLUE = range(3)
NORTH, EAST, SOUTH, WEST = range(2, 6)
COUNT = 4
LOW, MID, HIGH, TOP = range(COUNT)
ZERO, ONE, BIG, HALF, NOTHING, YES, NEG = 0, 1, 1 << 40, 0.5, None, True, -COUNT
CHANGED, KEPT, LAST, MORE = 1, 2, 3, 4
CHANGED = "later"
(LEFT, RIGHT), *REST = (5, 6), 7, 8
VARIED, OTHER, THIRD, FOURTH = COUNT, [1], len("abc"), 2
STEP0, STEP1, STEP2 = range(0, 6, 2)
WRAP0, WRAP1, WRAP2, WRAP3 = (x * 10 for x in range(4))


def step(state, event):
    if state == IDLE:
        return MOVING if event else IDLE
    if state == MOVING and event == GREEN:
        return OPEN
    if state in (OPEN, CLOSING):
        return FAULT if event == BLUE else CLOSING
    return state


def set_kept():
    global KEPT
    KEPT = KEPT * 2
    return KEPT


def colours():
    return {RED: "red", GREEN: "green", BLUE: "blue"}


def late():
    return LATER, SOON


try:
    print(late())
except NameError:
    print("NameError")
LATER, SOON, THEN, WHEN = 1, 2, 3, 4
print(late())

s = IDLE
for e in (RED, GREEN, GREEN, RED, BLUE, GREEN):
    s = step(s, e)
    print(s, end=" ")
print()
print(NORTH, EAST, SOUTH, WEST, LOW, MID, HIGH, TOP, [colours()[c] for c in (BLUE, RED)])
print(ZERO, ONE, BIG, BIG + 1, HALF * 3, NOTHING is None, YES, NEG)
print(CHANGED, set_kept(), set_kept(), KEPT, LAST, MORE)
print(LEFT, RIGHT, REST, VARIED, OTHER, THIRD, FOURTH, STEP0, STEP1, STEP2, WRAP3)
try:
    FEW, MANY, TOO = range(2)
except ValueError as error:
    print(type(error).__name__)
try:
    print(FEW)
except NameError:
    print("NameError")
if COUNT > 3:
    A1, A2, A3, A4 = range(4)
print(A1, A4)


def uses():
    return A2 + EAST + globals_of()["EAST"]


def globals_of():
    return {"EAST": EAST}


print(uses())
