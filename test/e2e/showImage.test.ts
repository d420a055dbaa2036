import assert from "node:assert/strict";
import { addAccount, cloud } from "./cloud.ts";
import { settlesOn } from "./pages/settled.ts";
import { walkToReview } from "./walkToReview.ts";

const { story, simulator } = cloud({ height: 1600 });

const shown = "Image shown, ready, 50 GB · CentOS 7.6 64位 · under 1 d old";

story(
  "Show Image selects the new image, though its view is filtered, its account collapsed and ECM hidden",
  async (editor) => {
    const { window } = editor;
    await window.workbench.openContainer("ECM");
    await addAccount(editor);
    await window.instances.showsRow(/直播转码-03/);
    await walkToReview(window, { instance: "直播转码-03", name: "shown" });
    await window.quick.choose("Create Image");
    await window.tasks.showsRow(/^shown image is being made/m);
    await window.images.collapse(/^Lab/);
    await window.images.pressTitleButton("Filter Images…");
    await window.quick.answer("nothing like it");
    assert.match(await window.images.welcome(), /No image matches/);
    await window.palette.run("View: Toggle Primary Side Bar Visibility");
    simulator().simulator.clock.advance(3 * 60_000);
    await window.toasts.press(/Image shown of 直播转码-03 \(Lab\) is ready/, "Show Image");
    await settlesOn(window.page, () => window.images.selected(), [shown]);
    await window.keys.isAt(shown);
  },
);
