/**
 * The SPI mode of an SD card (SD Specifications, Physical Layer Simplified Specification, part 7): commands of six bytes, an answer a byte
 * later, blocks of data with a token before them. Queued answers outlive deselection, as drivers that release the card between the
 * blocks of a transfer count on.
 */

import type { SimClock } from "../clock.js";
import type { SpiTarget } from "../bus/spi-target.js";
import type { CardImage } from "./card-image.js";
import { cardIdentity, cardRegister, crc16, crc7, isHighCapacity } from "./sd-registers.js";

const SECTOR = 512;
const HIGH = 0xff;
/** Bits of the first answer. */
const IDLE = 0x01;
const ILLEGAL = 0x04;
const CRC_WRONG = 0x08;
const BAD_PARAMETER = 0x40;
const START = 0xfe;
const START_OF_MANY = 0xfc;
const STOP = 0xfd;
const ACCEPTED = 0xe5;
const WRITE_ERROR = 0xed;
/** Voltage range of a 3.3 V card, and: it has woken up. */
const OCR = [0x80, 0xff, 0x80, 0x00];
const OCR_HIGH_CAPACITY = 0x40;
const SCR = [0x02, 0x35, 0x80, 0x00, 0, 0, 0, 0];
const WRITE_US = 500;
const WAKE_US = 30_000;

type Writing = { readonly many: boolean; sector: number; data: number[] | undefined };

export class SdOverSpi implements SpiTarget {
  private command: number[] = [];
  private out: number[] = [];
  private state: "off" | "idle" | "ready" = "off";
  private isApplication = false;
  private wakeUs = 0;
  private busyUntilUs = 0;
  private checksCrc = false;
  private reading: number | undefined;
  private writing: Writing | undefined;

  constructor(
    private readonly image: CardImage,
    private readonly clock: SimClock,
    private readonly events: { changed(): void; refused(): void },
  ) {}

  /** The power was off. */
  powerOn(): void {
    this.state = "off";
    this.out = [];
    this.command = [];
    this.reading = undefined;
    this.writing = undefined;
    this.checksCrc = false;
  }

  selected(): void {
    this.command = [];
  }

  deselected(): void {
    this.command = [];
  }

  outgoing(): number {
    if (this.out.length > 0) return this.out[0] as number;
    if (this.clock.currentUs < this.busyUntilUs) return 0;
    return this.reading === undefined ? HIGH : START;
  }

  exchange(byte: number): number {
    if (this.out.length === 0 && this.reading !== undefined && this.clock.currentUs >= this.busyUntilUs)
      this.sendSector();
    const answer = this.outgoing();
    this.out.shift();
    this.take(byte);
    return answer;
  }

  private take(byte: number): void {
    const { writing } = this;
    if (writing !== undefined && this.command.length === 0 && this.takeData(writing, byte)) return;
    if (this.command.length === 0 && (byte & 0xc0) !== 0x40) return;
    this.command.push(byte);
    if (this.command.length < 6) return;
    const [first, ...rest] = this.command as [number, number, number, number, number, number];
    const wrong = crc7(this.command.slice(0, 5)) !== rest[4];
    this.command = [];
    const argument = ((rest[0] << 24) | (rest[1] << 16) | (rest[2] << 8) | rest[3]) >>> 0;
    this.perform(first & 0x3f, argument, wrong);
  }

  // ------------------------------------------------------------ commands

  private answer(...bytes: number[]): void {
    this.out = [HIGH, ...bytes];
  }

  private get flags(): number {
    return this.state === "idle" ? IDLE : 0;
  }

  private perform(index: number, argument: number, crcWrong: boolean): void {
    const application = this.isApplication;
    this.isApplication = false;
    if (this.state === "off" && index !== 0) return;
    // Before it is told otherwise a card looks at the checksums of these two only.
    if (crcWrong && (this.checksCrc || index === 0 || index === 8))
      return this.answer(this.flags | CRC_WRONG);
    if (application && index === 41) return this.wake();
    if (application && index === 13) return this.sendBlock(new Array<number>(64).fill(0), [0, 0]);
    if (application && index === 51) return this.sendBlock(SCR, [0]);
    switch (index) {
      case 0:
        this.powerOn();
        this.state = "idle";
        this.wakeUs = 0;
        return this.answer(IDLE);
      case 8:
        return this.answer(this.flags, 0, 0, (argument >> 8) & 0xf, argument & 0xff);
      case 55:
        this.isApplication = true;
        return this.answer(this.flags);
      case 58: {
        const [first = 0, ...others] = OCR;
        const high = isHighCapacity(this.image.sectors) ? OCR_HIGH_CAPACITY : 0;
        return this.answer(this.flags, this.state === "ready" ? first | high : 0, ...others);
      }
      case 59:
        this.checksCrc = (argument & 1) === 1;
        return this.answer(this.flags);
      case 1:
        return this.wake();
    }
    if (this.state !== "ready") return this.answer(this.flags | ILLEGAL);
    this.transfer(index, argument);
  }

  private transfer(index: number, argument: number): void {
    switch (index) {
      case 9:
        return this.sendBlock(cardRegister(this.image.sectors, this.image.isProtected), [0]);
      case 10:
        return this.sendBlock(cardIdentity(), [0]);
      case 12:
        this.reading = undefined;
        return this.answer(0);
      case 13:
        return this.answer(0, 0);
      case 16:
        return this.answer(argument === SECTOR || isHighCapacity(this.image.sectors) ? 0 : BAD_PARAMETER);
      case 17:
      case 18:
      case 24:
      case 25: {
        const sector = isHighCapacity(this.image.sectors) ? argument : argument / SECTOR;
        if (!Number.isInteger(sector) || sector >= this.image.sectors) return this.answer(BAD_PARAMETER);
        if (index === 17) return this.sendBlock([...this.image.read(sector)], [0]);
        this.answer(0);
        if (index === 18) this.reading = sector;
        else this.writing = { many: index === 25, sector, data: undefined };
        return;
      }
      default:
        return this.answer(ILLEGAL);
    }
  }

  /** ACMD41 and CMD1: the card needs a while to wake up. */
  private wake(): void {
    const now = this.clock.currentUs;
    if (this.wakeUs === 0) this.wakeUs = now + WAKE_US;
    if (now >= this.wakeUs) this.state = "ready";
    this.answer(this.flags);
  }

  private sendBlock(data: readonly number[], before: readonly number[]): void {
    const sum = crc16(data);
    this.answer(...before, HIGH, START, ...data, sum >> 8, sum & 0xff);
  }

  private sendSector(): void {
    const sector = this.reading as number;
    if (sector >= this.image.sectors) {
      this.reading = undefined;
      return;
    }
    this.reading = sector + 1;
    const data = [...this.image.read(sector)];
    const sum = crc16(data);
    this.out.push(HIGH, START, ...data, sum >> 8, sum & 0xff);
  }

  /** Data that is written. True: the byte was part of it. */
  private takeData(writing: Writing, byte: number): boolean {
    if (writing.data === undefined) {
      if (byte === (writing.many ? START_OF_MANY : START)) writing.data = [];
      else if (writing.many && byte === STOP) {
        this.writing = undefined;
        this.out = [HIGH];
        this.busyUntilUs = this.clock.currentUs + WRITE_US;
      } else return false;
      return true;
    }
    writing.data.push(byte);
    if (writing.data.length < SECTOR + 2) return true;
    const data = Uint8Array.from(writing.data.slice(0, SECTOR));
    const sector = writing.sector++;
    writing.data = undefined;
    if (!writing.many) this.writing = undefined;
    const stored = sector < this.image.sectors && this.image.write(sector, data);
    this.out = [stored ? ACCEPTED : WRITE_ERROR];
    if (!stored) return (this.events.refused(), true);
    this.busyUntilUs = this.clock.currentUs + WRITE_US;
    this.events.changed();
    return true;
  }
}
