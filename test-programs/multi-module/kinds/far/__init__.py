from ..base import Base, UNIT
from ..scale import FACTOR


class Far(Base):
    def size(self):
        return self.n + UNIT + FACTOR
