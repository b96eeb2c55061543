# Named expressions, and loops with else.
data = [3, 8, 0, 5]
if (n := len(data)) > 3:
    print("long", n)
while (item := data.pop()) != 0:
    print("item", item)
print([y for x in range(5) if (y := x * x) > 3], y)
print((a := 1, b := a + 1), a, b)


def first_even(values):
    for v in values:
        if v % 2 == 0:
            print("found", v)
            break
    else:
        print("none even")


first_even([1, 3, 4, 5])
first_even([1, 3])
first_even([])

n = 3
while n:
    n -= 1
    if n == 1:
        continue
    print(n, end=" ")
else:
    print("loop done")

for i in range(3):
    for j in range(3):
        if j == 2:
            break
        if i == 1:
            continue
        print((i, j), end=" ")
    else:
        print("never")
print(i, j)

for i in range(10, 0, -3):
    print(i, end=" ")
for i, (a, *b) in enumerate(["xyz", "pq"]):
    print(i, a, b, end=" ")
print()
x = 5
print("big" if x > 10 else "middle" if x > 3 else "small")
print(not x, not not x, x and "yes", 0 or None, x is x, None is None, x is not None)
values = [1, 2, 3]
for v in values:
    if v < 3:
        values.append(v + 10)
print(values)
x = y = z = [0]
x += [1]
print(x, y, z is x)
t = (1,)
u = t
t += (2,)
print(t, u)
pass; print("two"); print("statements")
if x: print("one line")
assert x, "not empty"
global_name = 1


def change():
    global global_name, new_name
    global_name += 1
    new_name = "made in a function"


change()
print(global_name, new_name)
