# Dicts as records: what stands under a key of the text has a type of its own, whatever stands under others.


def account(owner, balance=0, **extra):
    acc = {"owner": owner, "balance": balance, "closed": False, "history": [], "rate": 0.5, "parent": None}
    acc.update(extra)
    return acc


def deposit(acc, amount):
    acc["balance"] += amount
    acc["history"].append(("D", amount))
    if acc["closed"]:
        print("closed", acc["owner"])
    return acc["balance"] * acc["rate"]


a = account("ann", 5, limit=10, tags={"x"})
b = account("bob")
print(deposit(a, 7), deposit(b, 2**62), deposit(b, 2**62), a["limit"] + 1, sorted(a["tags"]))
b["closed"] = 1
b["parent"] = a
print(deposit(b, -1), b["parent"]["owner"].upper(), b["history"][-1])

# Keys that do not stand in the text may be any of them.
for key in ("balance", "rate", "owner"):
    a[key] = "was " + str(a[key])
print(a["balance"] + "!", a["rate"], a["owner"])


def store(d, key, value):
    d[key] = value


counts = {"n": 0, "names": []}
counts["n"] += 1
store(counts, "n", counts["n"] + 0.5)
store(counts, "names", "text")
print(counts["n"] + 1, counts["names"] + "s")


# Values go from one dict to others.
base = {"x": 1, "y": [1], "z": "s"}
copy = base.copy()
spread = dict(base)
spread["x"] = 2.5
made = dict(base, x="str", w=None)
copy["y"].append("two")
spread["y"].append(3.5)
print(base["y"], copy["x"] + 1, spread["x"] + 1, made["x"] + "1", made["w"], made["z"])
base.update({"x": "later", "v": (1, 2)})
print(base["x"] + "?", base["v"][1], base.get("nothing"), base.get("z", 5), base.pop("v"), base.pop("v", "gone"))
print(base.setdefault("x", 9), base.setdefault("new", 9) + 1, base.setdefault("list", [])[:])
base["list"].append(base["new"])
print(sorted(base.keys()), base["list"], "new" in base, "old" in base)
del base["new"]
try:
    base["new"] + 1
except KeyError as e:
    print("KeyError", e)


# The same through lists, fields, closures and recursion.
class Box:
    def __init__(self):
        self.state = {"on": False, "level": 0, "log": []}

    def set(self, name, value):
        self.state[name] = value
        self.state["log"].append(name)

    def step(self):
        self.state["level"] += 1
        return self.state["level"] if not self.state["on"] else "on"


box = Box()
print(box.step(), box.step())
box.set("on", True)
print(box.step(), box.state["log"])
box.set("level", 1.5)
box.set("on", [])
print(box.step(), box.step())


def tree(depth):
    if depth == 0:
        return {"left": None, "right": None, "value": 1, "name": "leaf"}
    return {"left": tree(depth - 1), "right": tree(depth - 2 if depth > 1 else 0), "value": depth, "name": "node"}


def total(node):
    return 0 if node is None else node["value"] + total(node["left"]) + total(node["right"]) + len(node["name"])


print(total(tree(4)))
t = tree(2)
t["left"]["value"] = 0.5
print(total(t))

rows = [{"id": i, "name": "n%d" % i, "score": i * 1.5, "parts": [i]} for i in range(4)]
rows.append({"id": "five", "name": None, "score": 7, "parts": ()})
for row in rows:
    print(row["id"], row["name"], row["score"] + 1, len(row["parts"]))
rows[0]["parts"].append("p")
best = max(rows, key=lambda r: r["score"])
print(best["name"], rows[0]["parts"], [r["name"] for r in rows if r["name"] and r["name"] > "n1"])
for k, v in sorted(rows[1].items()):
    if isinstance(v, list):
        v.append(k)
print(rows[1]["parts"], sorted(str(v) for v in rows[1].values()))


# What goes out of sight may be changed there.
def anything(d):
    d["a"] = "changed"
    d["b"].append(None)


functions = {"f": anything, "n": 1}
out = {"a": 1, "b": [1]}
for name in ["f", "n"]:
    if callable(functions[name]):
        functions[name](out)
print(out["a"] + "!", out["b"])
store(out, "a", 2.5)
print(out["a"] + 1)

# More keys than a record has.
many = {}
many["k0"] = 0; many["k1"] = 1; many["k2"] = 2; many["k3"] = 3; many["k4"] = 4; many["k5"] = 5; many["k6"] = 6
many["k7"] = 7; many["k8"] = 8; many["k9"] = 9; many["l0"] = 0; many["l1"] = 1; many["l2"] = 2; many["l3"] = 3
many["l4"] = 4; many["l5"] = 5; many["l6"] = 6; many["l7"] = 7; many["l8"] = 8; many["l9"] = 9; many["m0"] = 0
many["m1"] = 1; many["m2"] = 2; many["m3"] = 3; many["m4"] = [4]; many["m5"] = "5"; many["m6"] = 6.5
many["m4"].append("x")
print(many["k1"] + many["m3"], many["m4"], many["m5"] + "5", many["m6"] + 1, len(many))

# Dicts that meet are one.
one = {"v": 1, "w": "w"}
two = {"v": "v", "u": [2]}
for d in (one, two):
    d["v"] = d["v"] * 2
    d["u"] = d.get("u", [])
    d["u"].append(d["v"])
print(one["v"] + 1, one["u"], two["v"] + "1", two["u"], one["w"])
