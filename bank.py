import time

class InsufficientFunds(Exception):
    def __init__(self, need, have):
        super().__init__("need %d, have %d" % (need, have))
        self.need = need; self.have = have
class Account:
    rate = 0.02
    def __init__(self, owner, balance=0):
        self._owner = owner; self._balance = balance; self.history = []
    @property
    def balance(self): return self._balance
    @balance.setter
    def balance(self, v):
        if v < 0: raise InsufficientFunds(-v, self._balance)
        self._balance = v
    def deposit(self, amount):
        self.balance += amount
        self.history.append(("deposit", amount))
    def withdraw(self, amount):
        self.balance -= amount
        self.history.append(("withdraw", amount))
    def __repr__(self): return "Account(%r, %d)" % (self._owner, self._balance)
class Savings(Account):
    rate = 0.05
    def interest(self): self.deposit(int(self.balance * self.rate))
class Bank:
    def __init__(self): self.accounts = {}
    def open(self, cls, owner, *args, **kw):
        a = self.accounts[owner] = cls(owner, *args, **kw)
        return a
    def transfer(self, a, b, amount):
        src, dst = self.accounts[a], self.accounts[b]
        try:
            src.withdraw(amount)
        except InsufficientFunds as e:
            return e.need
        dst.deposit(amount)
        return 0
def run(n):
    b = Bank()
    for i, name in enumerate(["ann", "bob", "cyd", "dan"]):
        b.open(Savings if i % 2 else Account, name, balance=1000 * i)
    short = 0; s = 5
    names = sorted(b.accounts)
    for i in range(n):
        s = (s * 75 + 74) % 65537
        short += b.transfer(names[s % 4], names[(s >> 4) % 4], s % 700)
        if i % 500 == 0:
            for a in b.accounts.values():
                if isinstance(a, Savings): a.interest()
    return short, [repr(b.accounts[k]) for k in names], sum(len(a.history) for a in b.accounts.values())

start = time.ticks_us()
result = run(6000)
elapsed = time.ticks_diff(time.ticks_us(), start)
print(result)
print('time_us', elapsed)
