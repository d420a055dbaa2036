import type { Page } from "playwright-core";
import { cloud } from "../e2e/cloud.ts";
import type { Editor } from "../e2e/editor.ts";
import { View } from "../e2e/pages/view.ts";
import { Film, picture } from "./film.ts";
import { spoken, type Language } from "./spoken.ts";

const account = "Edge Lab";
const instance = "game-room-a";
const settings = { "editor.minimap.enabled": false, "editor.lineNumbers": "off" };

/** The stories that make a language's pictures: an animation of the main job, its end, and a refusal. */
export function picturesIn(language: Language): void {
  const theme = "Default Light Modern";
  const { story, simulator } = cloud({ theme, settings, ...(language === "chinese" && { language: "zh-cn" }) });
  const { say, named } = spoken(language);
  const nameOf = (name: string) => (language === "chinese" ? `${name}-zh-cn` : name);
  const title = [say("Create Image"), account, instance].join(" · ");
  const row = ({ window: { page } }: Editor) => new View(page, named("view.instances")).row(instance);
  const tasks = (page: Page) => new View(page, named("view.tasks"));
  const pass = (ms: number) => simulator().simulator.clock.advance(ms);

  async function addAccount({ window }: Editor): Promise<void> {
    await window.workbench.openContainer("ECM");
    await window.palette.run(`ECM: ${named("command.addAccount")}`);
    await window.quick.choose(say("From Environment Variables"));
    await window.quick.choose("cloud.tencent.com");
    await window.quick.says(say("What is this account called here?"));
    await window.quick.answer(account);
    await window.toasts.says(account);
    await window.toasts.dismiss(account);
  }

  /** Goes to the review page for a running instance that is started again afterwards. */
  async function walkToReview({ window }: Editor, image: string, look = async (_ms: number) => {}): Promise<void> {
    await window.quick.asks(title, "1/4");
    await look(1200);
    await window.quick.type(image);
    await look(1200);
    await window.quick.accept();
    await window.quick.asks(title, "2/4");
    await window.quick.type(language === "chinese" ? "播放器 4.2，支持新编码" : "Player 4.2 with the new codecs");
    await look(1200);
    await window.quick.accept();
    await window.quick.asks(title, "3/4");
    await look(2400);
    await window.quick.choose(say("Shut down, make the image, start again"));
    await window.quick.asks(title, "4/4");
    await window.quick.showsRow(new RegExp(say("The name is free.")));
    await look(3000);
  }

  story(`${language}: the main job goes from a right click to the image that is ready`, async (editor) => {
    const { window } = editor;
    const { page } = window;
    const film = new Film();
    const look = (ms: number) => film.shoot(page, ms);
    await page.setViewportSize({ width: 900, height: 600 });
    await addAccount(editor);
    await row(editor).hover();
    await look(1200);
    await window.menu.open(row(editor));
    await page.getByRole("menuitem", { name: named("command.createImage"), exact: true }).hover();
    await look(1500);
    await window.workbench.press("Enter");
    await walkToReview(editor, "player-4.2", look);
    await window.quick.choose(new RegExp(`^${say("Create Image")}`));
    await window.dialog.press(say("Shut Down and Create Image"));
    await window.toasts.says(say("Image {0} of {1} ({2})", "player-4.2", instance, account));
    for (const [state, ms] of [
      ["shutting the instance down", 30_000],
      ["image is being made", 60_000],
      ["starting the instance again", 60_000],
    ] as const) {
      await tasks(page).showsRow(new RegExp(`player-4.2 .*${say(state)}`));
      await look(1500);
      pass(ms);
    }
    await window.toasts.says(say("Show Image"));
    await tasks(page).showsRow(new RegExp(`player-4.2 .*${say("image is ready")}`));
    await look(4000);
    await film.keep(page, nameOf("create-image"));
  });

  story(`${language}: a task's document shows what was done for its image`, async ({ window }) => {
    const { page } = window;
    await page.setViewportSize({ width: 1040, height: 620 });
    await window.palette.run("Notifications: Clear All Notifications");
    await window.toasts.gone(say("Show Image"));
    await window.workbench.toggleTheme("dark");
    await tasks(page).select("player-4.2");
    await page
      .locator(".editor-group-container .view-lines")
      .filter({ hasText: say("Timeline") })
      .waitFor();
    await picture(page, nameOf("image-ready"));
  });

  story(`${language}: a refusal offers a way out of it`, async (editor) => {
    const { window } = editor;
    await window.palette.run("View: Close All Editors");
    await window.workbench.toggleTheme("light");
    simulator().faults.add("CreateImage", { kind: "error", code: "ResourceInsufficient.InvaildPrivateImageNum" });
    await window.menu.choose(row(editor), named("command.createImage"));
    await walkToReview(editor, "player-4.3");
    await window.quick.choose(new RegExp(`^${say("Create Image")}`));
    await window.dialog.press(say("Shut Down and Create Image"));
    await tasks(window.page).showsRow(new RegExp(`player-4.3 .*${say("shutting the instance down")}`));
    pass(30_000);
    await window.toasts.says(say("This account has no room for another image."));
    await picture(window.page, nameOf("refusal"));
  });
}
