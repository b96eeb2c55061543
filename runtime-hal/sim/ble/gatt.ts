/**
 * The attributes of a Bluetooth device as others see them: services, their characteristics and descriptors, by handle (Bluetooth Core 5.4,
 * volume 3, part G). The board has one, and each simulated peripheral.
 */

import { BLE_FLAG, BleUuid, type BleServiceSpec } from "../../hal/bluetooth.js";

/** Errors of the attribute protocol (volume 3, part F, 3.4.1.1). */
export const ATT = { ok: 0, invalidHandle: 1, readNotPermitted: 2, writeNotPermitted: 3 } as const;
/** Descriptor by which a client subscribes. */
const CONFIGURATION = new BleUuid(Uint8Array.of(0x02, 0x29));
/** A value has room for so many bytes at first (modbluetooth.h, MP_BLUETOOTH_DEFAULT_ATTR_LEN). */
const USUAL_BYTES = 20;

export interface GattService {
  readonly uuid: BleUuid;
  readonly start: number;
  end: number;
}

export interface GattCharacteristic {
  readonly uuid: BleUuid;
  readonly flags: number;
  /** Of its declaration, its value, and the last of what belongs to it. */
  readonly start: number;
  readonly handle: number;
  end: number;
}

export interface GattValue {
  readonly uuid: BleUuid;
  readonly flags: number;
  readonly isDescriptor: boolean;
  value: Uint8Array;
  room: number;
  appends: boolean;
  /** For descriptors that configure a characteristic: its value's handle. */
  readonly configures: number | undefined;
}

export class GattServer {
  readonly services: GattService[] = [];
  readonly characteristics: GattCharacteristic[] = [];
  readonly values = new Map<number, GattValue>();
  /** The program is asked before a value is read; it gives the status. `at`: this end of the connection over which it is read. */
  onRead: ((handle: number, at: object, done: (status: number) => void) => void) | undefined;
  onWrite: ((handle: number, at: object) => void) | undefined;
  /** What each client has subscribed to, by this end of its connection and the handle of the value: 1 notifications, 2 indications. */
  private readonly subscriptions = new Map<object, Map<number, number>>();

  /** @param next the first handle: those before it are the stack's own services */
  constructor(private next = 10) {}

  add(services: readonly BleServiceSpec[]): number[][] {
    return services.map(({ uuid, characteristics }) => {
      const service: GattService = { uuid, start: this.next++, end: 0 };
      this.services.push(service);
      const handles: number[] = [];
      for (const { uuid, flags, descriptors } of characteristics) {
        const characteristic = { uuid, flags, start: this.next++, handle: this.next++, end: 0 };
        this.characteristics.push(characteristic);
        handles.push(this.put(characteristic.handle, uuid, flags, false, undefined));
        if ((flags & (BLE_FLAG.notify | BLE_FLAG.indicate)) !== 0) {
          const both = BLE_FLAG.read | BLE_FLAG.write;
          this.put(this.next++, CONFIGURATION, both, true, characteristic.handle);
        }
        for (const one of descriptors)
          handles.push(this.put(this.next++, one.uuid, one.flags, true, undefined));
        characteristic.end = this.next - 1;
      }
      service.end = this.next - 1;
      return handles;
    });
  }

  private put(
    handle: number,
    uuid: BleUuid,
    flags: number,
    isDescriptor: boolean,
    configures?: number,
  ): number {
    const value = new Uint8Array();
    this.values.set(handle, {
      uuid,
      flags,
      isDescriptor,
      value,
      room: USUAL_BYTES,
      appends: false,
      configures,
    });
    return handle;
  }

  find(uuid: BleUuid): GattCharacteristic | undefined {
    return this.characteristics.find((one) => one.uuid.key === uuid.key);
  }

  /** What the client at that end has subscribed to: 1 notifications, 2 indications, 3 both. */
  subscribed(handle: number, at: object): number {
    return this.subscriptions.get(at)?.get(handle) ?? 0;
  }

  /** The client is gone. */
  unsubscribe(at: object): void {
    this.subscriptions.delete(at);
  }

  /** A client reads. */
  read(handle: number, at: object, done: (status: number, value: Uint8Array) => void): void {
    const found = this.values.get(handle);
    const nothing = new Uint8Array();
    if (found === undefined) return done(ATT.invalidHandle, nothing);
    if ((found.flags & BLE_FLAG.read) === 0) return done(ATT.readNotPermitted, nothing);
    if (found.configures !== undefined)
      return done(ATT.ok, Uint8Array.of(this.subscribed(found.configures, at), 0));
    if (this.onRead === undefined) return done(ATT.ok, found.value.slice());
    this.onRead(handle, at, (status) => done(status, status === ATT.ok ? found.value.slice() : nothing));
  }

  /** A client writes; what has no room is cut off. Gives the status. */
  write(handle: number, at: object, bytes: Uint8Array, wantsAnswer: boolean): number {
    const found = this.values.get(handle);
    if (found === undefined) return ATT.invalidHandle;
    const needed = wantsAnswer ? BLE_FLAG.write : BLE_FLAG.writeNoResponse;
    if ((found.flags & needed) === 0) return ATT.writeNotPermitted;
    if (found.configures !== undefined) {
      const mine = this.subscriptions.get(at) ?? new Map<number, number>();
      this.subscriptions.set(at, mine.set(found.configures, bytes[0] ?? 0));
      return ATT.ok;
    }
    const before = found.appends ? found.value : new Uint8Array();
    const all = new Uint8Array(before.length + bytes.length);
    all.set(before);
    all.set(bytes, before.length);
    found.value = all.slice(0, found.room);
    this.onWrite?.(handle, at);
    return ATT.ok;
  }
}
