/**
 * The modules that are written in TypeScript, by name. Each is made when a program first imports it. An extensible
 * one gives way to a file of its name on the search path, as in MicroPython.
 */

import { registerNativeModule } from "../../runtime-hal/core/import.js";
import { arrayModule } from "./array.js";
import { _asyncioModule } from "./asyncio-idle.js";
import { binasciiModule } from "./binascii.js";
import { cmathModule } from "./cmath.js";
import { collectionsModule } from "./collections.js";
import { cryptolibModule } from "./cryptolib.js";
import { deflateModule } from "./deflate.js";
import { errnoModule } from "./errno.js";
import { espModule } from "./esp.js";
import { framebufModule } from "./framebuf.js";
import { gcModule } from "./gc.js";
import { weakrefModule } from "./weakref.js";
import { hashlibModule } from "./hashlib.js";
import { heapqModule } from "./heapq.js";
import { jsonModule } from "./json.js";
import { ioModule } from "./io.js";
import { machineModule } from "./machine/machine.js";
import { mathModule } from "./math.js";
import { micropythonModule } from "./micropython.js";
import { _onewireModule } from "./onewire.js";
import { networkModule } from "./network/network.js";
import { osModule } from "./os.js";
import { platformModule } from "./platform.js";
import { randomModule } from "./random.js";
import { reModule } from "./re.js";
import { selectModule } from "./select.js";
import { socketModule } from "./socket.js";
import { stringModule } from "./string.js";
import { structModule } from "./struct.js";
import { sysModule } from "./sys.js";
import { templatelibModule } from "./templatelib.js";
import { timeModule } from "./time.js";
import { uctypesModule } from "./uctypes.js";
import { vfsModule } from "./vfs.js";

registerNativeModule("_asyncio", _asyncioModule);
registerNativeModule("_onewire", _onewireModule);
registerNativeModule("cmath", cmathModule);
registerNativeModule("deflate", deflateModule);
registerNativeModule("framebuf", framebufModule);
registerNativeModule("gc", gcModule);
registerNativeModule("math", mathModule);
registerNativeModule("micropython", micropythonModule);
registerNativeModule("sys", sysModule);
registerNativeModule("uctypes", uctypesModule);
registerNativeModule("vfs", vfsModule);

registerNativeModule("array", arrayModule, true);
registerNativeModule("binascii", binasciiModule, true);
registerNativeModule("collections", collectionsModule, true);
registerNativeModule("cryptolib", cryptolibModule, true);
registerNativeModule("errno", errnoModule, true);
registerNativeModule("esp", espModule, true);
registerNativeModule("hashlib", hashlibModule, true);
registerNativeModule("heapq", heapqModule, true);
registerNativeModule("weakref", weakrefModule);
registerNativeModule("io", ioModule, true);
registerNativeModule("json", jsonModule, true);
registerNativeModule("machine", machineModule, true);
registerNativeModule("network", networkModule, true);
registerNativeModule("os", osModule, true);
registerNativeModule("platform", platformModule, true);
registerNativeModule("random", randomModule, true);
registerNativeModule("re", reModule, true);
registerNativeModule("select", selectModule, true);
registerNativeModule("socket", socketModule, true);
registerNativeModule("string", stringModule, true);
registerNativeModule("string.templatelib", templatelibModule, true);
registerNativeModule("struct", structModule, true);
registerNativeModule("time", timeModule, true);
