import assert from "node:assert/strict";
import { test } from "node:test";
import { addAccount } from "../../src/commands/accounts/addAccount.ts";
import { logIn } from "../../src/commands/accounts/signInOut.ts";
import { Computer, openWindow } from "../doubles/computer.ts";
import { Person } from "../doubles/person.ts";
import { ProfileFolder } from "../doubles/profileFolder.ts";

test("a folder that the user has set and that cannot be read is named; tccli's own may be missing", async (context) => {
  const computer = new Computer(context);
  computer.iniFiles = [];
  for (const [setting, says] of [
    ["/nowhere", /The folder in ecm\.tccliDirectory can't be read/],
    ["", /No profiles were found/],
  ] as const) {
    computer.settings.tccliDirectory = setting;
    const person = new Person("tccli or SDK Profile", "Escape");
    await addAccount(await openWindow(computer, person));
    assert.match(person.saw.join("\n"), says);
    assert.equal(/tccliDirectory can't/.test(person.saw.join("\n")), setting !== "");
  }
});

test("tccli is not run for a profile in a folder that it does not write to", async (context) => {
  const folder = new ProfileFolder(context);
  const pair = { secretId: "AKIDcanary", secretKey: "key", token: "token" };
  folder.write("dev.credential", { type: "oauth", ...pair, expiresAt: 4_000_000_000 });
  const computer = new Computer(context);
  computer.tccliFolder = folder.tccli;
  computer.otherTccliFolder = "/home/me/.tccli";
  const window = await openWindow(computer, new Person("tccli or SDK Profile", "dev", "Enter"));
  await addAccount(window);
  await assert.rejects(logIn(window, window.accounts.all[0]), (error) => {
    assert.match(String(error), /keeps the keys of a sign-in in \/home\/me\/\.tccli, but this account's profile is/);
    return true;
  });
  assert.doesNotMatch(window.person.saw.join("\n"), /terminal:/);
});
