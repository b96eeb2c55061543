/** What the board asks of a device it is connected with, and the events by which it is answered (MicroPython extmod/nimble/modbluetooth_nimble.c). */

import { BLE_EVENT, type BleEvent, type BleUuid } from "../../hal/bluetooth.js";
import type { BoardEnd } from "./board-end.js";
import type { GattServer } from "./gatt.js";
import type { LinkEnd } from "./link.js";

/** Asks, and may ask again once the answer is there. */
function ask(
  end: BoardEnd,
  answer: (server: GattServer, tell: (event: BleEvent) => void, at: LinkEnd) => void,
): void {
  end.isAsking = true;
  end.link.ask(end, (server, at) => {
    end.isAsking = false;
    answer(server, (event) => end.stack.tell(event), at);
  });
}

const isWanted = (uuid: BleUuid, wanted: BleUuid | undefined): boolean =>
  wanted === undefined || wanted.key === uuid.key;

export function discoverServices(end: BoardEnd, wanted: BleUuid | undefined): void {
  const { connection } = end;
  ask(end, ({ services }, tell) => {
    for (const { start, end: last, uuid } of services)
      if (isWanted(uuid, wanted))
        tell({ code: BLE_EVENT.serviceResult, data: [connection, start, last, uuid] });
    tell({ code: BLE_EVENT.serviceDone, data: [connection, 0] });
  });
}

export function discoverCharacteristics(
  end: BoardEnd,
  start: number,
  last: number,
  wanted: BleUuid | undefined,
): void {
  const { connection } = end;
  ask(end, ({ characteristics }, tell) => {
    for (const { handle, end: belongs, flags, uuid } of characteristics)
      if (handle >= start && handle <= last && isWanted(uuid, wanted))
        tell({
          code: BLE_EVENT.characteristicResult,
          data: [connection, belongs, handle, flags & 0xff, uuid],
        });
    tell({ code: BLE_EVENT.characteristicDone, data: [connection, 0] });
  });
}

export function discoverDescriptors(end: BoardEnd, start: number, last: number): void {
  const { connection } = end;
  ask(end, ({ values }, tell) => {
    for (const [handle, { uuid, isDescriptor }] of values)
      if (isDescriptor && handle >= start && handle <= last)
        tell({ code: BLE_EVENT.descriptorResult, data: [connection, handle, uuid] });
    tell({ code: BLE_EVENT.descriptorDone, data: [connection, 0] });
  });
}

export function read(end: BoardEnd, handle: number): void {
  const { connection } = end;
  ask(end, (server, tell, at) =>
    server.read(handle, at, (status, value) => {
      if (status === 0) tell({ code: BLE_EVENT.readResult, data: [connection, handle, value] });
      tell({ code: BLE_EVENT.readDone, data: [connection, handle, status === 0 ? 0 : ATT_BASE + status] });
    }),
  );
}

/** NimBLE's number for errors of the attribute protocol. */
const ATT_BASE = 0x100;

export function write(end: BoardEnd, handle: number, bytes: Uint8Array, wantsAnswer: boolean): void {
  const { connection, link } = end;
  const sent = bytes.slice();
  if (!wantsAnswer) {
    link.ask(end, (server, at) => void server.write(handle, at, sent, false));
    return;
  }
  ask(end, (server, tell, at) => {
    const status = server.write(handle, at, sent, true);
    tell({ code: BLE_EVENT.writeDone, data: [connection, handle, status === 0 ? 0 : ATT_BASE + status] });
  });
}
