import time

class Trie:
    def __init__(self):
        self.root = {}
    def add(self, word):
        node = self.root
        for c in word:
            node = node.setdefault(c, {})
        node['$'] = True
    def __contains__(self, word):
        node = self.root
        for c in word:
            if c not in node: return False
            node = node[c]
        return '$' in node
    def complete(self, prefix):
        node = self.root
        for c in prefix:
            node = node.get(c)
            if node is None: return []
        out = []
        self._walk(node, prefix, out)
        return out
    def _walk(self, node, prefix, out):
        for k in sorted(node):
            if k == '$': out.append(prefix)
            else: self._walk(node[k], prefix + k, out)
WORDS = "led pin button servo sensor motor relay timer uart spi i2c pwm adc dac interrupt callback machine board sleep deepsleep reset wifi network socket server client request response json parse format string bytes array list tuple dict set class object method function module package import export".split()
def run(n):
    total = 0
    for i in range(n):
        t = Trie()
        for w in WORDS:
            t.add(w); t.add(w + "s"); t.add(w[::-1])
        for w in WORDS:
            if w in t: total += 1
            if w + "x" in t: total += 100
        total += sum(len(t.complete(c)) for c in "abcdefgs")
    return total

start = time.ticks_us()
result = run(60)
elapsed = time.ticks_diff(time.ticks_us(), start)
print(result)
print('time_us', elapsed)
