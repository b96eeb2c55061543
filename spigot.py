import time

def pi_digits(n):
    q, r, t, k, m, x = 1, 0, 1, 1, 3, 3
    out = []
    while len(out) < n:
        if 4 * q + r - t < m * t:
            out.append(m)
            q, r, m = 10*q, 10*(r-m*t), (10*(3*q+r))//t - 10*m
        else:
            q, r, t, k, m, x = q*k, (2*q+r)*x, t*x, k+1, (q*(7*k+2)+r*x)//(t*x), x+2
    return out
def run(n):
    d = pi_digits(n)
    return "".join(map(str, d[-20:])), sum(d)

start = time.ticks_us()
result = run(400)
elapsed = time.ticks_diff(time.ticks_us(), start)
print(result)
print('time_us', elapsed)
