# Functions, classes and variables that other modules use; what they are is known across modules.
limit = 10
gain = 1.5
label = "raw"
offset = 0.25
steps = 3
removed = 5
table = [1, 2, 3]
mixed = 1


def clipped(value):
    return value if value < limit else limit


def scaled(value):
    return value * gain


def shifted(value):
    return value + offset


def raised():
    global steps
    steps += 1
    return steps


def described(value):
    return label + ":" + str(value)


def gone():
    return removed + 1


def total():
    sum = 0
    for item in table:
        sum += item
    return sum


def doubled():
    return mixed + mixed


def applied(function, values):
    return [function(value) for value in values]


class Sensor:
    count = 0

    def __init__(self, pin, factor=2.0):
        self.pin = pin
        self.factor = factor
        Sensor.count += 1

    def value(self):
        return self.pin * self.factor

    def twice(self):
        return self.value() + self.value()


class Reading:
    def __init__(self, value):
        self.value = value

    def __add__(self, other):
        return Reading(self.value + other.value)


def summed(sensors):
    result = sensors[0].value()
    for sensor in sensors[1:]:
        result = result + sensor.value()
    return result


def sensor_of(pin):
    return Sensor(pin)
