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

story("of several that are selected each id has a line, and a group among them has none", async ({ window }) => {
  const text = new TextEditor(window.page);
  await text.openNew();
  await window.instances.selectAll("live-player-01", "杭州", "直播转码-03");
  await text.drop(window.instances.row("live-player-01"));
  await settlesOn(window.page, () => text.lines(), ["live-player-01", "直播转码-03"].map(idOf));
});

story("what is grey while the cloud cannot be reached is dragged as ever", async ({ window }) => {
  const text = new TextEditor(window.page);
  await simulator().stop();
  await window.palette.run("ECM: Refresh");
  await window.instances.showsRow(/No connection to Tencent Cloud/);
  await text.openNew();
  await text.drop(window.instances.row("live-player-01"));
  await settlesOn(window.page, () => text.lines(), ["live-player-01", "直播转码-03"].map(idOf));
});
