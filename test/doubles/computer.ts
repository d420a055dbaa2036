import type { FindCredential } from "../../src/accounts/account.ts";
import type { ProfilesOptions } from "../../src/accounts/profiles/profiles.ts";
import { refreshOnKeyChange } from "../../src/accounts/inventory/refreshOnKeyChange.ts";
import { notifyOfDirectoryProblems } from "../../src/accounts/storage/directoryNotifier.ts";
import { KeyringRetry } from "../../src/accounts/keyringRetry.ts";
import { type App, makeApp } from "../../src/app.ts";
import type { Disposable } from "../../src/base/events.ts";
import type { Shell } from "../../src/base/shell.ts";
import type { Ecm } from "../../src/ecm/model.ts";
import { sampleEcm } from "../../src/sample/sampleCloud.ts";
import { MemorySampleStore } from "./memorySampleStore.ts";
import { sampleWorld } from "../../src/sample/data/sampleWorld.ts";
import type { ImageRecord, InstanceRecord, WorldState } from "../../src/sample/worldState.ts";
import { refreshOnTaskProgress } from "../../src/tasks/engine/refreshOnProgress.ts";
import type { WindowId } from "../../src/tasks/journal/taskEvent.ts";
import { directoryNotice, keyringNotice } from "../../src/view/accounts/accountNotices.ts";
import { callMethod, intercept } from "./ecmProxy.ts";
import { HandClock, quiet } from "./handClock.ts";
import { MemoryDirectory } from "./memoryDirectory.ts";
import { MemoryJournal } from "./memoryJournal.ts";
import { MemoryListings } from "./memoryListings.ts";
import { EditableWorld } from "../simulator/editableWorld.ts";
import { MemorySecrets } from "./memorySecrets.ts";
import { MemorySettings } from "./memorySettings.ts";
import type { Person } from "./person.ts";
import type { TestScope } from "./testScope.ts";

/** A computer with its disk, keyring and clock, and the cloud it reaches. Its windows close when the test ends. */
export class Computer {
  readonly clock = new HandClock();
  readonly journal = new MemoryJournal();
  readonly secrets = new MemorySecrets();
  readonly directory = new MemoryDirectory();
  readonly settings = new MemorySettings();
  readonly listings = new MemoryListings();
  readonly cloud = new MemorySampleStore(sampleWorld(this.clock.now()));
  /** The clouds of other cloud accounts, by SecretId. */
  readonly otherClouds = new Map<string, MemorySampleStore>();
  readonly logged: string[] = [];
  /** Closes each open window, by the window's ID. */
  readonly open = new Map<WindowId, () => void>();
  environment: Record<string, string> = {};
  shell: Shell = "posix";
  /** Where tccli and the SDKs keep their profiles. */
  tccliFolder = "/nowhere";
  iniFiles: readonly string[] = [];
  /** Where a sign-in with tccli writes, if that is another folder. */
  otherTccliFolder: string | undefined;
  /** The answer of AssumeRole. */
  assume: ProfilesOptions["assume"] = () => Promise.reject(new Error("Nobody answers AssumeRole"));
  /** Wraps the cloud of each account, such as in an `EcmProxy`. */
  wrapEcm: (ecm: Ecm) => Ecm = (ecm) => ecm;
  #ids = 0;

  constructor(scope: TestScope) {
    scope.after(() => this.closeAll());
  }

  readonly newId = (): string => `id${++this.#ids}`;

  /** Changes the cloud without any call of the extension. */
  async change(edit: (state: WorldState) => WorldState): Promise<void> {
    const world = new EditableWorld((await this.cloud.load()) ?? sampleWorld(this.clock.now()), this.clock);
    world.change(edit);
    await this.cloud.save(world.state);
  }

  /** Moves the clock on until something has happened. */
  async until<T>(happens: Promise<T>): Promise<T> {
    let isOver = false;
    const end = () => (isOver = true);
    happens.then(end, end);
    for (let second = 0; second < 600 && !isOver; second++) await this.wait(1000);
    return happens;
  }

  /** Changes fields of the cloud's instance of that name. */
  changeInstance(name: string, edit: Partial<InstanceRecord>): Promise<void> {
    return this.change((state) => ({ ...state, instances: edited(state.instances, name, edit) }));
  }

  /** Changes fields of the cloud's image of that name. */
  changeImage(name: string, edit: Partial<ImageRecord>): Promise<void> {
    return this.change((state) => ({ ...state, images: edited(state.images, name, edit) }));
  }

  /** Closes every window; the cloud goes on. */
  closeAll(): void {
    for (const close of this.open.values()) close();
  }

  /** Moves the clock on, while every open window works. */
  async wait(milliseconds: number): Promise<void> {
    await this.clock.advance(milliseconds);
  }
}

const edited = <Item extends { readonly name: string }>(items: readonly Item[], name: string, edit: Partial<Item>) =>
  items.map((item) => (item.name === name ? { ...item, ...edit } : item));

/** A window of VS Code with the extension running in it. */
export interface Window extends App {
  readonly me: WindowId;
  readonly person: Person;
  /** Closes the window at once, in the middle of its work. */
  close(): void;
}

export async function openWindow(computer: Computer, person: Person): Promise<Window> {
  const { clock, directory, newId } = computer;
  const log = {
    info: (line: string) => void computer.logged.push(line),
    warn: (line: string) => void computer.logged.push(line),
    error: (line: string) => void computer.logged.push(line),
  };
  const closing = new AbortController();
  const me = newId() as WindowId;
  const secrets = computer.secrets.inWindow(me);
  const listeners: Disposable[] = [];
  const close = () => {
    computer.open.delete(me);
    for (const each of listeners) each.dispose();
    closing.abort(new Error("The window is gone."));
  };
  computer.open.set(me, close);
  const cloudOf = (secretId: string) => sampleEcm(computer.otherClouds.get(secretId) ?? computer.cloud, clock);
  const app = makeApp({
    secrets,
    directory,
    session: me,
    profiles: {
      tccliFolder: () => computer.tccliFolder,
      ownTccliFolder: computer.otherTccliFolder ?? computer.tccliFolder,
      iniFiles: computer.iniFiles,
      assume: (keys, endpoint) => computer.assume(keys, endpoint),
    },
    connect: (account, find) => computer.wrapEcm(account.kind === "sample" ? cloudOf("") : signed(cloudOf, find)),
    listings: computer.listings,
    journal: computer.journal,
    windows: { me, beat: async () => {}, isAlive: async (id) => computer.open.has(id) },
    screen: person,
    settings: computer.settings,
    clock,
    log,
    newId,
    random: () => 0.5,
    isFocused: () => person.isLooking,
    connection: () => {
      throw new Error("This computer tests no connection.");
    },
    environment: computer.environment,
    shell: computer.shell,
  });
  const { accounts, inventory, images, modules, engine } = app;
  const keyringRetry = new KeyringRetry({ accounts, clock, log, notify: () => person.tell(keyringNotice()) });
  refreshOnKeyChange(accounts, [inventory, images, modules]);
  refreshOnTaskProgress(app);
  accounts.onDidChange(() => keyringRetry.start(closing.signal));
  notifyOfDirectoryProblems(accounts, (problem) => person.tell(directoryNotice(problem)));
  listeners.push(secrets.onDidChange(() => void accounts.load().catch(() => undefined)));
  await accounts.load();
  void engine.run(closing.signal);
  await quiet();
  return { ...app, me, person, close };
}

/** The cloud that belongs to the keys, which are read before each call as in the real client. */
const signed = (cloudOf: (secretId: string) => Ecm, find: FindCredential): Ecm =>
  intercept(cloudOf(""), async (method, args) => callMethod(cloudOf((await find()).secretId), method, args));

/** Opens a window whose user has added the sample account. */
export async function openSampleWindow(computer: Computer, person: Person): Promise<Window> {
  const window = await openWindow(computer, person);
  const credential = { secretId: "", secretKey: "", token: undefined };
  const account = await window.accounts.add({ label: "Sample Account", site: "china", kind: "sample", credential });
  await window.inventory.open(account.id);
  return window;
}
