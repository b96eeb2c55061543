/** FAT volumes of all three kinds, against what is written in them and against each other's mounts. */
import assert from "node:assert/strict";
import { HostError } from "../../runtime-hal/exec/host.js";
import { FatFileSystem, type FatOpenFlags } from "../../runtime-hal/fat/file-system.js";
import { format } from "../../runtime-hal/fat/format.js";
import { numbered, shortForm, shownShort } from "../../runtime-hal/fat/names.js";
import { fatError, MemorySectors, type SectorDevice } from "../../runtime-hal/fat/sectors.js";
import { secondsOf, stampOf } from "../../runtime-hal/fat/stamp.js";

const NOW = stampOf(Date.UTC(2024, 1, 29, 12, 34, 56) / 1000);
const open = (device: SectorDevice, readonly = false): FatFileSystem =>
  new FatFileSystem(
    device,
    () => NOW,
    () => readonly,
  );
const flags = (start: FatOpenFlags["start"], read = false): FatOpenFlags => ({
  read: read || start === "existing",
  write: start !== "existing" || read,
  start,
});
const pattern = (length: number, seed: number): Uint8Array =>
  Uint8Array.from({ length }, (_, i) => (i * seed + (i >> 8)) & 0xff);

function put(fs: FatFileSystem, path: string, data: Uint8Array): void {
  const file = fs.open(path, flags("empty"));
  file.write(data);
  file.flush();
}

function get(fs: FatFileSystem, path: string): Uint8Array {
  const file = fs.open(path, flags("existing"));
  const into = new Uint8Array(file.size + 10);
  return into.subarray(0, file.read(into));
}

const errno = (run: () => unknown): string => {
  try {
    run();
    return "";
  } catch (e) {
    if (e instanceof HostError) return e.code;
    throw e;
  }
};

/** A medium of any size whose sectors are zero until they are written. */
function sparse(count: number): SectorDevice {
  const sectors = new Map<number, Uint8Array>();
  return {
    sectorSize: 512,
    count: () => count,
    read: (sector, into) => {
      for (let i = 0; i * 512 < into.length; i++) {
        if (sector + i >= count) throw fatError("EIO");
        into.set(sectors.get(sector + i) ?? new Uint8Array(512), i * 512);
      }
    },
    write: (sector, data) => {
      for (let i = 0; i * 512 < data.length; i++) {
        if (sector + i >= count) throw fatError("EIO");
        sectors.set(sector + i, data.slice(i * 512, (i + 1) * 512));
      }
    },
    sync: () => undefined,
  };
}

describe("FAT", () => {
  for (const [sectors, kind, cluster] of [
    [200, 12, 1],
    [20_000, 16, 4],
    [16_000_000, 32, 64],
  ] as const) {
    it(`FAT${kind}: files, folders and free clusters`, () => {
      const device = sparse(sectors);
      format(device, 1);
      const fs = open(device);
      assert.deepEqual([fs.volume.layout.kind, fs.volume.layout.clusterSectors], [kind, cluster]);
      const free = fs.volume.freeClusters();
      const data = pattern(30_000, 7);
      fs.makeDirectory("/Folder");
      put(fs, "/Folder/Some Name.bin", data);
      put(fs, "/second", pattern(600, 3));
      put(fs, "/Folder/Some Name.bin", pattern(20_000, 5));
      put(fs, "/Folder/third.txt", data);
      const again = open(device);
      assert.deepEqual(get(again, "/folder/SOME name.bin"), pattern(20_000, 5));
      assert.deepEqual(get(again, "/second"), pattern(600, 3));
      assert.deepEqual(get(again, "/Folder/third.txt"), data);
      assert.deepEqual(
        [...again.list("/Folder")].map(({ name, size }) => [name, size]),
        [
          ["Some Name.bin", 20_000],
          ["third.txt", 30_000],
        ],
      );
      for (const path of ["/Folder/Some Name.bin", "/Folder/third.txt", "/second"])
        again.remove(path, "file");
      again.remove("/Folder", "directory");
      assert.deepEqual([...again.list("/")], []);
      assert.equal(again.volume.freeClusters(), free);
    });
  }

  it("is not found on a blank medium, and not made on a tiny one", () => {
    assert.equal(
      errno(() => open(sparse(100))),
      "ENODEV",
    );
    assert.equal(
      errno(() => format(sparse(20), 1)),
      "EIO",
    );
  });

  it("grows a folder of many long names, and finds each", () => {
    const device = sparse(20_000);
    format(device, 1);
    const fs = open(device);
    fs.makeDirectory("/d");
    const names = Array.from({ length: 150 }, (_, i) => `A rather long name with number ${i}.text`);
    for (const name of names) put(fs, `/d/${name}`, new TextEncoder().encode(name));
    const again = open(device);
    assert.deepEqual(
      [...again.list("/d")].map((item) => item.name),
      names,
    );
    assert.equal(new Set([...again.list("/d")].map((item) => item.letters)).size, names.length);
    for (const name of names) assert.equal(new TextDecoder().decode(get(again, `/d/${name}`)), name);
  });

  it("says when it is full, keeps what fitted, and takes no entry more than the root has", () => {
    const device = new MemorySectors(new Uint8Array(512 * 100));
    format(device, 1);
    const fs = open(device);
    const file = fs.open("/big", flags("empty"));
    assert.equal(
      errno(() => file.write(pattern(60_000, 3))),
      "ENOSPC",
    );
    file.flush();
    assert.equal(fs.volume.freeClusters(), 0);
    assert.deepEqual(get(open(device), "/big"), pattern(60_000, 3).subarray(0, file.size));
    fs.remove("/big", "file");
    let made = 0;
    while (errno(() => put(fs, `/f${made}`, new Uint8Array())) === "") made++;
    assert.equal(made, 512);
  });

  it("seeks, grows and cuts files", () => {
    const device = sparse(200);
    format(device, 1);
    const fs = open(device);
    const file = fs.open("/f", flags("empty", true));
    file.write(pattern(100, 3));
    assert.deepEqual([file.seek(2000), file.size], [2000, 2000]);
    file.write(pattern(5, 3));
    file.seek(50);
    file.truncate();
    file.flush();
    assert.deepEqual(get(fs, "/f"), pattern(100, 3).subarray(0, 50));
    const more = fs.open("/f", flags("any"));
    more.write(Uint8Array.of(1, 2));
    more.flush();
    assert.deepEqual([...get(fs, "/f").subarray(48)], [144, 147, 1, 2]);
    const reader = fs.open("/f", flags("existing"));
    assert.equal(reader.seek(1000), 52);
    assert.equal(
      errno(() => reader.write(Uint8Array.of(1))),
      "EACCES",
    );
  });

  it("renames, across folders too, and keeps to the rules of names", () => {
    const device = sparse(200);
    format(device, 1);
    const fs = open(device);
    fs.makeDirectory("/a");
    fs.makeDirectory("/a/b");
    put(fs, "/a/b/x", pattern(10, 3));
    fs.rename("/a/b", "/c");
    fs.changeDirectory("/c");
    assert.equal(fs.currentDirectory(), "/c");
    assert.deepEqual(get(fs, "../c/./x"), pattern(10, 3));
    fs.changeDirectory("..");
    assert.equal(fs.currentDirectory(), "/");
    put(fs, "/old", pattern(3, 1));
    fs.rename("/old", "/c/x");
    assert.deepEqual(get(fs, "/c/x"), pattern(3, 1));
    const wrong: [string, () => unknown][] = [
      ["EINVAL", () => put(fs, "/a*b", new Uint8Array())],
      ["EINVAL", () => fs.stat("/.")],
      ["ENOENT", () => get(fs, "/none")],
      ["ENOENT", () => put(fs, "/none/x", new Uint8Array())],
      ["EACCES", () => fs.remove("/c", "directory")],
      ["EISDIR", () => fs.remove("/c", "file")],
      ["ENOTDIR", () => fs.remove("/c/x", "directory")],
      ["EEXIST", () => fs.makeDirectory("/C")],
      ["EEXIST", () => fs.open("/c/x", flags("new"))],
      ["EACCES", () => put(fs, "/c", new Uint8Array())],
      ["EROFS", () => put(open(device, true), "/y", new Uint8Array())],
    ];
    for (const [code, run] of wrong) assert.equal(errno(run), code, String(run));
  });

  it("stores short names as Windows does", () => {
    const shown = (name: string): string => {
      const { letters, flags, long, lossy } = shortForm(name);
      return `${letters}|${long ? "long" : shownShort(letters, flags)}${lossy ? " lossy" : ""}`;
    };
    assert.deepEqual(
      ["data.txt", "README", "Mixed.txt", "a.b.c", "long name.text", ".rc", "a+b"].map(shown),
      [
        "DATA    TXT|data.txt",
        "README     |README",
        "MIXED   TXT|long",
        "AB      C  |long lossy",
        "LONGNAMETEX|long lossy",
        "RC         |long lossy",
        "A_B        |long lossy",
      ],
    );
    assert.equal(numbered("LONGNAMETEX", 12), "LONGN~12TEX");
  });

  it("keeps times in steps of two seconds", () => {
    assert.equal(secondsOf(NOW), Date.UTC(2024, 1, 29, 12, 34, 56) / 1000);
  });
});
