# Walks through small dicts that are changed, left and taken up again meanwhile
d = {"a": 1, "b": 2, "c": 3}
walk = iter(d.items())
first = next(walk)
rest = list(walk)
print(d[first[0]] == first[1], len(rest), sorted([first] + rest), list(walk))
keys = iter(d)
values = iter(d.values())
print(d[next(keys)] == next(values), d[next(keys)] == next(values), d[list(keys)[0]] in list(values), list(keys))
pairs = []
for k in d:
    for k2, v2 in d.items():
        pairs.append((k, k2, v2))
print(sorted(pairs))
for k, v in d.items():
    d[k] = v * 10
print(sorted(d.items()))
for k, v in d.items():
    if v == 20:
        break
print(k, sorted(d.items(), key=lambda kv: -kv[1]))
walk = iter(d)
print(next(walk) in d)
d.clear()
print(list(walk), list(d.items()), list(d.values()), list({}.items()))
d["x"] = 1
print(list(d.items()), tuple(d.items()), dict(d.items()), set(d.values()))
e = {"k": 1, 2: "v", (3, 4): None}
print(len(list(e.items())), sorted([str(v) for k, v in e.items()]))
for k, v in {}.items():
    print("never")
print(sorted([(k, v) for k, v in {"p": 1, "q": 2}.items()]), max({"p": 1, "q": 2}.items(), key=lambda kv: kv[1]))
kept = [item for item in {"p": 1, "q": 2}.items()]
print(sorted(kept))


class Counting(dict):
    def items(self):
        return [("own", 1), ("items", 2)]


for k, v in Counting(z=1).items():
    print(k, v)
print(list(Counting(z=1)), sorted(Counting(z=1).values()))
