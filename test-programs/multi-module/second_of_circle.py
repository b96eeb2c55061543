# The other half of the circle.
import first_of_circle

seen = (first_of_circle.before, hasattr(first_of_circle, "done"))
