/** Has what a program prints recorded too, for expectations about it. */

import type { Host } from "../runtime-hal/exec/host.js";
import type { ConsoleRecord } from "../runtime-hal/sim/wiring/wiring-run.js";

export function recordConsole(host: Host, record: ConsoleRecord): void {
  const write = host.write.bind(host);
  host.write = (text) => {
    record.add(text);
    write(text);
  };
  const { files } = host;
  const writeFile = files.write.bind(files);
  const decoder = new TextDecoder();
  files.write = (fd, data) => {
    const written = writeFile(fd, data);
    if (fd === 1) record.add(decoder.decode(data.subarray(0, written), { stream: true }));
    return written;
  };
}
