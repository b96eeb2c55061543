/** The parts there are, by type. Each file is loaded only when a wiring names it; a new part is a file and a line here. */

import type { PartDefinition } from "./part.js";

type Load = () => Promise<{ readonly default: PartDefinition }>;

export const PART_LOADERS: Readonly<Record<string, Load>> = {
  "74hc165": () => import("./74hc165.js"),
  "74hc595": () => import("./74hc595.js"),
  apa102: () => import("./apa102.js"),
  at24c32: () => import("./at24c32.js"),
  "ble-central": () => import("./ble-central.js"),
  "ble-peripheral": () => import("./ble-peripheral.js"),
  bme280: () => import("./bme280.js"),
  button: () => import("./button.js"),
  buzzer: () => import("./buzzer.js"),
  "dc-motor": () => import("./dc-motor.js"),
  dht11: () => import("./dht11.js"),
  dht22: () => import("./dht22.js"),
  ds18b20: () => import("./ds18b20.js"),
  ds3231: () => import("./ds3231.js"),
  "espnow-peer": () => import("./espnow-peer.js"),
  "hc-sr04": () => import("./hc-sr04.js"),
  hd44780: () => import("./hd44780.js"),
  "http-client": () => import("./http-client.js"),
  "http-server": () => import("./http-server.js"),
  "i2c-registers": () => import("./i2c-registers.js"),
  "i2s-microphone": () => import("./i2s-microphone.js"),
  "i2s-speaker": () => import("./i2s-speaker.js"),
  ldr: () => import("./ldr.js"),
  led: () => import("./led.js"),
  mcp3008: () => import("./mcp3008.js"),
  mma7660: () => import("./mma7660.js"),
  mpu6050: () => import("./mpu6050.js"),
  "mqtt-broker": () => import("./mqtt-broker.js"),
  neopixel: () => import("./neopixel.js"),
  "ntp-server": () => import("./ntp-server.js"),
  pcf8574: () => import("./pcf8574.js"),
  pir: () => import("./pir.js"),
  potentiometer: () => import("./potentiometer.js"),
  relay: () => import("./relay.js"),
  "rgb-led": () => import("./rgb-led.js"),
  "sd-card": () => import("./sd-card.js"),
  servo: () => import("./servo.js"),
  "spi-device": () => import("./spi-device.js"),
  ssd1306: () => import("./ssd1306.js"),
  switch: () => import("./switch.js"),
  "tcp-client": () => import("./tcp-client.js"),
  "tcp-server": () => import("./tcp-server.js"),
  "uart-peer": () => import("./uart-peer.js"),
  "udp-client": () => import("./udp-client.js"),
  "udp-server": () => import("./udp-server.js"),
  "usb-host": () => import("./usb-host.js"),
  "wifi-network": () => import("./wifi-network.js"),
};

/** The part of that type, `undefined` if there is none. */
export async function loadPart(type: string): Promise<PartDefinition | undefined> {
  const load = Object.hasOwn(PART_LOADERS, type) ? PART_LOADERS[type] : undefined;
  return load === undefined ? undefined : (await load()).default;
}

export const partTypes = (): string[] => Object.keys(PART_LOADERS).sort();
