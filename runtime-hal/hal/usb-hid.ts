/** A board as keyboard, mouse and the like of the computer at its USB connector. */

/** What a device is, by the tables of the USB organisation: page 1 usage 6 is a keyboard, usage 2 a mouse. */
export interface HidUsage {
  readonly page: number;
  readonly usage: number;
}

export interface UsbHid {
  /** A report to the computer, as the device's descriptor lays it out, without its number. */
  send(usage: HidUsage, report: Uint8Array): void;
  close(): void;
}
