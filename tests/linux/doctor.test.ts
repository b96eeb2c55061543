/** `halpy doctor`: what works on a machine, and the exact lines that would help. */

import assert from "node:assert/strict";
import { chownSync } from "node:fs";
import { userInfo } from "node:os";
import { Permissions } from "../../cli/doctor/permissions.js";
import { SystemFiles } from "../../runtime-hal/linux/system-files.js";
import { FakeKernel, type FakeOptions } from "./fake-kernel.js";

describe("halpy doctor", () => {
  let kernel: FakeKernel;
  const on = (options: FakeOptions): FakeKernel => (kernel = new FakeKernel(options));
  afterEach(() => kernel.remove());

  it("shows the board, its chips and devices", async () => {
    on({});
    kernel.put("/dev/i2c-1", "");
    kernel.put("/sys/bus/iio/devices/iio:device0/name", "ads1015\n");
    kernel.put("/boot/firmware/config.txt", "# a remark\ndtparam=i2c_arm=on\narm_64bit=1\n");
    const { out, status } = await kernel.halpy("doctor");
    assert.equal(status, 0);
    assert.match(out, /^board +\[ok\] +A machine of the tests: '--board rpi4'$/m);
    assert.match(out, /sysfs: pinctrl-bcm2711 from 512; no pulls/);
    assert.match(out, /^I2C +\[ok\] +i2c-1$/m);
    assert.match(out, /^analog inputs +\[ok\] +iio:device0 \(ads1015\)$/m);
    assert.match(out, /^overlays .*\/boot\/firmware\/config.txt: dtparam=i2c_arm=on$/m);
    // Everything that is missing is switched on in one place.
    const lines = out.slice(out.indexOf("\n/boot/firmware/config.txt:\n"));
    assert.match(
      lines,
      /^\n\S+:\n {4}dtparam=spi=on\n {4}enable_uart=1\n {4}dtoverlay=pwm-2chan\n {4}dtoverlay=w1-gpio\n {2}then restart the machine/,
    );
  });

  it("tells which group gives the right to a device, and the rule where there is none", () => {
    on({});
    const files = new SystemFiles(kernel.root);
    const path = "/sys/class/gpio/export";
    const { username } = userInfo();
    // Root's own group is given to nobody: a rule of udev gives the device to another.
    chownSync(files.at(path), process.getuid?.() ?? 0, process.getgid?.() ?? 0);
    const gid = process.getgid?.() ?? 0;
    kernel.put("/etc/group", `root:x:0:\ngpio:x:${gid === 0 ? 997 : gid}:\n`);
    const fixes = new Permissions(files).fixes(path, "gpio");
    const shell = fixes.find(({ where }) => where === "type in a shell");
    assert.deepEqual(shell?.lines, [`sudo usermod -aG gpio ${username}`]);
    assert.equal(shell?.then, "log in again");
    const rule = fixes.find(({ where }) => where.startsWith("/etc/udev/rules.d/"));
    assert.equal(rule === undefined, gid !== 0);
    kernel.put("/etc/group", "root:x:0:\n");
    const without = new Permissions(files).fixes("/dev/i2c-1", "i2c");
    assert.ok(without.some(({ lines }) => lines.includes("sudo groupadd i2c")));
  });

  it("says on a machine without pins where scripts run; as data too", async () => {
    on({ compatible: "" });
    const { out } = await kernel.halpy("doctor", "--json");
    const findings = JSON.parse(out) as { area: string; state: string; text: string }[];
    const board = findings.find(({ area }) => area === "board");
    assert.equal(board?.state, "missing");
    assert.match(board?.text ?? "", /'halpy run --board rpi4 blink.py'/);
    // Nothing is told to be switched on in a file that is not there.
    assert.ok(!out.includes("config.txt"));
  });

  it("knows a board by the name that it was given", async () => {
    on({ compatible: "acme,clone\0brcm,bcm2711" });
    assert.match((await kernel.halpy("doctor")).out, /acme,clone, brcm,bcm2711\) is not known to halpy/);
    const { out, status } = await kernel.halpy("doctor", "--board", "rpi5");
    assert.equal(status, 1);
    assert.match(out, /sysfs: no chip is called pinctrl-rp1; there are: .*pinctrl-bcm2711/);
  });
});
