# Objects of JSON that come again in one place, with the same keys and with others; what the program does with such dicts
import json


def shown(v):
    if isinstance(v, dict):
        return "{" + " ".join("%s:%s" % (k, shown(v[k])) for k in sorted(v, key=str)) + "}"
    if isinstance(v, list):
        return "[" + " ".join(shown(x) for x in v) + "]"
    return repr(v)


rows = json.loads(
    '[{"id": 1, "pos": {"x": 1, "y": 2}, "ok": true}, {"id": 2, "pos": {"x": 3, "y": 4}, "ok": false},'
    ' {"id": 3, "pos": {"y": 5, "x": 6}, "ok": null}, {"id": 4, "ok": 1, "pos": {"x": 7}}, {"id": 5}, {},'
    ' {"id": 6, "pos": {"x": 1, "y": 2, "z": 3}, "ok": true, "id": 7}, {"ok": 2, "id": 8}]'
)
print(shown(rows))
print([len(r) for r in rows], [r.get("ok") for r in rows], ["pos" in r for r in rows])
rows[0]["new"] = 1
rows[1]["id"] = "two"
del rows[2]["pos"]
rows[3].update({"a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 6, "g": 7})
print(shown(rows))
print(shown(json.loads('[{"id": 1, "pos": {"x": 1, "y": 2}, "ok": true}]')))
for text in (
    '{"id" 1 "pos" {"x":2 "y":3} "ok" 4}',
    '{"idx": 1, "id": 2}',
    '{"id\\u0041": 1, "id": 2}',
    '{"i\\"d": 1, "id": 2}',
    '{"i\\"d": 1, "id": 2}',
    '{"id": {"id": {"id": 1}}}',
    '{"id": {"id": {"id": [{"id": 1}, {"id": 2}]}}}',
    '[{"id"}, {"id": 1, "pos": 2}]',
    '[{"id"}, {"pos": 1}]',
    '{"id": 1, "pos": [}',
    '{1: 2, "id": 3}',
    '{"id": 1, 2: 3, "ok": 4}',
    '{"id": 1, "pos": 2, "ok": 3',
    '{"": 1, "é": 2}',
    '{"": 1, "é": 2}',
    '{"2": 1, "1": 2}',
    '{"2": 1, "1": 2}',
    '{"a":1,"b":2,"c":3,"d":4,"e":5,"f":6,"g":7,"h":8,"i":9}',
    '{"a":1,"b":2,"c":3,"d":4,"e":5,"f":6,"g":7,"h":8,"i":9}',
    '{"a":1,"b":2,"c":3,"d":4,"e":5,"f":6,"g":7,"h":8}',
    '{"a":1,"b":2,"c":3,"d":4,"e":5,"f":6,"g":7,"h":8}',
):
    try:
        print(shown(json.loads(text)))
    except ValueError:
        print("ValueError")
total = 0
for i in range(50):
    r = json.loads('{"id": %d, "pos": {"x": %d, "y": 2}, "ok": true}' % (i, i * i))
    total += r["id"] + r["pos"]["x"] * r["pos"]["y"] + r["ok"]
print(total, json.dumps([True, False, None, 1, 2.5, 'a"b', ["x"], {'k"': None}, {"k": True}]))
