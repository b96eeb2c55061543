/** Services as a program gives them to `gatts_register_services` (MicroPython extmod/modbluetooth.c). */

import { valueError } from "../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { spread } from "../../../runtime-hal/core/iteration.js";
import type { Value } from "../../../runtime-hal/core/value.js";
import type {
  BleCharacteristicSpec,
  BleDescriptorSpec,
  BleServiceSpec,
  BleUuid,
} from "../../../runtime-hal/hal/bluetooth.js";
import { PyUuid } from "./uuid.js";

function uuid(v: Value, what: string): BleUuid {
  if (!(v instanceof PyUuid)) throw valueError(`invalid ${what} UUID`);
  return v.uuid;
}

function descriptor(v: Value): BleDescriptorSpec {
  const items = spread(v);
  if (items.length !== 2) throw valueError(`requested length 2 but object has length ${items.length}`);
  return { uuid: uuid(items[0], "descriptor"), flags: intArgument(items[1]) };
}

function characteristic(v: Value): BleCharacteristicSpec {
  const items = spread(v);
  if (items.length < 2 || items.length > 3) throw valueError("invalid characteristic tuple");
  return {
    uuid: uuid(items[0], "characteristic"),
    flags: intArgument(items[1]),
    descriptors: items.length > 2 ? spread(items[2]).map(descriptor) : [],
  };
}

/** `((uuid, ((uuid, flags[, ((uuid, flags), …)]), …)), …)`; ValueError for anything else. */
export function servicesOf(v: Value): BleServiceSpec[] {
  return spread(v).map((service) => {
    const items = spread(service);
    if (items.length !== 2) throw valueError(`requested length 2 but object has length ${items.length}`);
    return { uuid: uuid(items[0], "service"), characteristics: spread(items[1]).map(characteristic) };
  });
}
