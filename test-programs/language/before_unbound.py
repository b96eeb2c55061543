# What is evaluated before a local variable that is not bound yet, and what is not.
def say(x):
    print("say", x)
    return x
def t(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
def fstring():
    s = f"{x}{say(1)}"
    x = 1
def percent():
    s = "%s %s" % (x, say(2))
    x = 1
def dict_key():
    d = {x: say(3)}
    x = 1
def attribute():
    q.attr = say(4)
    q = 1
def item():
    q[0] = say(5)
    q = 1
def index():
    v = [0]
    v[i] = say(6)
    i = 0
def parallel():
    q[0], r = say(7), say(8)
    q = 1
def index_and_value():
    q[say(9)] = say(10)
    q = 1
def item_updated():
    q[0] += say(11)
    q = 1
def argument():
    say(x, say(12))
    x = 1
def receiver():
    x.foo(say(13))
    x = 1
def slice_bounds():
    q[x:say(14)] = say(15)
    q = x = 1
def range_start():
    for i in range(x, say(16)): pass
    x = 1
def compared():
    z = w < say(17)
    w = 1
def item_of_item():
    q[0][say(18)] = say(19)
    q = 1
def item_of_attribute():
    q.x[0] = say(20)
    q = 1
def deleted_item():
    del q[say(21)]
    q = 1
def tuple_item():
    return x, say(22)
    x = 1
def own_value():
    x = say(23) + x
def dict_value():
    d = {say(24): x}
    x = 1
def dict_both():
    d = {x: y}
    x = 1
def four():
    a, b, c, d = say(25), x, say(26), 1
    x = 1
def bound_index():
    q[x] = say(27)
    q = [1]
    x = 0
def chosen_index():
    q = []
    q[0 if x else 1] = say(28)
    x = 0
def with_target():
    with x as q[0]: say(29)
    x = 1
    q = 1
def for_target():
    for q[0] in [say(30)]: pass
    q = 1
def nested_field():
    print(f"{say(32)!r:>{wd}}{x}", say(33))
    x = wd = 1
def chained():
    q[0] = q2[0] = say(34)
    q = q2 = 1
def attributes():
    (q.a, q.b) = say(35), 2
    q = 1
for fn in (
    fstring, percent, dict_key, attribute, item, index, parallel, index_and_value,
    item_updated, argument, receiver, slice_bounds, range_start, compared, item_of_item,
    item_of_attribute, deleted_item, tuple_item, own_value, dict_value, dict_both, four,
    bound_index, chosen_index, with_target, for_target, nested_field, chained, attributes,
):
    t(fn)


# Containers of floats, whose operations are compiled apart.
S = [1.0, 0.25]
def in_floats(a, i):
    try:
        S[i] = max(a)
    except Exception as e:
        print(type(e).__name__, e)
    try:
        S[i] = max(a) - sum(v * v for v in a) + 0.5
    except Exception as e:
        print(type(e).__name__, e)
    S += [1.0]
def deleted(a, i):
    d = [2.0, 3.0]
    try:
        del d
        d[i], d[i + 1] = a[0], a[1]
    except Exception as e:
        print(type(e).__name__, e)
    d = [2.0, 3.0]
    try:
        d[nope] = max(a)
    except Exception as e:
        print(type(e).__name__, e)
    try:
        nope[i] = max(a)
    except Exception as e:
        print(type(e).__name__, e)
    try:
        d[i // 0] = max(a)
    except Exception as e:
        print(type(e).__name__, e)
for fn in (in_floats, deleted):
    try:
        fn([], 1)
    except Exception as e:
        print(type(e).__name__, e)
