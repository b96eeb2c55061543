/** The module `usb_hid` (shared-bindings/usb_hid): the board as mouse and keyboard of the computer at its USB connector. */

import { getBytes } from "../../../runtime-hal/core/buffer.js";
import { valueError } from "../../../runtime-hal/core/exceptions.js";
import { native, nativeKw, parseArguments } from "../../../runtime-hal/core/native.js";
import { PyTuple } from "../../../runtime-hal/core/objects.js";
import { defineType, type PyType } from "../../../runtime-hal/core/type.js";
import { PyObject, type Value } from "../../../runtime-hal/core/value.js";
import { useBoard } from "../../../runtime-hal/exec/board.js";
import type { UsbHid } from "../../../runtime-hal/hal/usb-hid.js";
import { guard } from "../machine/hal-error.js";
import { lazyType, perBoot } from "../machine/part.js";
import { computed } from "../computed.js";
import { startCircuitPython } from "./dialect.js";

const port = perBoot((board): UsbHid => guard(() => board.claimBus("hid", 0, null, { name: "usb_hid" })));

class PyHidDevice extends PyObject {
  constructor(
    readonly page: number,
    readonly usage: number,
    /** Bytes of a report. */
    private readonly length: number,
  ) {
    super();
  }

  send(report: Uint8Array): void {
    const { page, usage, length } = this;
    if (report.length !== length) throw valueError(`Buffer incorrect size. Should be ${length} bytes.`);
    useBoard();
    guard(() => port().send({ page, usage }, report));
  }
}

/** In the order of the first version, which had no media keys. */
const mouse = new PyHidDevice(0x01, 0x02, 4);
const keyboard = new PyHidDevice(0x01, 0x06, 8);
const consumer = new PyHidDevice(0x0c, 0x01, 2);

const device = lazyType((): PyType =>
  defineType({
    name: "Device",
    js: PyHidDevice,
    methods: {
      send_report: nativeKw("send_report", 1, Infinity, (args, kw) => {
        const [report] = parseArguments(args.slice(1), kw, [
          { name: "report", required: true },
          { name: "report_id" },
        ]);
        (args[0] as PyHidDevice).send(getBytes(report));
        return null;
      }),
      // Reports come the other way for the lamps of a keyboard only; nobody sends any.
      get_last_received_report: native("get_last_received_report", 1, 2, () => null),
    },
    attrs: {
      usage_page: computed<PyHidDevice>("usage_page", (self) => self.page),
      usage: computed<PyHidDevice>("usage", (self) => self.usage),
      MOUSE: mouse,
      KEYBOARD: keyboard,
      CONSUMER_CONTROL: consumer,
    },
  }),
);

/** Names of the module. */
export function usb_hidModule(): Record<string, Value> {
  startCircuitPython("usb_hid");
  return { Device: device(), devices: new PyTuple([mouse, keyboard, consumer]) };
}
