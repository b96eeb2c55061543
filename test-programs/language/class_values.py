# Values of classes that change while derived classes and instances look on.
class A:
    n = 0
    kind = "a"
    def __init__(self): A.n += 1
class B(A):
    pass
class C:
    n = 100
    kind = "c"
class D(C, A):
    pass
class E(A, C):
    n = 5
class F(B, C): pass
def show():
    print(A.n, B.n, C.n, D.n, E.n, F.n, A().n, B().n, D().n, E().n, F().n, F.kind, D.kind)
show()
A.n = 50
show()
C.n = 7
A.kind = "aa"
show()
b = B()
b.n = 1
A.n = 3
print(b.n, B.n, B().n)
B.n = 9
A.n = 4
show()
A.kind = lambda self: "m"
print(B().kind(), F().kind())
A.kind = "back"
print(B().kind, F.kind, D.kind)
del B.n
show()
class G:
    p = property(lambda s: 5)
print(G().p)
G.p = 6
print(G().p)
for i in range(3):
    G.p += i
print(G().p, G.__dict__["p"], hasattr(A, "p"), G.p)
# Values that happen to be alike, and classes made in between.
C.n = 20
A.n = 20
A.n = 21
show()
C.n = 22
show()
class H(D):
    pass
A.n = 1
C.n = 2
print(H.n, H().n, D.n)
H.n = 3
C.n = 4
print(H.n, H().n, D.n)
del H.n
C.n = 5
print(H.n, H().n, D.n)
C.n = lambda self: "f"
print(D().n(), H().n())
C.n = 6
C.n = 7
print(D().n, H().n, H.n)
I = type("I", (H,), {})
C.n = 8
print(I.n, I().n)
I.n = 9
C.n = 10
print(I.n, I().n, H.n)
