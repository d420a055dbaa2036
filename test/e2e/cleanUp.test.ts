import assert from "node:assert/strict";
import { addAccount, callsOf, cloud } from "./cloud.ts";
import { shoot } from "./evidence.ts";
import { settles } from "./pages/settled.ts";

const { story, simulator } = cloud({ height: 1600 });

story("images are ticked in a list and deleted together; what a module uses does not stay ticked", async (editor) => {
  const { window } = editor;
  await window.workbench.openContainer("ECM");
  await addAccount(editor);
  await window.palette.run("ECM: Clean Up Images…");
  await window.quick.choose("Lab");
  await window.quick.asks("Clean Up Images · Lab");
  await window.quick.showsRow(
    /^cvm-import-ubuntu 40 d old[^]*^edge-player-v12 20 d old.*\n {4}Stays: new instances of live are made from it\.$/m,
  );
  await window.quick.choose("cvm-import-ubuntu");
  await window.quick.choose("edge-player-v12");
  await window.quick.choose("nightly-build");
  await settles(
    window.page,
    () => window.quick.ticked(),
    (ticked) => assert.deepEqual(ticked, ["cvm-import-ubuntu", "nightly-build"]),
  );
  await shoot(window.page, "clean-up-images");
  await window.quick.accept();
  assert.equal(await window.dialog.message(), "Delete 2 images?");
  assert.match(await window.dialog.detail(), /^cvm-import-ubuntu .*\nnightly-build .*\nThis cannot be undone\.$/);
  await window.dialog.press("Delete");
  await window.images.showsRow(/^Lab China site · 2 of 10 images$/m);
  assert.equal(callsOf(simulator(), "DeleteImage"), 1);
});
