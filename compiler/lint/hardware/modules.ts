/** The modules that boards have, by name: what makes a program one for hardware. Needed by every run, so without any data. */

const HARDWARE =
  /^u?(machine|neopixel|onewire|dht|apa102|ds18x20|pyb|stm|esp|esp32|rp2|samd|board|microcontroller|digitalio|analogio|busio|bitbangio|pulseio|touchio|audioio|neopixel_write|nativeio|usb_hid|network|bluetooth|ubluetooth|espnow|wipy|pycom)$/;

/** Whether a module is one of those that boards have. */
export function isHardwareModule(name: string): boolean {
  return HARDWARE.test(name);
}
