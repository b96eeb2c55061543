# Devices that share a bus: whoever talks has it locked.
