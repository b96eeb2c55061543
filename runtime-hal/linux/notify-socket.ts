/** Datagrams to the service manager, by the C library: see `hal/service-manager.ts`. */

import type { Notifier } from "../hal/service-manager.js";
import { loadKoffi } from "./libc.js";

const AF_UNIX = 1;
/** `SOCK_DGRAM | SOCK_CLOEXEC` */
const SOCKET_TYPE = 0o2000002;
/** `MSG_NOSIGNAL` */
const SEND_FLAGS = 0x4000;
/** Of `sun_path` in Linux include/uapi/linux/un.h. */
const LONGEST_PATH = 108;

/** `struct sockaddr_un`; `@` at the beginning of a name stands for a zero byte: a socket that is in no folder. */
function socketAddress(path: string): Uint8Array | undefined {
  const name = Buffer.from(path.startsWith("@") ? `\0${path.slice(1)}` : path);
  if (name.length >= LONGEST_PATH || !/^[/@]/.test(path)) return undefined;
  // Names in a folder end with a zero byte, the others with the address.
  const address = Buffer.alloc(2 + name.length + (path.startsWith("/") ? 1 : 0));
  address.writeUInt16LE(AF_UNIX, 0);
  name.copy(address, 2);
  return address;
}

/** Sends to the socket at this address; `undefined`: the C library cannot be called, or the address is of another kind. */
export function socketNotifier(path: string): Notifier | undefined {
  const address = socketAddress(path);
  const library = address === undefined ? undefined : loadKoffi()?.load(null);
  if (address === undefined || library === undefined) return undefined;
  const socket = library.func("int socket(int domain, int type, int protocol)");
  const send = library.func(
    "intptr_t sendto(int fd, const void *data, size_t length, int flags, const void *address, unsigned int size)",
  );
  const fd = socket(AF_UNIX, SOCKET_TYPE, 0);
  if (fd < 0) return undefined;
  return (text) => {
    const data = Buffer.from(text);
    return send(fd, data, data.length, SEND_FLAGS, address, address.length) === data.length;
  };
}
