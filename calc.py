import time

class Token:
    def __init__(self, kind, value): self.kind = kind; self.value = value
def tokenize(s):
    i = 0
    while i < len(s):
        c = s[i]
        if c.isspace(): i += 1
        elif c.isdigit() or c == '.':
            j = i
            while j < len(s) and (s[j].isdigit() or s[j] == '.'): j += 1
            t = s[i:j]
            yield Token('num', float(t) if '.' in t else int(t)); i = j
        elif c.isalpha():
            j = i
            while j < len(s) and s[j].isalpha(): j += 1
            yield Token('name', s[i:j]); i = j
        else:
            yield Token('op', c); i += 1
    yield Token('end', None)
class Parser:
    def __init__(self, s, env): self.toks = tokenize(s); self.env = env; self.next()
    def next(self): self.tok = next(self.toks)
    def accept(self, v):
        if self.tok.kind == 'op' and self.tok.value == v:
            self.next(); return True
        return False
    def expr(self):
        v = self.term()
        while True:
            if self.accept('+'): v = v + self.term()
            elif self.accept('-'): v = v - self.term()
            else: return v
    def term(self):
        v = self.factor()
        while True:
            if self.accept('*'): v = v * self.factor()
            elif self.accept('/'): v = v / self.factor()
            else: return v
    def factor(self):
        if self.accept('-'): return -self.factor()
        if self.accept('('):
            v = self.expr()
            if not self.accept(')'): raise SyntaxError("expected )")
            return v
        if self.tok.kind == 'num':
            v = self.tok.value; self.next(); return v
        if self.tok.kind == 'name':
            v = self.env[self.tok.value]; self.next(); return v
        raise SyntaxError("unexpected %r" % self.tok.value)
def run(n):
    env = {'x': 3, 'y': 4.5, 'rate': 0.25}
    t = 0
    for i in range(n):
        env['x'] = i
        t += Parser("(x + 2) * y - 10 / (rate * 4) + -3 * (x - 1.5)", env).expr()
        try:
            Parser("(x + ", env).expr()
        except SyntaxError as e:
            t += len(str(e))
    return t

start = time.ticks_us()
result = run(400)
elapsed = time.ticks_diff(time.ticks_us(), start)
print(result)
print('time_us', elapsed)
