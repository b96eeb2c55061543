# Two modules that import each other: the second sees the first half loaded.
before = "set before"
import second_of_circle

done = "circle closed"
