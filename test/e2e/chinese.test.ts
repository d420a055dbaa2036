import assert from "node:assert/strict";
import { cloud } from "./cloud.ts";
import type { Editor } from "./editor.ts";
import { englishIn } from "./englishWords.ts";
import { shoot } from "./evidence.ts";
import { lookThrough } from "./lookThrough.ts";
import { surface } from "./pages/surface.ts";
import { View } from "./pages/view.ts";
import { Walkthrough } from "./pages/walkthrough.ts";
import { shootBoth } from "./shootBoth.ts";
import { usualWait } from "./usualWait.ts";
import { patience } from "../tools/patience.ts";
import { manifestWords, readWords } from "../tools/wordFiles.ts";

const { story, simulator } = cloud({ language: "zh-cn", theme: "Default Light Modern", height: 1700 });

const views = ({ window: { page } }: Editor) => ({ instances: new View(page, "实例"), tasks: new View(page, "任务") });

/** Expects no English text of the extension on the screen, and no line of a page that is cut off. */
async function isChinese({ window }: Editor): Promise<void> {
  const lines = await surface(window.page);
  assert.ok(lines.some((line) => /\p{Script=Han}/u.test(line)));
  assert.deepEqual(englishIn(lines), []);
  assert.deepEqual(await window.quick.cut(), []);
}

story("a user without an account is welcomed in Chinese", async (editor) => {
  const { window } = editor;
  await window.workbench.openContainer("ECM");
  assert.match(await views(editor).instances.welcome(), /添加账号…/);
  await isChinese(editor);
});

story(
  "the palette has the commands in Chinese, each with VS Code's note of what it is called in English",
  async ({ window }) => {
    const chinese = readWords(manifestWords.chinese);
    const english = readWords(manifestWords.english);
    const pairs = Object.keys(english).map((key) => `ECM: ${chinese[key]} = ECM: ${english[key]}`);
    const offered = (await window.palette.offers("ECM: ")).filter((title) => /^ECM: (?!Focus on)/.test(title));
    assert.ok(offered.length >= 10);
    for (let at = 0; at < offered.length; at += 2)
      assert.ok(pairs.includes(`${offered[at]} = ${offered[at + 1]}`), offered.join("\n"));
  },
);

story("setUp: the sample account is added, and its instances are listed, in Chinese", async (editor) => {
  const { window } = editor;
  await views(editor).instances.pressWelcomeButton("添加账号…");
  await window.quick.showsRow(/示例账号/);
  await isChinese(editor);
  await window.quick.choose("示例账号");
  await window.toasts.says("已添加账号 示例账号，共 24 台实例。");
  await views(editor).instances.showsRow(/live-player-01 运行中/);
  await isChinese(editor);
  await window.toasts.dismiss("已添加账号");
});

story("a tooltip describes an instance in Chinese", async (editor) => {
  const { window } = editor;
  assert.match(await views(editor).instances.tooltip("live-player-01"), /运行中/);
  await isChinese(editor);
  await window.workbench.press("Escape");
});

story("the wizard goes to its end in Chinese", async (editor) => {
  const { window } = editor;
  const title = "制作镜像 · 示例账号 · live-player-01";
  await window.menu.open(views(editor).instances.row("live-player-01"));
  await isChinese(editor);
  await window.menu.close();
  await window.menu.choose(views(editor).instances.row("live-player-01"), "制作镜像…");
  await window.quick.asks(title, "1/4");
  await window.quick.type("");
  await window.quick.says("请填写镜像名称。");
  await isChinese(editor);
  await window.quick.answer("黄金镜像");
  await window.quick.asks(title, "2/4");
  await isChinese(editor);
  await window.quick.answer("直播播放节点");
  await window.quick.asks(title, "3/4");
  await window.quick.showsRow(/强制关机/);
  await isChinese(editor);
  await window.quick.choose("关机、制作镜像、再重新开机");
  await window.quick.asks(title, "4/4");
  await window.quick.showsRow(/名称可用。/);
  await isChinese(editor);
  await shoot(window.page, "chinese-review");
  await window.quick.choose(/^制作镜像/);
  await window.dialog.press("关机并制作镜像");
  await window.toasts.says(/黄金镜像.*正在关机/);
  await views(editor).tasks.showsRow(/^黄金镜像 正在关机/m);
  await isChinese(editor);
});

story("a refusal is in Chinese, with Chinese buttons", async (editor) => {
  const { window } = editor;
  await window.palette.run("ECM: 添加账号…");
  await window.quick.choose("从环境变量导入");
  await window.quick.choose("cloud.tencent.com");
  await window.quick.says("给这个账号起个名称");
  await window.quick.answer("实验室");
  await window.toasts.says("已添加账号 实验室");
  await window.toasts.dismiss("已添加账号 实验室");
  simulator().faults.add("CreateImage", { kind: "error", code: "ResourceInsufficient.InvaildPrivateImageNum" });
  const title = "制作镜像 · 实验室 · 网关-深圳-备";
  await window.palette.run("ECM: 制作镜像…");
  await window.quick.type("网关-深圳-备");
  await window.quick.showsRow(/实验室/);
  await isChinese(editor);
  await window.quick.choose("实验室");
  await window.quick.asks(title, "2/4");
  await window.quick.answer("容量不足");
  await window.quick.asks(title, "3/4");
  await window.quick.answer("");
  await window.quick.asks(title, "4/4");
  await window.quick.choose(/^制作镜像/);
  await window.toasts.says("该账号的镜像数量已达上限。");
  assert.deepEqual(await window.toasts.buttons("已达上限"), ["清理镜像…", "复制 RequestId", "查看日志"]);
  await isChinese(editor);
  await shootBoth(editor, "chinese-refusal");
  await window.toasts.dismiss("已达上限");
});

story("the image is ready, and its task reads in Chinese", async (editor) => {
  const { window } = editor;
  const { tasks } = views(editor);
  window.page.setDefaultTimeout(patience(90_000));
  await window.toasts.says(/镜像 黄金镜像（实例 live-player-01，账号 示例账号）已制作完成/);
  window.page.setDefaultTimeout(patience(usualWait));
  await isChinese(editor);
  await tasks.showsRow(/^黄金镜像 镜像已就绪/m);
  await tasks.expand("黄金镜像");
  await tasks.showsRow(/^ {2}镜像 ID img-/m);
  await isChinese(editor);
  await tasks.select("黄金镜像");
  await window.page.locator(".editor-group-container .view-lines").filter({ hasText: "时间线" }).waitFor();
  await isChinese(editor);
  await shootBoth(editor, "chinese-tasks");
});

story("the walkthrough reads in Chinese, with its pictures, and all that was done before is ticked", async (editor) => {
  // There is no room for them beside the side bar.
  await editor.window.palette.run("View: Toggle Primary Side Bar Visibility");
  await lookThrough(editor, readWords(manifestWords.chinese), "chinese-walkthrough");
  const walkthrough = new Walkthrough(editor.window.page);
  for (const step of await walkthrough.steps()) await walkthrough.isDone(step);
});
