# Types of functions, classes and variables are followed from module to module; what may be changed from elsewhere is not.
import readings
from readings import Reading, Sensor, clipped, limit, raised, scaled, summed
from readings import shifted as moved, steps

try:
    import no_such_module
except ImportError:
    no_such_module = None


class Text(Sensor):
    def value(self):
        return "<" + str(self.pin) + ">"


class Doubled(readings.Sensor):
    def __init__(self, pin):
        super().__init__(pin, 4)

    def value(self):
        return 2 * super().value()


def attempt(function, *args):
    try:
        return function(*args)
    except Exception as e:
        return "%s: %s" % (type(e).__name__, e)


print(clipped(3), clipped(30), clipped(9.5), limit)
print(scaled(2), scaled(0.5), readings.scaled(10))
print(moved(1.5), readings.shifted(-0.25), attempt(moved, "x"))
print(raised(), raised(), steps, readings.steps)
print(Sensor(3).twice(), Text(4).twice(), Doubled(5).twice(), readings.sensor_of(6).twice())
print(summed([Sensor(1), Doubled(2)]), summed([Text(1), Text(2)]), attempt(summed, [Sensor(1), Text(2)]))
print(summed([Text(7)]), Sensor.count, readings.Sensor.count, (Reading(1) + Reading(2.5)).value)
print(readings.applied(scaled, [1, 2.5]), readings.applied(lambda v: v + "!", ["a", "b"]))
print(readings.applied(str.upper, ["x"]), no_such_module)

keep = readings.scaled
print(keep(3), attempt(keep, "ab"), attempt(readings.scaled, None))

# Assigned by name, in another module.
readings.limit = 2.5
print(clipped(30), clipped(1), limit)
readings.label = 7
print(attempt(readings.described, 1))
readings.offset = 1
print(moved(1), moved(0.5))
readings.steps += 0.5
print(raised(), steps)
readings.table.append(0.5)
print(readings.total())
readings.table.append("x")
print(attempt(readings.total))
del readings.removed
print(attempt(readings.gone))
readings.mixed = "ab"
print(readings.doubled())
