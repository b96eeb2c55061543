core_name = "core"
core_value = 8
