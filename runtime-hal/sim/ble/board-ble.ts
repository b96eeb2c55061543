/** The board's Bluetooth: advertising, scanning, connecting, and its own services. What it asks of other devices is in board-client.ts. */

import {
  BLE_EVENT,
  type BleAddress,
  type BleAdvertising,
  type BleEvent,
  type BleScan,
  type BleServiceSpec,
  type BleStack,
  type BleUuid,
} from "../../hal/bluetooth.js";
import type { SimClock } from "../clock.js";
import type { Advertisement, BleAir, BleDevice } from "./air.js";
import * as client from "./board-client.js";
import { GattServer } from "./gatt.js";
import { BoardEnd } from "./board-end.js";
import { BleLink } from "./link.js";

const EINVAL = 22;
const ENODEV = 19;
const ENOTCONN = 107;
const EALREADY = 114;
/** `adv_type` of results: what can be connected to, what cannot, and the answer to an active scan. */
const ADV_IND = 0;
const ADV_NONCONN_IND = 3;
const SCAN_RSP = 4;
const MOST_DATA = 31;
const NO_CONNECTION = 0xffff;
const NO_ADDRESS_TYPE = 0xff;
/** From the advertisement that is answered until both are connected. */
const CONNECT_US = 5000;
const USUAL_MTU = 256;

export class BoardBle implements BleStack {
  isActive = false;
  mtu = USUAL_MTU;
  server = new GattServer();
  readonly connections = new Map<number, BoardEnd>();
  private sink: ((event: BleEvent) => void) | undefined;
  private advertised: Advertisement | undefined;
  private last = { data: new Uint8Array(), response: new Uint8Array() };
  private stopScan: (() => void) | undefined;
  private stopConnect: (() => void) | undefined;

  constructor(
    private readonly air: BleAir,
    private readonly clock: SimClock,
    readonly address: BleAddress,
    public name: Uint8Array,
  ) {}

  listen(sink: typeof this.sink): void {
    this.sink = sink;
  }

  tell(event: BleEvent): void {
    if (this.sink === undefined) event.answer?.(0);
    else this.sink(event);
  }

  reset(): void {
    this.sink = undefined;
    this.advertised = undefined;
    this.stopScan?.();
    this.stopConnect?.();
    this.stopScan = this.stopConnect = undefined;
    for (const { link } of [...this.connections.values()]) link.close();
    this.connections.clear();
    this.server = new GattServer();
    this.last = { data: new Uint8Array(), response: new Uint8Array() };
    this.isActive = false;
  }

  /** A device has gone, or is there again. */
  reachChanged(device: BleDevice): void {
    for (const end of this.connections.values()) if (end.device === device) end.link.reachChanged();
  }

  // ------------------------------------------------------------ advertising, and who connects

  /** What others hear of the board. */
  get advertisement(): Advertisement | undefined {
    return this.isActive ? this.advertised : undefined;
  }

  advertise(advertising: BleAdvertising | undefined): number {
    if (!this.isActive) return ENODEV;
    if (advertising === undefined) {
      this.advertised = undefined;
      return 0;
    }
    const { data = this.last.data, response = this.last.response, intervalUs, isConnectable } = advertising;
    if (data.length > MOST_DATA || response.length > MOST_DATA) return EINVAL;
    this.last = { data: data.slice(), response: response.slice() };
    this.advertised = { ...this.last, intervalUs: Math.max(20_000, intervalUs), isConnectable };
    const { advertised } = this;
    for (const device of this.air.devices)
      this.clock.schedule(this.clock.currentUs + advertised.intervalUs, () => {
        if (this.advertised === advertised && device.isInReach()) device.boardAdvertises?.(advertised);
      });
    return 0;
  }

  /** A device connects to the board. False: it does not advertise, or not for that. */
  accept(device: BleDevice): boolean {
    if (this.advertisement?.isConnectable !== true) return false;
    // Who is connected is no longer to be found, as with NimBLE.
    this.advertised = undefined;
    this.open(device, false);
    return true;
  }

  private open(device: BleDevice, isCentral: boolean): void {
    let connection = 0;
    while (this.connections.has(connection)) connection++;
    const end = new BoardEnd(this, connection, device, isCentral);
    end.link = new BleLink(this.clock, [end, device], () => device.isInReach());
    this.connections.set(connection, end);
    end.report(true);
    device.opened(end.link);
  }

  closed(end: BoardEnd): void {
    this.connections.delete(end.connection);
    this.server.unsubscribe(end);
    end.report(false);
  }

  disconnect(connection: number): number {
    const end = this.connections.get(connection);
    if (end === undefined) return this.isActive ? ENOTCONN : ENODEV;
    end.link.later(() => end.link.close());
    return 0;
  }

  // ------------------------------------------------------------ scanning and connecting

  scan(scan: BleScan | undefined): number {
    if (!this.isActive) return ENODEV;
    const done = (): void => {
      this.stopScan?.();
      this.stopScan = undefined;
      this.tell({ code: BLE_EVENT.scanDone, data: [] });
    };
    if (scan === undefined) {
      if (this.stopScan !== undefined) done();
      return 0;
    }
    if (this.stopScan !== undefined) return EALREADY;
    let isOn = true;
    this.stopScan = () => void (isOn = false);
    const share = Math.max(1, scan.intervalUs / Math.max(1, scan.windowUs));
    const hear = (device: BleDevice): void => {
      if (!isOn) return;
      const heard = device.isInReach() ? device.advertisement() : undefined;
      if (heard !== undefined) this.result(device, heard, scan.isActive);
      const pause = (heard?.intervalUs ?? scan.intervalUs) * share;
      this.clock.schedule(this.clock.currentUs + pause, () => hear(device));
    };
    this.air.devices.forEach((device, i) =>
      this.clock.schedule(this.clock.currentUs + scan.windowUs + i * 1000, () => hear(device)),
    );
    if (scan.durationMs > 0)
      this.clock.schedule(this.clock.currentUs + scan.durationMs * 1000, () => isOn && done());
    return 0;
  }

  private result({ address, rssi }: BleDevice, heard: Advertisement, isActive: boolean): void {
    const tell = (kind: number, data: Uint8Array): void =>
      this.tell({
        code: BLE_EVENT.scanResult,
        data: [address.type, address.bytes.slice(), kind, rssi, data.slice()],
      });
    tell(heard.isConnectable ? ADV_IND : ADV_NONCONN_IND, heard.data);
    if (isActive && heard.response.length > 0) tell(SCAN_RSP, heard.response);
  }

  connect(address: BleAddress | undefined, timeoutMs: number): number {
    if (!this.isActive) return ENODEV;
    const fail = (): void => {
      this.stopConnect?.();
      this.stopConnect = undefined;
      const data = [NO_CONNECTION, NO_ADDRESS_TYPE, new Uint8Array(6)];
      this.tell({ code: BLE_EVENT.peripheralDisconnect, data });
    };
    if (address === undefined) {
      if (this.stopConnect !== undefined) fail();
      return 0;
    }
    if (this.stopConnect !== undefined) return EALREADY;
    let isOn = true;
    this.stopConnect = () => void (isOn = false);
    const look = (): void => {
      if (!isOn) return;
      const device = this.air.find(address);
      const heard = device?.advertisement();
      if (device === undefined || heard?.isConnectable !== true) {
        this.clock.schedule(this.clock.currentUs + 100_000, look);
        return;
      }
      this.clock.schedule(this.clock.currentUs + heard.intervalUs + CONNECT_US, () => {
        if (!isOn || !device.isInReach()) return look();
        this.stopConnect?.();
        this.stopConnect = undefined;
        this.open(device, true);
      });
    };
    look();
    this.clock.schedule(this.clock.currentUs + timeoutMs * 1000, () => isOn && fail());
    return 0;
  }

  // ------------------------------------------------------------ its own services

  register(services: readonly BleServiceSpec[]): readonly (readonly number[])[] {
    this.server = new GattServer();
    const handles = this.server.add(services);
    const { server } = this;
    server.onWrite = (handle, at) =>
      this.tell({ code: BLE_EVENT.written, data: [(at as BoardEnd).connection, handle] });
    server.onRead = (handle, at, answer) =>
      this.tell({ code: BLE_EVENT.readRequest, data: [(at as BoardEnd).connection, handle], answer });
    return handles;
  }

  readLocal(handle: number): Uint8Array | undefined {
    const found = this.server.values.get(handle);
    if (found === undefined) return undefined;
    const value = found.value.slice();
    // What was appended is taken when it is read.
    if (found.appends) found.value = new Uint8Array();
    return value;
  }

  writeLocal(handle: number, bytes: Uint8Array, tellsSubscribers: boolean): number {
    if (!this.isActive) return ENODEV;
    const found = this.server.values.get(handle);
    if (found === undefined) return EINVAL;
    found.room = Math.max(found.room, bytes.length);
    found.value = bytes.slice();
    if (tellsSubscribers)
      for (const end of this.connections.values()) {
        const wanted = this.server.subscribed(handle, end);
        if (wanted !== 0) this.notify(end.connection, handle, bytes, (wanted & 1) === 0);
      }
    return 0;
  }

  setBuffer(handle: number, length: number, appends: boolean): number {
    if (!this.isActive) return ENODEV;
    const found = this.server.values.get(handle);
    if (found === undefined) return EINVAL;
    found.room = length;
    found.appends = appends;
    found.value = found.value.slice(0, length);
    return 0;
  }

  notify(connection: number, handle: number, bytes: Uint8Array | undefined, isIndication: boolean): number {
    if (!this.isActive) return ENODEV;
    const end = this.connections.get(connection);
    if (end === undefined) return ENOTCONN;
    const value = bytes ?? this.server.values.get(handle)?.value;
    if (value === undefined) return EINVAL;
    end.link.tell(end, handle, value.slice(), isIndication, () => {
      if (isIndication) this.tell({ code: BLE_EVENT.indicateDone, data: [connection, handle, 0] });
    });
    return 0;
  }

  // ------------------------------------------------------------ what it asks of others

  private asking(connection: number, ask: (end: BoardEnd) => void): number {
    if (!this.isActive) return ENODEV;
    const end = this.connections.get(connection);
    if (end === undefined) return ENOTCONN;
    if (end.isAsking) return EALREADY;
    ask(end);
    return 0;
  }

  discoverServices(connection: number, uuid: BleUuid | undefined): number {
    return this.asking(connection, (end) => client.discoverServices(end, uuid));
  }

  discoverCharacteristics(
    connection: number,
    start: number,
    last: number,
    uuid: BleUuid | undefined,
  ): number {
    return this.asking(connection, (end) => client.discoverCharacteristics(end, start, last, uuid));
  }

  discoverDescriptors(connection: number, start: number, last: number): number {
    return this.asking(connection, (end) => client.discoverDescriptors(end, start, last));
  }

  read(connection: number, handle: number): number {
    return this.asking(connection, (end) => client.read(end, handle));
  }

  write(connection: number, handle: number, bytes: Uint8Array, wantsAnswer: boolean): number {
    return this.asking(connection, (end) => client.write(end, handle, bytes, wantsAnswer));
  }

  exchangeMtu(connection: number): number {
    return this.asking(connection, ({ link }) => link.exchangeMtu());
  }
}
