import time

CODE = {'A':'.-','B':'-...','C':'-.-.','D':'-..','E':'.','F':'..-.','G':'--.','H':'....','I':'..','J':'.---','K':'-.-','L':'.-..','M':'--','N':'-.','O':'---','P':'.--.','Q':'--.-','R':'.-.','S':'...','T':'-','U':'..-','V':'...-','W':'.--','X':'-..-','Y':'-.--','Z':'--..'}
REV = {v: k for k, v in CODE.items()}
class Led:
    def __init__(self): self.t = 0; self.log = []
    def on(self, ms): self.log.append((self.t, 1)); self.t += ms
    def off(self, ms): self.log.append((self.t, 0)); self.t += ms
def send(led, text, unit=100):
    for ch in text.upper():
        if ch == ' ':
            led.off(unit * 4)
            continue
        for s in CODE.get(ch, ''):
            led.on(unit if s == '.' else 3 * unit)
            led.off(unit)
        led.off(unit * 2)
def receive(log, unit=100):
    words = []; cur = ''; word = ''
    for (t0, v), (t1, _) in zip(log, log[1:]):
        d = (t1 - t0) / unit
        if v: cur += '.' if d < 2 else '-'
        elif d > 1.5:
            if cur: word += REV.get(cur, '?'); cur = ''
            if d >= 4: words.append(word); word = ''
    if cur: word += REV[cur]
    if word: words.append(word)
    return ' '.join(words)
def run(n):
    t = 0
    for i in range(n):
        led = Led()
        send(led, "hello world from micropython number %s" % chr(65 + i % 26))
        t += led.t + len(receive(led.log))
    return t, receive(led.log)

start = time.ticks_us()
result = run(200)
elapsed = time.ticks_diff(time.ticks_us(), start)
print(result)
print('time_us', elapsed)
