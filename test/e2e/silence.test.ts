import { addAccount, cloud } from "./cloud.ts";
import { walkToReview } from "./walkToReview.ts";

const { story, simulator } = cloud({ height: 1600 });

const running = "live-player-01";

story("an account is added", async (editor) => {
  simulator().simulator.setDurations({ stopMs: 500, startMs: 500, imageMs: 1000 });
  await editor.window.workbench.openContainer("ECM");
  await addAccount(editor);
  await editor.window.instances.showsRow(new RegExp(`${running} running`));
});

story("a cloud that freezes is told in the task's row, and no longer once it answers again", async ({ window }) => {
  const { latches } = simulator();
  latches.hold("DescribeTaskStatus");
  await walkToReview(window, { instance: running, name: "frozen", power: /start again \(recommended\)/ });
  await window.quick.choose("Create Image");
  // The second try comes when the first was given up.
  await latches.held("DescribeTaskStatus", "before", 2);
  await window.tasks.showsRow(/^frozen no answer from the cloud for \d+ s, trying again · image is being made · /m);
  await window.toasts.says(/image is being made, no answer from the cloud for \d+ s, trying again, /);
  await window.tasks.expand("frozen");
  latches.release("DescribeTaskStatus");
  await window.tasks.showsRow(/^frozen image is ready · live-player-01/m);
});
