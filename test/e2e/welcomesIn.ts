import assert from "node:assert/strict";
import { sampleWorld } from "../../src/sample/data/sampleWorld.ts";
import { startSimulator } from "../simulator/startSimulator.ts";
import { spoken, type Language } from "../screenshots/spoken.ts";
import { callsOf, cloud } from "./cloud.ts";
import type { Editor } from "./editor.ts";
import { settles, settlesOn } from "./pages/settled.ts";
import { View } from "./pages/view.ts";
import { shootBoth } from "./shootBoth.ts";

type ViewName = "instances" | "images" | "tasks";

/** The stories of the welcome texts of empty views in a language: what they say, and what their links do. */
export function welcomesIn(language: Language): void {
  const isChinese = language === "chinese";
  const { story, simulator } = cloud({ theme: "Default Light Modern", ...(isChinese && { language: "zh-cn" }) });
  const { say, named } = spoken(language);
  const view = ({ window: { page } }: Editor, name: ViewName) => new View(page, named(`view.${name}`));

  /** Waits until a view shows the manifest's text of that key, with the links as they read on the screen. */
  async function says(editor: Editor, name: ViewName, key: string): Promise<void> {
    const expected = named(`welcome.${key}`).replaceAll(/\[([^\]]+)\]\([^)]+\)/g, "$1");
    await settlesOn(editor.window.page, async () => onePerLine(await view(editor, name).welcome()), expected);
  }

  const press = (editor: Editor, name: ViewName, key: string) => view(editor, name).pressWelcomeButton(named(key));

  async function asks({ window: { page, quick } }: Editor, pattern: RegExp): Promise<void> {
    await settles(
      page,
      () => quick.title(),
      (title) => assert.match(title, pattern),
    );
    await quick.escape();
  }

  story(`${language}: a view without account, images or tasks says what to do`, async (editor) => {
    await editor.window.workbench.openContainer("ECM");
    await says(editor, "instances", "noAccount");
    await says(editor, "images", "noAccountImages");
    await says(editor, "tasks", "noTasks");
    await shootBoth(editor, `${language}-welcome-noAccount`);
    await press(editor, "instances", "command.addAccount");
    await asks(editor, new RegExp(say("Add Account")));
  });

  story(`${language}: an account without instances and images says what to do`, async (editor) => {
    const { window } = editor;
    simulator().world.change((state) => ({ ...state, instances: [], images: [] }));
    await press(editor, "instances", "command.addAccount");
    await window.quick.choose(say("From Environment Variables"));
    await window.quick.choose("cloud.tencent.com");
    await window.quick.says(say("What is this account called here?"));
    await window.quick.answer("Lab");
    await window.toasts.dismiss("Lab");
    await says(editor, "instances", "noInstances");
    await says(editor, "images", "noImages");
    await shootBoth(editor, `${language}-welcome-nothing`);
    const before = callsOf(simulator(), "DescribeInstances");
    await press(editor, "instances", "command.refresh");
    await settlesOn(window.page, async () => callsOf(simulator(), "DescribeInstances") > before, true);
    await press(editor, "instances", "command.openConsole");
    await window.quick.choose("Lab");
    assert.match(await window.dialog.detail(), /console\.cloud\.tencent\.com\/ecm/);
    await window.dialog.press("Cancel");
    await view(editor, "instances").pressWelcomeLink(named("command.renewAccount"));
    await asks(editor, new RegExp(say("Renew Account")));
    await view(editor, "instances").pressWelcomeLink(named("command.addAccount"));
    await asks(editor, new RegExp(say("Add Account")));
    await press(editor, "images", "command.createImage");
    await window.toasts.says(say("There is no instance for that now."));
    await window.palette.run("Notifications: Clear All Notifications");
  });

  story(`${language}: keys that are no longer accepted are renewed from the view`, async (editor) => {
    const { window } = editor;
    const { keyRing, keys } = simulator().simulator;
    keyRing.remove(keys.secretId);
    await press(editor, "instances", "command.refresh");
    await says(editor, "instances", "expired");
    await says(editor, "images", "expired");
    await shootBoth(editor, `${language}-welcome-expired`);
    await press(editor, "images", "command.renewAccount");
    await asks(editor, new RegExp(say("Renew Account")));
    await view(editor, "images").pressWelcomeLink(linkIn("expired", "signOut"));
    await window.quick.choose("Lab");
    assert.match(await window.dialog.message(), /Lab/);
    await window.dialog.press("Cancel");
    keyRing.set(keys);
    await view(editor, "images").pressWelcomeLink(linkIn("expired", "refresh"));
    await says(editor, "instances", "noInstances");
  });

  story(`${language}: without a network the view offers to try again`, async (editor) => {
    const { window } = editor;
    const { url, world, stop } = simulator();
    await stop();
    await press(editor, "instances", "command.refresh");
    await says(editor, "instances", "offline");
    await says(editor, "images", "offline");
    await shootBoth(editor, `${language}-welcome-offline`);
    await view(editor, "images").pressWelcomeLink(linkIn("offline", "showLog"));
    await window.output.says(/Lab.*DescribeI/);
    await window.palette.run("View: Toggle Panel Visibility");
    const { instances, images } = sampleWorld(Date.now());
    const again = await startSimulator({
      port: Number(new URL(url).port),
      world: { ...world.state, instances, images },
    });
    try {
      await view(editor, "instances").pressWelcomeButton(linkIn("offline", "refresh"));
      await view(editor, "instances").showsRow(/^Lab /m);
      await view(editor, "images").showsRow(/^Lab /m);
    } finally {
      await again.stop();
    }
  });

  story(`${language}: a filter that nothing matches is cleared from the view`, async (editor) => {
    const { quick } = editor.window;
    for (const [name, key, title] of [
      ["instances", "noMatch", "command.filterInstances"],
      ["images", "noImageMatch", "command.filterImages"],
    ] as const) {
      await view(editor, name).pressTitleButton(named(title));
      await quick.answer("no such name");
      await says(editor, name, key);
    }
    await shootBoth(editor, `${language}-welcome-noMatch`);
    await view(editor, "instances").pressWelcomeButton(linkIn("noMatch", "filterInstances"));
    await settlesOn(editor.window.page, () => quick.value(), "no such name");
    await quick.escape();
    for (const name of ["instances", "images"] as const) {
      await press(editor, name, "command.clearFilter");
      await view(editor, name).showsRow(/^Lab /m);
    }
  });

  /** The label of a command's link or button in a welcome text. */
  function linkIn(key: string, command: string): string {
    return new RegExp(`\\[([^\\]]+)\\]\\(command:ecm\\.${command}\\)`).exec(named(`welcome.${key}`))?.[1] ?? "";
  }
}

/** A welcome text as the user reads it, without empty lines. */
const onePerLine = (text: string): string =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join("\n");
