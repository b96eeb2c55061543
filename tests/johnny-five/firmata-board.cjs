/**
 * An Arduino with Firmata, in the place of its serial port: the real package firmata-io talks to it in the bytes of the protocol
 * (Firmata 2.6). Pin 8 is wired to pin 2, PWM of pin 9 comes back at A0 as a quarter of its value, A1 gives 512. What arrives is written
 * to FIRMATA_LOG. With FIRMATA_DEAD set nobody answers.
 */
"use strict";
const { EventEmitter } = require("node:events");
const { appendFileSync } = require("node:fs");

const PINS = 20;
const FIRST_ANALOG = 14;
const PWM_PINS = [3, 5, 6, 9, 10, 11];
const [INPUT, OUTPUT, ANALOG, PWM, PULLUP] = [0, 1, 2, 3, 11];
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

  sysex([kind]) {
    if (kind === 0x79) this.firmware();
    else if (kind === 0x6b) {
      const of = (pin) => {
        if (pin < 2) return [];
        const modes = [INPUT, 1, OUTPUT, 1, PULLUP, 1];
        if (PWM_PINS.includes(pin)) modes.push(PWM, 8);
        if (pin >= FIRST_ANALOG) modes.push(ANALOG, 10);
        return modes;
      };
      const all = Array.from({ length: PINS }, (_, pin) => [...of(pin), 0x7f]).flat();
      this.say([0xf0, 0x6c, ...all, 0xf7]);
    } else if (kind === 0x69) {
      const channels = Array.from({ length: PINS }, (_, pin) =>
        pin < FIRST_ANALOG ? 0x7f : pin - FIRST_ANALOG,
      );
      this.say([0xf0, 0x6a, ...channels, 0xf7]);
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
    } else if (kind === 0xe0) {
      this.note(`pwm ${channel} ${a | (b << 7)}`);
      if (channel === 9) this.readings[0] = (a | (b << 7)) * 4;
    } else if (kind === 0xd0) {
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
