# board: esp32; for: 1s
# A reset starts the program anew, and tells its cause.
import machine

if machine.reset_cause() == machine.PWRON_RESET:
    print("power on")
    machine.reset()
print("after a reset", machine.reset_cause() == machine.SOFT_RESET or machine.reset_cause() == machine.HARD_RESET)
