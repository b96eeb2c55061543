# Clients for MQTT: simple and robust.
