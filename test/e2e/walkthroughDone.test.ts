import { addAccount, cloud } from "./cloud.ts";
import { Walkthrough } from "./pages/walkthrough.ts";
import { walkToReview } from "./walkToReview.ts";

const { story, simulator } = cloud({ theme: "Default Light Modern", height: 1600 });

story("steps that were done before the walkthrough is first opened are ticked, also after a reload", async (editor) => {
  const { window } = editor;
  await window.workbench.openContainer("ECM");
  await addAccount(editor);
  await walkToReview(window, { instance: "直播转码-03", name: "golden" });
  await window.quick.choose("Create Image");
  await window.tasks.showsRow(/^golden image is being made/m);
  simulator().simulator.clock.advance(60_000);
  await window.tasks.showsRow(/^golden image is ready/m);
  await window.palette.run("View: Show Explorer");
  await window.workbench.reload();
  const walkthrough = new Walkthrough(window.page);
  await window.palette.run("Welcome: Open Walkthrough...");
  await window.quick.choose("Make Your First ECM Image");
  for (const step of await walkthrough.steps()) await walkthrough.isDone(step);
});
