/** `network.ipconfig`: what holds for all interfaces (MicroPython extmod/network_lwip.c, ports/esp32/network_common.c). */

import { typeError, valueError } from "../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { nativeKw } from "../../../runtime-hal/core/native.js";
import type { Value } from "../../../runtime-hal/core/value.js";
import type { WifiRadio } from "../../../runtime-hal/hal/wifi.js";
import { textArgument } from "../text-argument.js";
import { isDotted, NO_ADDRESS } from "./addresses.js";
import type { NetworkPort } from "./constants.js";

/**
 * The function for a port: `ipconfig("dns")` is the name server that is asked, `ipconfig(dns=…)` sets it. Where lwIP is the port's own there is
 * also `prefer`, the version of IP whose addresses names are looked up for.
 */
export function networkIpconfig(port: NetworkPort, radio: WifiRadio): Value {
  let dns: string | undefined;
  let prefer = 4;
  const read = (key: Value): Value => {
    const name = textArgument(key);
    if (name === "dns") return dns ?? (radio.address() ?? NO_ADDRESS).dns;
    if (name === "prefer" && port !== "esp32") return prefer;
    throw valueError("unexpected key");
  };
  const write = (key: string, value: Value): void => {
    if (key === "dns") {
      const text = textArgument(value);
      if (!isDotted(text)) throw valueError("invalid arguments as dns server");
      dns = text;
    } else if (key === "prefer" && port !== "esp32") {
      const version = intArgument(value);
      if (version !== 4 && version !== 6) throw valueError("invalid prefer argument");
      prefer = version;
    } else {
      throw valueError("unexpected key");
    }
  };
  return nativeKw("ipconfig", 0, Infinity, (args, kw) => {
    if (kw === null || kw.size === 0) {
      if (args.length !== 1) throw typeError("must query one param");
      return read(args[0]);
    }
    if (args.length > 0) throw typeError("can't specify pos and kw args");
    for (const [key, value] of kw) write(String(key), value);
    return null;
  });
}
