import assert from "node:assert/strict";
import { cloud } from "./cloud.ts";
import { shoot } from "./evidence.ts";
import { View } from "./pages/view.ts";

const { story } = cloud({ language: "zh-cn", theme: "Default Dark Modern", height: 1200 });

story("in Chinese and in the dark the explorer says everything in Chinese", async ({ window }) => {
  await window.workbench.openContainer("ECM");
  await window.palette.run("ECM: 添加账号…");
  await window.quick.choose("示例账号");
  await window.toasts.says("24");
  const views = { instances: new View(window.page, "实例"), images: new View(window.page, "镜像") };
  await views.instances.showsRow(/24 台实例/);
  await views.images.showsRow(/4 \/ 10 个镜像/);
  assert.doesNotMatch(await views.instances.tree(), /running|stopped|instances/);
  await shoot(window.page, "explorer-zh-dark");
});
