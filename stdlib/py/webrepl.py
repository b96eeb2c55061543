# The prompt over Wi-Fi, which simulated boards do not have: nobody could reach their network. Programs that start it go on.


def start(port=8266, password=None, accept_handler=None):
    print("WebREPL is not there on a simulated board; 'halpy repl' is its prompt, with a folder as its files")


def start_foreground(port=8266, password=None):
    start(port, password)


def stop():
    pass
