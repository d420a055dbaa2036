import assert from "node:assert/strict";
import { manyInstances } from "../simulator/manyInstances.ts";
import { patience } from "../tools/patience.ts";
import { addAccount, cloud } from "./cloud.ts";
import { shoot } from "./evidence.ts";
import { countStalls } from "./pages/stalls.ts";

const { story, simulator } = cloud({ settings: { "ecm.groupBy": "zone" } });

/** The longest time between two frames on an idle machine, in milliseconds. */
const longestFrame = 500;

story("ten thousand instances are listed, opened, scrolled and filtered without a standstill", async (editor) => {
  const { window } = editor;
  simulator().world.change(() => manyInstances(10_000, Date.now()));
  await window.workbench.openContainer("ECM");
  const stalls = await countStalls(window.page);
  await addAccount(editor);
  await window.instances.showsRow(/^Lab China site · 10000 instances$/m);
  await window.instances.expand(/杭州一区/);
  await window.instances.expand(/1–500/);
  await window.instances.showsRow(/^ {6}edge-\d{5} (running|stopped) · ein-/m);
  await window.instances.select(/edge-\d{5} (running|stopped)|edge-00006(running|stopped)/);
  await window.workbench.press("PageDown", "PageDown", "PageDown", "End");
  await shoot(window.page, "explorer-10000");
  await window.instances.pressTitleButton("Filter Instances…");
  await window.quick.answer("edge-0042");
  await window.instances.showsRow(/^Lab China site · 10 of 10000 instances$/m);
  await window.instances.showsRow(/^ {4}edge-0042\d (running|stopped) · /m);
  const longest = await stalls.longest();
  console.log(`longest time between two frames: ${Math.round(longest)} ms`);
  assert.ok(longest < patience(longestFrame), `${longest} ms`);
});
