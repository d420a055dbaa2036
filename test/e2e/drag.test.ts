import { addAccount, cloud } from "./cloud.ts";
import { TextEditor } from "./pages/textEditor.ts";
import { settlesOn } from "./pages/settled.ts";

const { story, simulator } = cloud({ height: 1600 });

const idOf = (name: string) => simulator().world.state.instances.find((each) => each.name === name)?.id ?? "";

story("setUp: an account is added; an instance dragged into an editor leaves its id there", async (editor) => {
  const { window } = editor;
  await window.workbench.openContainer("ECM");
  await addAccount(editor);
  await window.instances.showsRow(/live-player-01/);
  const text = new TextEditor(window.page);
  await text.openNew();
  await text.drop(window.instances.row("live-player-01"));
  await settlesOn(window.page, () => text.lines(), [idOf("live-player-01")]);
});

story("several selected instances are dropped one ID a line, and groups are left out", async ({ window }) => {
  const text = new TextEditor(window.page);
  await text.openNew();
  await window.instances.selectAll("live-player-01", "杭州", "直播转码-03");
  await text.drop(window.instances.row("live-player-01"));
  await settlesOn(window.page, () => text.lines(), ["live-player-01", "直播转码-03"].map(idOf));
});

story("rows that are grey while the cloud cannot be reached can be dragged too", async ({ window }) => {
  const text = new TextEditor(window.page);
  await simulator().stop();
  await window.palette.run("ECM: Refresh");
  await window.instances.showsRow(/No connection to Tencent Cloud/);
  await text.openNew();
  await text.drop(window.instances.row("live-player-01"));
  await settlesOn(window.page, () => text.lines(), ["live-player-01", "直播转码-03"].map(idOf));
});
