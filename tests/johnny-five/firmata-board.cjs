/**
 * An Arduino with Firmata: takes and gives the bytes of the protocol (Firmata 2.6), as a stream that can stand in the place of a serial
 * port, or at the other end of a pseudo terminal (pty-board.cjs). Pin 8 is wired to pin 2, PWM of pin 9 comes back at A0 as four times
 * its value, A1 gives 512; at A4 and A5 there are I2C devices (firmata-i2c.cjs). What arrives is written to FIRMATA_LOG.
 * With FIRMATA_DEAD set nobody answers.
 */
"use strict";
const { EventEmitter } = require("node:events");
const { appendFileSync } = require("node:fs");
const { I2cBus } = require("./firmata-i2c.cjs");

const PINS = 20;
const FIRST_ANALOG = 14;
const PWM_PINS = [3, 5, 6, 9, 10, 11];
const I2C_PINS = [18, 19];
const [INPUT, OUTPUT, ANALOG, PWM, SERVO, I2C, PULLUP] = [0, 1, 2, 3, 4, 6, 11];
/** Longer messages do not fit into the buffer of the sketch: it drops them. */
const MOST_SYSEX = 64;
/** Arduino's library Servo: shorter and longer pulses are not made, microseconds. */
const SERVO_US = [544, 2400];
const WIRED = [8, 2];

class FirmataBoard extends EventEmitter {
  constructor() {
    super();
    this.levels = new Array(PINS).fill(0);
    this.modes = new Array(PINS).fill(INPUT);
    this.reported = new Set();
    this.readings = [0, 512, 0, 0, 0, 0];
    this.listened = new Set();
    this.pending = [];
    this.bus = new I2cBus();
    setImmediate(() => {
      this.emit("open");
      this.say([0xf9, 2, 6]);
      this.firmware();
    });
    // As the sampling of the board goes.
    setInterval(() => {
      for (const channel of this.listened) {
        const value = this.readings[channel];
        this.say([0xe0 | channel, value & 0x7f, value >> 7]);
      }
    }, 5).unref();
  }

  say(bytes) {
    if (process.env.FIRMATA_DEAD === undefined) setImmediate(() => this.emit("data", Buffer.from(bytes)));
  }

  note(text) {
    if (process.env.FIRMATA_LOG !== undefined) appendFileSync(process.env.FIRMATA_LOG, `${text}\n`);
  }

  firmware() {
    const name = [...Buffer.from("Sketch")].flatMap((byte) => [byte & 0x7f, byte >> 7]);
    this.say([0xf0, 0x79, 2, 6, ...name, 0xf7]);
  }

  write(data, done) {
    for (const byte of data) this.take(byte);
    if (typeof done === "function") done();
  }

  take(byte) {
    const { pending } = this;
    pending.push(byte);
    if (pending[0] === 0xf0) {
      if (byte === 0xf7) this.sysex(pending.splice(0).slice(1, -1));
      return;
    }
    const length =
      pending[0] === 0xf9 || pending[0] === 0xff
        ? 1
        : (pending[0] & 0xf0) === 0xd0 || (pending[0] & 0xf0) === 0xc0
          ? 2
          : 3;
    if (pending.length === length) this.command(pending.splice(0));
  }

  sysex([kind, ...data]) {
    if (data.length >= MOST_SYSEX) return this.text("too long");
    if (kind === 0x79) this.firmware();
    else if (kind === 0x6b) this.capabilities();
    else if (kind === 0x69) {
      const channels = Array.from({ length: PINS }, (_, pin) =>
        pin < FIRST_ANALOG ? 0x7f : pin - FIRST_ANALOG,
      );
      this.say([0xf0, 0x6a, ...channels, 0xf7]);
    } else if (kind === 0x6f) this.analog(data[0], data[1] | (data[2] << 7));
    else if (kind === 0x6d) this.say([0xf0, 0x6e, data[0], this.modes[data[0]], this.levels[data[0]], 0xf7]);
    else if (kind === 0x78) this.i2cOn = true;
    else if (kind === 0x76) this.i2c(data);
  }

  capabilities() {
    const of = (pin) => {
      if (pin < 2) return [];
      const modes = [INPUT, 1, OUTPUT, 1, PULLUP, 1];
      if (PWM_PINS.includes(pin)) modes.push(PWM, 8);
      if (pin < FIRST_ANALOG) modes.push(SERVO, 14);
      else modes.push(ANALOG, 10);
      if (I2C_PINS.includes(pin)) modes.push(I2C, 1);
      return modes;
    };
    const all = Array.from({ length: PINS }, (_, pin) => [...of(pin), 0x7f]).flat();
    this.say([0xf0, 0x6c, ...all, 0xf7]);
  }

  /** A text for who listens, in halves of seven bits. */
  text(words) {
    this.say([0xf0, 0x71, ...[...Buffer.from(words)].flatMap((byte) => [byte & 0x7f, byte >> 7]), 0xf7]);
  }

  i2c([address, mode, ...halves]) {
    if (!this.i2cOn) return;
    const bytes = [];
    for (let i = 0; i + 1 < halves.length; i += 2) bytes.push(halves[i] | (halves[i + 1] << 7));
    const isRead = ((mode >> 3) & 3) === 1;
    this.note(`i2c ${isRead ? "read" : "write"} ${address.toString(16)} ${bytes.join(" ")}`);
    if (!isRead) return void this.bus.write(address, bytes);
    const [register, count] = bytes.length > 1 ? bytes : [undefined, bytes[0]];
    if (register !== undefined) this.bus.write(address, [register]);
    const answer = this.bus.read(address, count);
    if (answer.length < count) this.text("I2C: Too few bytes received");
    const split = [address, register ?? 0, ...answer].flatMap((byte) => [byte & 0x7f, byte >> 7]);
    this.say([0xf0, 0x77, ...split, 0xf7]);
  }

  /** PWM, or a pulse for a servo: degrees or microseconds. */
  analog(pin, value) {
    if (this.modes[pin] === SERVO) {
      const [shortest, longest] = SERVO_US;
      const us =
        value < shortest ? shortest + (value * (longest - shortest)) / 180 : Math.min(value, longest);
      this.note(`servo ${pin} ${us}`);
    } else if (this.modes[pin] === PWM) {
      this.note(`pwm ${pin} ${value}`);
      if (pin === 9) this.readings[0] = value * 4;
    }
  }

  command([first, a, b]) {
    const kind = first < 0xf0 ? first & 0xf0 : first;
    const channel = first & 0x0f;
    if (first === 0xf9) this.say([0xf9, 2, 6]);
    else if (first === 0xf4) {
      this.modes[a] = b;
      this.note(`mode ${a} ${b}`);
      if (b === PULLUP) this.set(a, 1);
    } else if (first === 0xf5) this.drive(a, b);
    else if (kind === 0x90) {
      const bits = a | (b << 7);
      for (let i = 0; i < 8; i++)
        if (this.modes[channel * 8 + i] === OUTPUT) this.drive(channel * 8 + i, (bits >> i) & 1);
    } else if (kind === 0xe0) this.analog(channel, a | (b << 7));
    else if (kind === 0xd0) {
      if (a === 1) this.reported.add(channel);
      this.report(channel);
    } else if (kind === 0xc0 && a === 1) this.listened.add(channel);
  }

  drive(pin, level) {
    if (this.levels[pin] === level) return;
    this.note(`level ${pin} ${level}`);
    this.set(pin, level);
    if (pin === WIRED[0]) this.set(WIRED[1], level);
  }

  set(pin, level) {
    this.levels[pin] = level;
    if (this.reported.has(pin >> 3)) this.report(pin >> 3);
  }

  report(port) {
    let bits = 0;
    for (let i = 0; i < 8; i++) bits |= (this.levels[port * 8 + i] ?? 0) << i;
    this.say([0x90 | port, bits & 0x7f, bits >> 7]);
  }
}

module.exports = FirmataBoard;
