/** The kernel's files as the drivers see them. */
import assert from "node:assert/strict";
import { folderWith } from "../helpers/halpy.js";
import { SystemFiles } from "../../runtime-hal/linux/system-files.js";

describe("files of the kernel", () => {
  it("are listed in the order of their numbers", () => {
    const names = ["gpiochip10", "gpiochip9", "gpiochip", "gpio21", "iio:device2", "iio:device10", "28-00a1"];
    const folder = folderWith(Object.fromEntries(names.map((name) => [name, ""])));
    assert.deepEqual(new SystemFiles(folder).list(""), [
      "28-00a1",
      "gpio21",
      "gpiochip",
      "gpiochip9",
      "gpiochip10",
      "iio:device2",
      "iio:device10",
    ]);
  });
});
