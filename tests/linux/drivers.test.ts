/** Drivers of the Linux backend that need nothing but files, on a tree of their own, and the bytes of those that need ioctl. */

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { HalError } from "../../runtime-hal/hal/errors.js";
import { howToGet } from "../../runtime-hal/linux/device-file.js";
import { transferRequest } from "../../runtime-hal/linux/i2c-uapi.js";
import { iioDevices, inputVolts, voltageChannels } from "../../runtime-hal/linux/iio.js";
import type { Libc } from "../../runtime-hal/linux/libc.js";
import { encode } from "../../runtime-hal/linux/neopixel-spi.js";
import { SysfsPwm } from "../../runtime-hal/linux/pwm-sysfs.js";
import { SystemFiles } from "../../runtime-hal/linux/system-files.js";
import { rawSettings } from "../../runtime-hal/linux/tty-uapi.js";
import { KernelOneWire } from "../../runtime-hal/linux/w1.js";

describe("Linux drivers over files", () => {
  let root: string;
  let files: SystemFiles;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "halpy-drivers-"));
    files = new SystemFiles(root);
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const put = (path: string, text: string): void => {
    mkdirSync(dirname(`${root}${path}`), { recursive: true });
    writeFileSync(`${root}${path}`, text);
  };
  const get = (path: string): string => readFileSync(`${root}${path}`, "latin1");

  describe("PWM", () => {
    const chip = "/sys/class/pwm/pwmchip0";
    const folder = `${chip}/pwm1`;
    // Exported already: a plain file cannot make the folder.
    const output = (): SysfsPwm => {
      for (const name of ["period", "duty_cycle", "polarity", "enable"]) put(`${folder}/${name}`, "0");
      return new SysfsPwm(files, { chip, channel: 1 }, "GPIO19");
    };
    const state = (): string[] => ["period", "duty_cycle", "enable"].map((name) => get(`${folder}/${name}`));

    it("sets period and high time in nanoseconds", () => {
      const pwm = output();
      pwm.setFrequency(1000);
      pwm.setDutyU16(0x4000);
      assert.deepEqual(state(), ["1000000", "250000", "1"]);
      assert.equal(pwm.dutyU16(), 0x4000);
      pwm.setFrequency(50);
      assert.deepEqual(state(), ["20000000", "5000000", "1"]);
      pwm.setHighNs(1_500_000);
      assert.deepEqual(state(), ["20000000", "1500000", "1"]);
    });

    it("is always high at the largest duty, and never higher than its period", () => {
      const pwm = output();
      pwm.setFrequency(1000);
      pwm.setDutyU16(65535);
      assert.equal(get(`${folder}/duty_cycle`), "1000000");
      pwm.setHighNs(5_000_000);
      assert.equal(get(`${folder}/duty_cycle`), "1000000");
    });

    it("changes its polarity while it is off, and ends switched off", () => {
      const pwm = output();
      pwm.setInverted(true);
      pwm.setFrequency(100);
      assert.equal(get(`${folder}/polarity`), "inversed");
      pwm.close();
      assert.equal(get(`${folder}/enable`), "0");
    });
  });

  it("IIO: volts are raw value, offset and scale", () => {
    const folder = "/sys/bus/iio/devices/iio:device0";
    put(`${folder}/name`, "mcp3008\n");
    put(`${folder}/in_voltage0_raw`, "512\n");
    put(`${folder}/in_voltage10_raw`, "100\n");
    put(`${folder}/in_voltage2_raw`, "93\n");
    put(`${folder}/in_voltage2_offset`, "7\n");
    put(`${folder}/in_voltage_scale`, "3.222656250\n");
    const [device] = iioDevices(files);
    assert.ok(device !== undefined && device.name === "mcp3008");
    assert.deepEqual(voltageChannels(files, device, "in"), [0, 2, 10]);
    assert.equal(inputVolts(files, device, 0), 1.65);
    assert.ok(Math.abs(inputVolts(files, device, 2) - 0.322265625) < 1e-9);
  });

  describe("1-Wire", () => {
    const SEARCH = 0xf0;
    const device = (name: string, scratchpad: string): void =>
      put(`/sys/bus/w1/devices/${name}/w1_slave`, `${scratchpad} : crc=1c YES\n${scratchpad} t=85000\n`);

    /** One walk down the tree of numbers, taking the ones at forks if `ones`. */
    function walk(bus: KernelOneWire, ones: boolean): string {
      bus.reset();
      bus.writeByte(SEARCH);
      const rom = new Uint8Array(8);
      for (let i = 0; i < 64; i++) {
        const [bit, complement] = [bus.readBit(), bus.readBit()];
        assert.ok(bit === 0 || complement === 0, `nobody at bit ${i}`);
        const chosen = bit === complement ? ones : bit === 1;
        bus.writeBit(chosen);
        if (chosen) rom[i >> 3] = (rom[i >> 3] as number) | (1 << (i & 7));
      }
      return Buffer.from(rom).toString("hex");
    }

    it("lets a search find all devices", () => {
      device("28-0000001234ab", "50 05 4b 46 7f ff 0c 10 1c");
      device("28-0000001234cd", "50 05 4b 46 7f ff 0c 10 1c");
      const bus = new KernelOneWire(files);
      const found = [walk(bus, false), walk(bus, true)].map((rom) => rom.slice(0, 14));
      assert.deepEqual(found.sort(), ["28ab3412000000", "28cd3412000000"]);
    });

    it("gives the scratchpad of the device that was addressed, and ones where nobody is", () => {
      device("28-0000001234ab", "58 01 4b 46 7f ff 0c 10 1c");
      const bus = new KernelOneWire(files);
      const rom = Buffer.from(walk(bus, true), "hex");
      const read = (): number[] => {
        bus.writeByte(0xbe);
        return Array.from({ length: 9 }, () => bus.readByte());
      };
      assert.ok(bus.reset());
      bus.writeByte(0x55);
      for (const byte of rom) bus.writeByte(byte);
      assert.deepEqual(read(), [0x58, 0x01, 0x4b, 0x46, 0x7f, 0xff, 0x0c, 0x10, 0x1c]);
      rmSync(`${root}/sys/bus/w1/devices/28-0000001234ab/w1_slave`);
      bus.reset();
      bus.writeByte(0xcc);
      assert.deepEqual(read(), Array(9).fill(0xff));
    });
  });

  it("what is missing is named with the file that is to be changed", () => {
    assert.match(
      howToGet(files, "dtparam=i2c_arm=on"),
      /'dtparam=i2c_arm=on' to \/boot\/config\.txt and restart/,
    );
    put("/boot/firmware/config.txt", "");
    assert.match(howToGet(files, "dtparam=i2c_arm=on"), /\/boot\/firmware\/config\.txt/);
  });
});

describe("Linux drivers in bytes", () => {
  it("I2C messages: address, flags, length, pointer", () => {
    const addresses = new Map<Uint8Array, bigint>();
    const libc = {
      address(bytes: Uint8Array): bigint {
        addresses.set(bytes, BigInt(0x1000 * (addresses.size + 1)));
        return addresses.get(bytes) as bigint;
      },
    } as unknown as Libc;
    const data = Uint8Array.of(0x20);
    const into = new Uint8Array(300);
    const { kept } = transferRequest(libc, [
      { address: 0x76, read: false, data },
      { address: 0x76, read: true, data: into },
    ]);
    const view = new DataView((kept[0] as Uint8Array).buffer);
    const size = view.byteLength / 2;
    assert.deepEqual(
      [0, 2, 4].map((at) => view.getUint16(at, true)),
      [0x76, 0, 1],
    );
    assert.deepEqual(
      [0, 2, 4].map((at) => view.getUint16(size + at, true)),
      [0x76, 1, 300],
    );
    assert.equal(BigInt(view.getUint32(8, true)), addresses.get(data));
    assert.equal(BigInt(view.getUint32(size + 8, true)), addresses.get(into));
  });

  it("serial ports: any rate, and the bits of a byte", () => {
    const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer);
    const usual = view(rawSettings({ baudrate: 31_250, bits: 8, parity: "none", stopBits: 1 }));
    assert.deepEqual(
      [usual.getUint32(8, true), usual.getUint32(36, true), usual.getUint32(40, true)],
      [0x18b0, 31_250, 31_250],
    );
    const odd = view(rawSettings({ baudrate: 9600, bits: 7, parity: "odd", stopBits: 2 }));
    assert.equal(odd.getUint32(8, true), 0x1000 | 0x80 | 0x800 | 0x20 | 0x40 | 0x100 | 0x200);
  });

  it("NeoPixel pulses: each bit is high for its time, and the line rests at the end", () => {
    const { hz, bytes } = encode([400, 850, 800, 450], Uint8Array.of(0b1000_0001));
    // High for one of three parts is 0.42 us, for two 0.83 us.
    assert.equal(hz, 2_400_000);
    const bits = [...bytes.subarray(0, 3)].map((byte) => byte.toString(2).padStart(8, "0")).join("");
    assert.equal(bits, "110100100100100100100110");
    const low = bytes.subarray(3);
    assert.ok(low.every((byte) => byte === 0) && (low.length * 8) / hz >= 280e-6);
  });

  it("an error of the hardware layer keeps the system's number", () => {
    assert.equal(new HalError("io", "gone", 19).errno, 19);
  });
});
