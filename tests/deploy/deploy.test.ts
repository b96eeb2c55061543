/** `halpy deploy` and the commands around it, on pretended boards. */

import assert from "node:assert/strict";
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { Desk } from "./fake-boards.js";

const GOOD = `import time
print("good", 1)
while True:
    time.sleep(1)
`;
const BAD = `import time
def fail():
    raise ValueError("no good")
print("bad")
time.sleep(0.1)
fail()
`;

/** Long enough for BAD to die on a busy machine. */
const LONG = ["--health", "4"];

describe("halpy deploy", function () {
  this.timeout(60_000);
  let desk: Desk;
  beforeEach(() => {
    desk = new Desk("north");
    desk.write("plant.py", GOOD);
  });
  afterEach(() => desk.close());

  const deploy = (...words: string[]) =>
    desk.halpy("deploy", "--health", "1", "plant.py", "pi@north", ...words);

  it("makes a service in two round trips, sends only what changed, and goes back", async () => {
    const { board } = desk;
    const first = await deploy();
    assert.equal(first.status, 0, first.stderr + first.stdout);
    assert.match(
      first.stdout,
      /runs release \d{8}-\d{6}-[0-9a-f]{8} \(sent 1 of 1 file, .* kB; 2 round trips/,
    );
    assert.equal(desk.takeCommands().length, 2);
    assert.equal(board.state("plant"), "active");
    assert.match(board.read("units/halpy-plant.service"), /^User=pi\n[\s\S]*^Restart=on-failure$/m);
    const one = board.current("plant");

    writeFileSync(board.base("plant", "data/kept.txt"), "x");
    const again = await deploy();
    assert.match(again.stdout, /has release .* already, and it runs \(1 round trip/);
    assert.deepEqual([again.status, board.current("plant")], [0, one]);

    desk.takeCommands();
    desk.write("plant.py", GOOD.replace("1)", "2)"));
    const second = await deploy();
    assert.equal(second.status, 0, second.stderr);
    assert.equal(desk.takeCommands().length, 2);
    const two = board.current("plant");
    assert.notEqual(two, one);
    assert.equal(readFileSync(board.base("plant", "data/kept.txt"), "utf8"), "x");

    const listed = await desk.halpy("releases", "pi@north");
    assert.match(listed.stdout, new RegExp(`${one} .*UTC\\n.*${two} .*runs\\n$`));
    const back = await desk.halpy("rollback", "pi@north");
    assert.match(back.stdout, new RegExp(`^pi@north: release ${one} .* runs\n$`), back.stderr);
    assert.equal(board.current("plant"), one);
    const none = await desk.halpy("rollback", "pi@north");
    assert.equal(none.status, 2);
    assert.match(none.stderr, /there is no release before/);
    const forth = await desk.halpy("rollback", "--to", two ?? "", "pi@north");
    assert.equal(forth.status, 0, forth.stderr);

    // The first release's content is there still: only the rest is sent.
    desk.write("plant.py", GOOD);
    assert.match((await deploy()).stdout, /sent 0 of 1 file, 0 bytes/);
    assert.deepEqual(readdirSync(board.base("plant", "incoming")), []);

    const removed = await desk.halpy("remove", "--keep-data", "pi@north");
    assert.match(removed.stdout, /plant is removed; its data stay in .*\/plant\/data\n$/);
    assert.deepEqual(readdirSync(board.base("plant")), ["data"]);
    assert.equal(board.has("units/halpy-plant.service"), false);
  });

  it("takes a release back that dies, and shows its traceback", async () => {
    const { board } = desk;
    desk.write("plant.py", BAD);
    const alone = await deploy(...LONG);
    assert.equal(alone.status, 1);
    assert.match(alone.stderr, /died; there is none before it, so nothing runs/);
    assert.equal(board.state("plant"), "inactive");

    desk.write("plant.py", GOOD);
    const good = await deploy();
    assert.equal(good.status, 0, good.stderr);
    const release = board.current("plant");
    desk.write("plant.py", BAD);
    const bad = await deploy(...LONG);
    assert.equal(bad.status, 1);
    assert.match(bad.stderr, /pi@north: the release .* died; .* runs again\n/);
    assert.match(
      bad.stderr,
      / \| bad\n.* \| Traceback \(most recent call last\):\n.* \| {3}File "plant.py", line 6, in <module>\n.* \| {3}File "plant.py", line 3, in fail\n.* \| ValueError: no good\n/,
    );
    assert.deepEqual([board.current("plant"), board.state("plant")], [release, "active"]);
    const listed = await desk.halpy("releases", "pi@north");
    assert.match(listed.stdout, /runs\n.* died\n$/);
    const status = await desk.halpy("status", "--json", "pi@north");
    const [one] = JSON.parse(status.stdout) as { state: string; release: string; program: string }[];
    assert.deepEqual([one?.program, one?.state, one?.release], ["plant", "running", release]);

    const stopped = await desk.halpy("stop", "pi@north");
    assert.equal(stopped.status, 0, stopped.stderr);
    assert.equal(board.state("plant"), "inactive");
    assert.match((await desk.halpy("start", "pi@north")).stdout, /^pi@north: release .* runs\n$/);
    const logs = await desk.halpy("logs", "-n", "1", "pi@north");
    assert.deepEqual([logs.status, logs.stdout], [0, "good 1\n"]);
  });

  it("is done with a program that comes to its end", async () => {
    desk.write("plant.py", "print('once')\n");
    const { status, stdout, stderr } = await deploy();
    assert.equal(status, 0, stderr);
    assert.match(stdout, /runs release/);
    assert.equal(desk.board.state("plant"), "inactive");
  });

  it("keeps secrets to the program", async () => {
    const secret = 'pa"ss $word\\n`';
    desk.write("plant.py", "import os\nprint(len(os.getenv('TOKEN')), os.getenv('TOKEN')[:2])\n");
    desk.write("secrets.env", `# comment\nTOKEN='${secret}'\n`);
    const { status, stdout, stderr } = await deploy("--env-file", "secrets.env");
    assert.equal(status, 0, stderr);
    assert.ok(!(stdout + stderr + desk.takeCommands().join("\n")).includes(secret.slice(3, 9)));
    const file = desk.board.base("plant", "current/secrets");
    assert.equal(statSync(file).mode & 0o777, 0o600);
    assert.equal((await desk.halpy("logs", "pi@north")).stdout, `${secret.length} pa\n`);
    // The next release has them too.
    desk.write("plant.py", "import os\nprint(os.getenv('TOKEN')[2:4])\n");
    assert.equal((await deploy()).status, 0);
    assert.equal(statSync(desk.board.base("plant", "current/secrets")).mode & 0o777, 0o600);
    assert.match((await desk.halpy("logs", "pi@north")).stdout, /^"s$/m);
  });

  it("changes nothing with --dry-run", async () => {
    const { status, stdout } = await deploy("--dry-run");
    assert.equal(status, 0);
    assert.match(stdout, /would send 1 file, .* kB\n[\s\S]*ExecStart=[\s\S]*would start the first release\n/);
    assert.match(stdout, /nothing was changed \(1 round trip/);
    assert.deepEqual(readdirSync(desk.board.path("home")), []);
  });

  it("leaves the running release alone whenever the upload breaks off", async () => {
    const { board } = desk;
    assert.equal((await deploy()).status, 0);
    const release = board.current("plant");
    desk.write("plant.py", GOOD.replace("1)", "3)"));
    for (const bytes of [300, 70_000]) {
      board.write("breaks-after", String(bytes));
      const { status, stderr } = await deploy();
      assert.equal(status, 68);
      assert.match(stderr, /the connection broke\n.*goes on with the release that it has/);
      assert.deepEqual([board.current("plant"), board.state("plant")], [release, "active"]);
      assert.deepEqual(readdirSync(board.base("plant", "incoming")), []);
    }
    board.remove("breaks-after");
    assert.equal((await deploy()).status, 0);
    assert.notEqual(board.current("plant"), release);
  });

  it("takes a release back without the desk if it dies three times on trial", async () => {
    const { board } = desk;
    assert.equal((await deploy()).status, 0);
    const good = board.current("plant");
    // The release passes its trial; then the trial is made to be unfinished, as if the power had failed meanwhile.
    writeFileSync(board.base("plant", "data/go"), "");
    desk.write("plant.py", "import time\nwhile True:\n    open('go').close()\n    time.sleep(0.1)\n");
    assert.equal((await deploy()).status, 0);
    const bad = board.current("plant");
    writeFileSync(board.base("plant", "trial"), `${bad} ${good}\n`);
    rmSync(board.base("plant", "data/go"));
    for (let i = 0; i < 100 && board.current("plant") === bad; i++)
      await new Promise((r) => setTimeout(r, 100));
    assert.equal(board.current("plant"), good);
    assert.match((await desk.halpy("logs", "pi@north")).stdout, /died three times; .* takes its place/);
  });
});
