import time

PROG = "++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+.>++."
def jumps(p):
    stack = []; m = {}
    for i, c in enumerate(p):
        if c == '[': stack.append(i)
        elif c == ']':
            j = stack.pop(); m[i] = j; m[j] = i
    return m
def execute(p):
    m = jumps(p); tape = [0] * 100; ptr = pc = 0; out = []
    while pc < len(p):
        c = p[pc]
        if c == '>': ptr += 1
        elif c == '<': ptr -= 1
        elif c == '+': tape[ptr] = (tape[ptr] + 1) % 256
        elif c == '-': tape[ptr] = (tape[ptr] - 1) % 256
        elif c == '.': out.append(chr(tape[ptr]))
        elif c == '[':
            if not tape[ptr]: pc = m[pc]
        elif c == ']':
            if tape[ptr]: pc = m[pc]
        pc += 1
    return ''.join(out)
def run(n):
    for i in range(300): r = execute(PROG)
    return r

start = time.ticks_us()
result = run(1)
elapsed = time.ticks_diff(time.ticks_us(), start)
print(result)
print('time_us', elapsed)
