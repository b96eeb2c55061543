/** What programs do over and over, a statement each: `i` counts the rounds. Data of `npm run bench -- cold`. */

export interface Operation {
  readonly name: string;
  /** Lines of the module. */
  readonly module?: string;
  /** Statements of the function in front of the loop. */
  readonly before?: string;
  /** The body of the loop; lines after the first are indented by the body's own depth already. */
  readonly body: readonly string[];
}

const operation = (name: string, before: string, ...body: string[]): Operation => ({ name, before, body });
const withModule = (name: string, module: string, before: string, ...body: string[]): Operation => ({
  name,
  module,
  before,
  body,
});

export const OPERATIONS: readonly Operation[] = [
  operation("list: compare", "a = [1, 2, 3]; b = [1, 2, 3]", "c = a == b"),
  operation("list: add", "a = [1, 2, 3]; b = [4, 5]", "c = a + b"),
  operation("list: repeat", "", "c = [0] * 16"),
  operation("list: delete", "", "c = [1, 2, 3, 4]; del c[1]"),
  operation("list: search", "a = [5, 3, 9, 7]", "c = a.index(7); d = 4 in a; e = a.count(3)"),
  operation("list: window", "a = []", "a.append(i)", "if len(a) > 8: a.pop(0)"),
  operation("list: insert", "a = []", "a.insert(0, i)", "if len(a) > 8: a.pop()"),
  operation("list: slice", "a = [1, 2, 3, 4, 5, 6]", "c = a[1:4]; d = a[::-1]"),
  operation("list: unpack", "a = [1, 2, 3]", "x, y, z = a; p, *q = a"),
  operation("list: of list", "a = [[1, 2], [3, 4]]", "a[i & 1][0] += a[0][i & 1]"),
  operation("list: comprehension", "a = list(range(10))", "c = [x * x for x in a if x & 1]"),
  operation("list: sort", "", "c = [5, 3, 9, 1]; c.sort()"),
  operation("list: sorted strs", "a = ['pear', 'fig', 'kiwi']", "c = sorted(a, reverse=True)"),
  withModule(
    "list: sorted by key",
    "class P:\n    def __init__(self, x):\n        self.x = x",
    "a = [P(3), P(1), P(2)]",
    "c = sorted(a, key=lambda p: p.x)",
  ),
  operation("list: sum, min, max", "a = [5.5, 3.1, 9.2]", "c = sum(a) + min(a) - max(a)"),
  operation("list: sum of ints", "a = list(range(10))", "c = sum(a)"),
  operation("tuple: compare", "a = (1, 'b', 2.0); b = (1, 'b', 3.0)", "c = a < b"),
  operation("tuple: make, take apart", "", "c = (i, 2); x, y = c"),
  operation("zip", "a = [1, 2, 3]; b = [4, 5, 6]", "for x, y in zip(a, b): c = x * y"),
  operation("zip of rows", "a = [[1, 2, 3], [4, 5, 6]]", "c = [list(r) for r in zip(*a)]"),
  operation("enumerate", "a = ['a', 'b', 'c']", "for n, x in enumerate(a): c = n"),
  operation("reversed", "a = [1, 2, 3]", "for x in reversed(a): c = x"),
  operation("map, filter", "a = list(range(8))", "c = list(map(str, filter(lambda x: x & 1, a)))"),
  operation("any, all", "a = [1, 2, 3]", "c = any(x > 2 for x in a) and all(x > 0 for x in a)"),
  operation("dict: get", "a = {'a': 1}", "c = a.get('a', 0) + a.get('b', 0)"),
  operation("dict: count", "a = {}; b = ['x', 'y', 'x']", "for w in b: a[w] = a.get(w, 0) + 1"),
  operation("dict: of lists", "a = {}", "a.setdefault(i % 9, []).append(i)"),
  operation("dict: make, delete", "a = {}", "a[i] = 1; del a[i]"),
  operation("dict: items", "a = {'a': 1, 'b': 2, 'c': 3}", "for k, v in a.items(): c = v"),
  operation("dict: sorted items", "a = {'b': 2, 'a': 1}", "c = sorted(a.items(), key=lambda kv: kv[1])"),
  operation("dict: pairs as keys", "a = {}", "a[(i % 5, i % 7)] = i"),
  operation("dict: comprehension", "a = ['a', 'b', 'c']", "c = {k: i for k in a}"),
  operation("dict: update", "a = {'a': 1}; b = {'b': 2}", "c = dict(a); c.update(b)"),
  operation("set: operators", "a = {1, 2, 3}; b = {3, 4}", "c = a & b; d = a | b; e = a - b"),
  operation("set: add", "a = set()", "a.add(i % 100); c = (i % 77) in a"),
  operation("str: split, join", "a = 'a,b,c,d'", "c = ';'.join(a.split(','))"),
  operation("str: replace", "a = 'hello world'", "c = a.replace('o', '0')"),
  operation("str: upper, strip", "a = ' abc '", "c = a.strip().upper()"),
  operation("str: find", "a = 'the quick fox'", "c = a.find('fox') + a.count('q')"),
  operation("str: slice", "a = 'abcdefgh'", "c = a[2:5] + a[-3:]"),
  operation("str: characters", "a = 'abcdef'", "c = 0", "for x in a: c += ord(x)"),
  operation("str: build", "", "c = ''", "for x in 'abcdef': c += x"),
  operation("str: list and join", "", "c = []", "for x in 'abcdef': c.append(x)", "d = ''.join(c)"),
  operation("str: %", "x = 3.14159", "c = '%5d|%-8s|%6.2f' % (i, 'ab', x)"),
  operation("str: format", "x = 3.14159", "c = '{:5d}|{:<8}|{:6.2f}'.format(i, 'ab', x)"),
  operation("str: f-string", "x = 3.14159", "c = f'{i:5d} {x:6.2f}'"),
  operation("str: of float", "", "c = str(i * 0.25)"),
  operation("str: to numbers", "a = '12345'; b = '3.25'", "c = int(a) + float(b)"),
  operation("repr", "a = [1, 2.5, 'a']", "c = repr(a)"),
  operation("bytes: slice, add", "a = bytes(range(32))", "c = a[2:8] + a[10:]"),
  operation("bytes: loop", "a = bytes(range(16))", "c = 0", "for x in a: c ^= x"),
  operation("bytes: decode", "a = b'hello'", "c = a.decode() + 'x'"),
  operation("bytearray: store", "a = bytearray(64)", "a[i % 64] = i & 255"),
  operation("struct", "import struct", "c = struct.unpack('<HB', struct.pack('<HB', i & 65535, i & 255))"),
  operation("int: divmod", "", "q, r = divmod(i, 7); c = i // 3 + i % 5"),
  operation("int: bits", "", "c = ((i << 3) ^ (i >> 2)) & 0xffff"),
  operation("int: big", "a = 123456789012345678901", "c = a * a % 1000000007"),
  operation("float: functions", "import math", "c = math.sqrt(i + 1) + math.floor(i * 0.3)"),
  operation("float: sine", "import math", "c = math.sin(i * 0.1)"),
  operation("call: keywords", "def f(a, b=1, c=2): return a + b + c", "c = f(1, c=3)"),
  operation("call: stars", "def f(*a, **k): return len(a) + len(k)", "c = f(1, 2, x=4)"),
  operation("call: of a tuple", "def f(a, b): return a + b\n    a = (1, 2)", "c = f(*a)"),
  operation("generator", "def g(n):\n        for k in range(n): yield k", "for x in g(5): c = x"),
  operation("exception", "def f(x): raise ValueError('no')", "try: f(i)", "except ValueError as e: c = 1"),
  operation("isinstance", "a = [1, 'a', 2.0]", "for x in a: c = isinstance(x, (int, float))"),
  operation("getattr by name", "import math\n    a = ['pi', 'e']", "c = getattr(math, a[i & 1])"),
  withModule(
    "instance",
    "class V:\n    def __init__(self, x, y):\n        self.x = x\n        self.y = y\n    def __add__(self, o):\n        return V(self.x + o.x, self.y + o.y)",
    "a = V(1.0, 2.0)",
    "c = a + a",
  ),
  withModule(
    "instance as key",
    "class P:\n    def __init__(self, x):\n        self.x = x\n    def __eq__(self, o):\n        return self.x == o.x\n    def __hash__(self):\n        return self.x",
    "a = {}; b = [P(k) for k in range(5)]",
    "a[b[i % 5]] = i",
  ),
  operation(
    "namedtuple",
    "from collections import namedtuple\n    P = namedtuple('P', ('x', 'y'))",
    "c = P(i, 2).x",
  ),
  operation(
    "heap",
    "import heapq\n    a = []",
    "heapq.heappush(a, (i * 7919 % 101, i))",
    "if len(a) > 9: heapq.heappop(a)",
  ),
  operation("json", "import json\n    a = {'a': 1, 'b': [1, None]}", "c = json.loads(json.dumps(a))"),
  operation("re", "import re\n    r = re.compile('(\\\\w+)=(\\\\d+)')", "c = r.match('abc=123').group(1)"),
];
