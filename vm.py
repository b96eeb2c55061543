import time

class VM:
    def __init__(self, code):
        self.code = code; self.stack = []; self.pc = 0; self.vars = {}
        self.ops = {'push': self.op_push, 'add': self.op_add, 'mul': self.op_mul, 'store': self.op_store, 'load': self.op_load, 'jlt': self.op_jlt, 'mod': self.op_mod}
    def op_push(self, a): self.stack.append(a)
    def op_add(self, a):
        b = self.stack.pop(); self.stack.append(self.stack.pop() + b)
    def op_mul(self, a):
        b = self.stack.pop(); self.stack.append(self.stack.pop() * b)
    def op_mod(self, a): self.stack.append(self.stack.pop() % a)
    def op_store(self, a): self.vars[a] = self.stack.pop()
    def op_load(self, a): self.stack.append(self.vars[a])
    def op_jlt(self, a):
        target, limit = a
        if self.stack.pop() < limit: self.pc = target
    def run(self):
        n = 0
        while self.pc < len(self.code):
            op, arg = self.code[self.pc]
            self.pc += 1
            self.ops[op](arg)
            n += 1
        return n
def run(n):
    code = [('push', 0), ('store', 'i'), ('push', 1), ('store', 's'),
            ('load', 's'), ('load', 'i'), ('add', None), ('push', 3), ('mul', None), ('mod', 1009), ('store', 's'),
            ('load', 'i'), ('push', 1), ('add', None), ('store', 'i'), ('load', 'i'), ('jlt', (4, n // 10))]
    vm = VM(code)
    k = vm.run()
    return k, vm.vars

start = time.ticks_us()
result = run(30000)
elapsed = time.ticks_diff(time.ticks_us(), start)
print(result)
print('time_us', elapsed)
