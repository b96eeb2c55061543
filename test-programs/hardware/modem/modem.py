# Talks to a modem: waits for its greeting, sends commands, prints what it answers.
from machine import UART
from time import sleep_ms

modem = UART(1, baudrate=9600, tx=17, rx=16, timeout=200)


def ask(command):
    modem.write(command + "\r\n")
    answer = modem.readline()
    print(command, "->", answer.decode().strip() if answer else "no answer")


sleep_ms(50)
print(modem.readline().decode().strip())
ask("AT")
ask("AT+CSQ")
ask("AT+NONE")
sleep_ms(1000)
ask("AT")
