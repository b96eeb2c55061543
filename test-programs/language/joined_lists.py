# Lists of strs that are appended to and joined, and what makes such a list stay a list.


def quote(text):
    out = ['"']
    for c in text:
        if c == '"':
            out.append("\\" + c)
        else:
            out.append(c)
    out.append('"')
    return "".join(out)


def row(values, sep_first):
    parts = []
    for v in values:
        parts.append(str(v))
    if sep_first:
        parts.append("end")
    return ", ".join(parts)


def write(value, out):
    if value is None:
        out.append("null")
    elif isinstance(value, str):
        out.append(quote(value))
    elif isinstance(value, list):
        out.append("[")
        for i, item in enumerate(value):
            if i:
                out.append(",")
            write(item, out)
        out.append("]")
    else:
        out.append("%d" % value)


def dumps(value):
    out = []
    write(value, out)
    return "".join(out)


# What is appended is evaluated first, and may append to the list itself, or join it.
def tag(name, out):
    out.append("<%s>" % name)
    return "</%s>" % name


def nested(names):
    out = ["!"]
    for name in names:
        out.append(tag(name, out))
        out.append(str(len("".join(out))))
    return "".join(out)


def doubling(n):
    out = ["a", "b"]
    for _ in range(n):
        out.append("-".join(out))
    return "-".join(out)


# Joined again and again, begun anew, or not at all.
def steps(texts):
    found = []
    lines = []
    for text in texts:
        if text == "":
            found.append("|".join(lines))
            lines = []
        else:
            lines.append(text)
    found.append("|".join(lines))
    return found


def only_begun(flag):
    parts = ["x", "y"]
    if flag:
        parts.append("z")
    return "+".join(parts), " ".join(["one"]), "".join([])


def empties():
    parts = []
    for text in ("", "", ""):
        parts.append(text)
    first = ",".join(parts)
    parts = []
    second = ",".join(parts)
    parts.append("")
    return [first, second, ",".join(parts)]


# These stay lists.
def counted(texts):
    out = []
    for text in texts:
        out.append(text)
    return "".join(out), len(out)


def looked_at(texts):
    out = []
    for text in texts:
        if not out or out[-1] != text:
            out.append(text)
    return "".join(out)


def two_names(texts):
    out = []
    other = out
    for text in texts:
        other.append(text)
    out.append(".")
    return "".join(out), "".join(other)


def with_two_separators(texts):
    out = []
    for text in texts:
        out.append(text)
    return ",".join(out), ";".join(out)


def by_variable(texts, separator):
    out = []
    for text in texts:
        out.append(text)
    return separator.join(out)


def given_back(texts):
    out = []
    for text in texts:
        out.append(text)
    "".join(out)
    return out


def not_all_strs(values):
    out = []
    for v in values:
        out.append(v)
    try:
        return "".join(out)
    except TypeError as e:
        return "TypeError"


def with_default(text, out=[]):
    out.append(text)
    return "".join(out)


def maybe(text, out=None):
    if out is None:
        out = []
    out.append(text)
    return "".join(out)


def by_closure(texts):
    out = []

    def add(text):
        out.append(text)

    for text in texts:
        add(text)
    return "".join(out)


def by_method(texts):
    out = []
    add = out.append
    for text in texts:
        add(text)
    return "".join(out)


def by_generator(texts):
    out = []
    for text in texts:
        out.append(text)
        yield "".join(out)
    out.append((yield "sent?") or "none")
    yield "".join(out)


def unbound(flag):
    if flag:
        out = []
    try:
        out.append("x")
    except NameError as e:
        return "NameError"
    return "".join(out)


def deleted():
    out = ["a"]
    out.append("b")
    text = "".join(out)
    del out
    try:
        out.append("c")
    except NameError as e:
        text += " NameError"
    return text


def raised_between(texts):
    out = []
    for text in texts:
        try:
            out.append(str(10 // int(text)))
        except (ValueError, ZeroDivisionError) as e:
            out.append(type(e).__name__)
        finally:
            out.append(";")
    return "".join(out)


class Page:
    def __init__(self):
        self.lines = []

    def line(self, text):
        self.lines.append(text)

    def render(self, out):
        for text in self.lines:
            self.put(text, out)

    def put(self, text, out):
        out.append(text.upper())


def pages():
    page = Page()
    page.line("one")
    page.line("two")
    out = []
    page.render(out)
    return "".join(out), "".join(page.lines)


def swapped(a, b):
    a.append("1")
    b.append("2")
    a, b = b, a
    a.append("3")
    return "".join(a) + "/" + "".join(b)


def shared_twice():
    out = []
    both(out, out)
    return "".join(out)


def both(first, second):
    first.append("f")
    second.append("s")
    first.append("".join(second))


def conditional(flag):
    a = []
    b = []
    out = a if flag else b
    out.append("x")
    a.append("a")
    b.append("b")
    return "".join(a) + "," + "".join(b)


def wide():
    out = []
    for c in "a\u00e9\u20ac\U0001f600":
        out.append(c)
        out.append("\U0001f600")
    text = "".join(out)
    return text, len(text), text[3], text[-1]


def on_the_way(n):
    out = []
    size = 0
    while size < n:
        out.append("ab")
        size = len("".join(out))
    return "".join(out)


print(quote('say "hi"'), row([1, 2.5, None], False), row([], True), row([], False) == "")
print(dumps([1, None, "a", [["b"], []], 'c"']))
print(nested(["a", "b"]), nested([]))
print(doubling(2))
print(steps(["a", "b", "", "", "c"]), steps([]))
print(only_begun(True), only_begun(False), empties())
print(counted(["a", "bc"]), looked_at("aabbc"), two_names("xy"), with_two_separators("pq"))
print(by_variable("abc", "-"), given_back("ab"), not_all_strs(["a", 1]), not_all_strs(["a", "b"]))
print(with_default("a"), with_default("b"), maybe("c"), maybe("d", ["x"]))
print(by_closure("abc"), by_method("abc"))
g = by_generator("ab")
print(next(g), next(g), next(g), g.send("!"))
print(unbound(True), unbound(False), deleted())
print(raised_between(["1", "0", "x", "5"]))
print(pages(), swapped(["a"], ["b"]), shared_twice(), conditional(True), conditional(False))
print(wide(), on_the_way(5))
