# A module that is looked at before it has run.
import gauges_looked

print("back", gauges_looked.look())
level = 0.5


def rise():
    global level
    level += 0.25
    return level


level = rise()
