/** `network.WLAN` of a Linux board: the machine's own connection. */

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { networkInterfaces, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { MachineWifi } from "../../runtime-hal/linux/machine-wifi.js";
import { SystemFiles } from "../../runtime-hal/linux/system-files.js";
import { FakeKernel } from "./fake-kernel.js";

const entry = (address: string, mac: string, internal = false) => [
  { address, netmask: "255.255.255.0", family: "IPv4" as const, mac, internal, cidr: null },
];
const LOOP = { lo: entry("127.0.0.1", "00:00:00:00:00:00", true) };
const BOTH = {
  ...LOOP,
  eth0: entry("10.0.0.7", "b8:27:eb:00:00:01"),
  wlan0: entry("192.168.1.23", "b8:27:eb:00:00:02"),
};

function machine(files: Readonly<Record<string, string>>, links: ReturnType<typeof networkInterfaces>) {
  const root = mkdtempSync(join(tmpdir(), "halpy-wifi-"));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(root + path), { recursive: true });
    writeFileSync(root + path, text);
  }
  const said: string[] = [];
  const board = {
    files: new SystemFiles(root),
    warn: (text: string) => void said.push(text),
    note: (what: string, is: string) => void said.push(`${what}: ${is}`),
  };
  return { wifi: new MachineWifi(board, () => links), said };
}

const FILES = {
  "/sys/class/net/wlan0/wireless/status": "0",
  "/proc/net/route":
    "Iface\tDestination\tGateway \tFlags\tRefCnt\n" +
    "eth0\t00000000\t0100000A\t0003\t0\nwlan0\t00000000\t0101A8C0\t0003\t0\nwlan0\t0001A8C0\t00000000\t0001\t0\n",
  "/proc/net/wireless":
    "Inter-| sta-|   Quality\n face | tus | link level noise\n wlan0: 0000   51.  -59.  -256        0      0\n",
  "/etc/resolv.conf": "# made by something\nnameserver 192.168.1.1\n",
};

describe("the network of a Linux board", () => {
  it("is that of the radio, with what the kernel knows of it", () => {
    const { wifi, said } = machine(FILES, BOTH);
    assert.equal(wifi.state(), "connected");
    assert.deepEqual(wifi.address(), {
      address: "192.168.1.23",
      netmask: "255.255.255.0",
      gateway: "192.168.1.1",
      dns: "192.168.1.1",
    });
    assert.equal(wifi.rssi(), -59);
    assert.equal(Buffer.from(wifi.mac("station")).toString("hex"), "b827eb000002");
    wifi.join("home");
    assert.deepEqual(said, [
      "network: wlan0, 192.168.1.23; the operating system connects, 'home' and its password are not used",
    ]);
  });

  it("is a cable where there is no radio, and nothing where there is none", () => {
    const cable = machine({ ...FILES, "/proc/net/wireless": "" }, { ...LOOP, eth0: BOTH.eth0 }).wifi;
    assert.equal(cable.address()?.address, "10.0.0.7");
    assert.equal(cable.address()?.gateway, "10.0.0.1");
    assert.equal(cable.rssi(), 0);
    const none = machine({}, LOOP).wifi;
    assert.equal(none.state(), "connecting");
    assert.equal(none.address(), undefined);
  });

  it("can be left and joined again, and says what it does not do", () => {
    const { wifi, said } = machine(FILES, BOTH);
    wifi.leave();
    assert.equal(wifi.state(), "idle");
    assert.equal(wifi.address(), undefined);
    wifi.join("home");
    assert.equal(wifi.state(), "connected");
    assert.deepEqual(wifi.scan(), []);
    wifi.serve();
    assert.deepEqual(said.slice(1), [
      "the operating system has the radio: scan() finds no networks",
      "the operating system has the radio: the access point of the program is not opened",
    ]);
  });

  it("lets the usual script through", async () => {
    const kernel = new FakeKernel({ compatible: "raspberrypi,4-model-b\0brcm,bcm2711" });
    const hasLink = Object.values(networkInterfaces()).some((infos) => infos?.some((info) => !info.internal));
    const { out, err } = await kernel.run([
      "-c",
      `
import network, time
from machine import Pin
led = Pin(17, Pin.OUT)
wlan = network.WLAN(network.STA_IF)
wlan.active(True)
if not wlan.isconnected():
    wlan.connect("home", "secret")
    for i in range(3):
        if wlan.isconnected():
            break
        time.sleep(0.01)
print(wlan.isconnected(), len(wlan.ifconfig()))`,
    ]);
    assert.equal(out + err, `${hasLink ? "True" : "False"} 4\n`);
  });
});
