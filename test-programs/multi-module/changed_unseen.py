# Variables of modules that are changed where the text does not show it.
import settings
from readings import scaled


def attempt(function, *args):
    try:
        return function(*args)
    except Exception as e:
        return "%s: %s" % (type(e).__name__, e)


def in_function():
    import settings as inner

    inner.name = 5
    return attempt(settings.title)


setattr(settings, "speed", 1.5)
print(settings.distance(2))
print(in_function())
handle = settings
handle.ratio = "z"
print(settings.part(3), attempt(settings.part, 0.5))
settings.readings.gain = 3
print(scaled(2), settings.readings.scaled(0.5))
settings.__dict__["level"] = 4.5
print(settings.levels())
print(sorted(n for n in dir(settings) if not n.startswith("__")))
