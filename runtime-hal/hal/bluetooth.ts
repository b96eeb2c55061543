/**
 * Bluetooth Low Energy as a program's module has it: the calls that MicroPython makes of its Bluetooth stack (extmod/modbluetooth.h). Functions that
 * can be refused give an error number of Linux, 0 if all is well; what comes of them is told by events.
 */

/** 2, 4 or 16 bytes, the last one first, as they are sent. */
export class BleUuid {
  constructor(readonly bytes: Uint8Array) {}

  /** For comparing. */
  get key(): string {
    return [...this.bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  }
}

export interface BleAddress {
  /** 0: public, 1: random. */
  readonly type: number;
  /** Six bytes, the first one first. */
  readonly bytes: Uint8Array;
}

/** Numbers of events (modbluetooth.h). */
export const BLE_EVENT = {
  centralConnect: 1,
  centralDisconnect: 2,
  written: 3,
  readRequest: 4,
  scanResult: 5,
  scanDone: 6,
  peripheralConnect: 7,
  peripheralDisconnect: 8,
  serviceResult: 9,
  serviceDone: 10,
  characteristicResult: 11,
  characteristicDone: 12,
  descriptorResult: 13,
  descriptorDone: 14,
  readResult: 15,
  readDone: 16,
  writeDone: 17,
  notified: 18,
  indicated: 19,
  indicateDone: 20,
  mtuExchanged: 21,
} as const;

export interface BleEvent {
  readonly code: number;
  readonly data: readonly (number | Uint8Array | BleUuid)[];
  /** What the program's handler gave, for events that ask. */
  answer?(status: number): void;
}

/** Bits of what may be done with a characteristic. */
export const BLE_FLAG = { read: 2, writeNoResponse: 4, write: 8, notify: 16, indicate: 32 } as const;

export interface BleDescriptorSpec {
  readonly uuid: BleUuid;
  readonly flags: number;
}

export interface BleCharacteristicSpec extends BleDescriptorSpec {
  readonly descriptors: readonly BleDescriptorSpec[];
}

export interface BleServiceSpec {
  readonly uuid: BleUuid;
  readonly characteristics: readonly BleCharacteristicSpec[];
}

export interface BleScan {
  /** 0: until it is stopped. */
  readonly durationMs: number;
  readonly intervalUs: number;
  readonly windowUs: number;
  /** Also asks for what is not in the advertisement itself. */
  readonly isActive: boolean;
}

export interface BleAdvertising {
  readonly intervalUs: number;
  readonly isConnectable: boolean;
  /** At most 31 bytes each; undefined: those of the last time. */
  readonly data: Uint8Array | undefined;
  readonly response: Uint8Array | undefined;
}

export interface BleStack {
  isActive: boolean;
  readonly address: BleAddress;
  name: Uint8Array;
  /** Of the units that are sent, as this end would have it. */
  mtu: number;
  listen(sink: ((event: BleEvent) => void) | undefined): void;
  /** Everything as after a reset of the chip. */
  reset(): void;
  advertise(advertising: BleAdvertising | undefined): number;
  /** Replaces all services; gives the handles of the values, characteristics and their descriptors in order. */
  register(services: readonly BleServiceSpec[]): readonly (readonly number[])[];
  readLocal(handle: number): Uint8Array | undefined;
  writeLocal(handle: number, bytes: Uint8Array, tellsSubscribers: boolean): number;
  setBuffer(handle: number, length: number, appends: boolean): number;
  notify(connection: number, handle: number, bytes: Uint8Array | undefined, isIndication: boolean): number;
  scan(scan: BleScan | undefined): number;
  connect(address: BleAddress | undefined, timeoutMs: number): number;
  disconnect(connection: number): number;
  discoverServices(connection: number, uuid: BleUuid | undefined): number;
  discoverCharacteristics(connection: number, start: number, end: number, uuid: BleUuid | undefined): number;
  discoverDescriptors(connection: number, start: number, end: number): number;
  read(connection: number, handle: number): number;
  write(connection: number, handle: number, bytes: Uint8Array, wantsAnswer: boolean): number;
  exchangeMtu(connection: number): number;
}
