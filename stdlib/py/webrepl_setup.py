# Setting up the prompt over Wi-Fi, which simulated boards do not have.

import webrepl

webrepl.start()
