import * as l10n from "@vscode/l10n";
import { meaningOf } from "../ecm/errors.ts";
import type { DeniedAction, Instance } from "../ecm/model.ts";
import { isGraceful } from "../tasks/plan.ts";
import { failureWords } from "./failureWords.ts";
import { instanceName, stateWord, whyNoImage } from "./instanceWords.ts";
import { link } from "./links.ts";
import { plain } from "./plainText.ts";
import { type Facts, instanceNow, type Line, openTasks, type Way } from "./facts.ts";

/** States that only pass into a usable one if one waits. */
const passing: readonly string[] = ["PENDING", "STARTING", "STOPPING", "REBOOTING", "RUNNING", "STOPPED"];

export function stateLines(facts: Facts): readonly Line[] {
  const { instances } = facts.findings;
  const instance = instanceNow(facts);
  if (!instance) return [gone()];
  const line = (level: Line["level"], text: string, way?: Way): readonly Line[] => [
    { about: "state", level, text, ...(way && { way }) },
  ];
  if (instances.is === "awaited") return line("checking", l10n.t("Is the instance ready?"));
  if (instances.is === "unknown") {
    const why = instances.failure ? ` ${failureWords(instances.failure).text}` : "";
    return line("warning", l10n.t("Whether the instance is ready could not be checked just now.") + why);
  }
  const reason = whyNoImage(instance);
  if (reason !== undefined)
    return line("stop", l10n.t("No image can be made of it now: {0}.", plain(reason)), wayOut(facts, instance));
  return [
    ...line("ok", l10n.t("The instance is {0} and not busy.", stateWord(instance))),
    ...powerLines(facts, instance),
  ];
}

const gone = (): Line => ({
  about: "state",
  level: "stop",
  text: l10n.t("The instance is gone."),
  way: { label: l10n.t("Choose Another Instance"), does: link("ecm.createImage") },
});

function wayOut({ wish }: Facts, instance: Instance): Way {
  const isIsolated = instance.restrictState !== "NORMAL" && instance.restrictState !== "";
  if (isIsolated || !passing.includes(instance.state))
    return { label: l10n.t("Choose Another Instance"), does: link("ecm.createImage") };
  const { at, name, description, power } = wish;
  const again = link("ecm.createImage", at, [], { name, description, power, waits: true });
  return { label: l10n.t("Wait Until It Settles"), does: again };
}

/** The instance may have moved since the plan was chosen. */
function powerLines({ wish: { power } }: Facts, { state }: Instance): readonly Line[] {
  const way: Way = { label: l10n.t("Choose Power Plan"), to: "power" };
  if (state === "RUNNING" && power === "asItIs")
    return [
      { about: "power", level: "stop", text: l10n.t("The instance is running now. It has to be stopped first."), way },
    ];
  if (state === "RUNNING" && power === "force")
    return [
      {
        about: "power",
        level: "warning",
        text: l10n.t("Power is forced off: unsaved data may be lost."),
        way,
      },
    ];
  if (state === "STOPPED" && power !== "asItIs")
    return [
      { about: "power", level: "note", text: l10n.t("The instance is stopped already; its power is not touched.") },
    ];
  return [];
}

export const taskLines = (facts: Facts): readonly Line[] =>
  openTasks(facts)
    .filter(({ plan }) => plan.instance.id === facts.wish.at.instance.id)
    .map((task) => ({
      about: "task",
      level: "stop",
      text: l10n.t("Image {0} is being made of this instance.", plain(task.plan.image.name)),
      way: { label: l10n.t("Show Task"), does: link("ecm.showTask", task.key) },
    }));

/** What DescribeInstancesDeniedActions says. An instance it leaves out was not told about: that is no permission. */
export function deniedLines(facts: Facts): readonly Line[] {
  const { denied } = facts.findings;
  if (denied.is === "awaited") return [{ about: "denied", level: "checking", text: l10n.t("Does the cloud deny it?") }];
  const told = denied.is === "known" ? denied.value.get(facts.wish.at.instance.id) : undefined;
  if (!told) return [{ about: "denied", level: "note", text: l10n.t("Permission could not be checked in advance.") }];
  const against = told.filter((each) => concerns(facts, each));
  if (against.length === 0) return [{ about: "denied", level: "ok", text: l10n.t("The cloud does not deny it.") }];
  return isBusyAnyway(facts) ? [] : against.map((each) => deniedLine(facts, each));
}

/** The line about the state says so already, with a better way out. */
const isBusyAnyway = (facts: Facts): boolean => {
  const instance = instanceNow(facts);
  return !instance || whyNoImage(instance) !== undefined;
};

/** That the instance is running does not matter when the plan is to stop it first. */
function concerns({ wish: { power } }: Facts, { action, code }: DeniedAction): boolean {
  if (action === "StopInstances") return isGraceful({ power });
  return action === "CreateImage" && (power === "asItIs" || meaningOf(code).remedy !== "stopAndTryAgain");
}

function deniedLine({ wish: { power } }: Facts, { action, code, message }: DeniedAction): Line {
  const { words, cause, remedy } = meaningOf(code);
  const isFinal = power === "asItIs" || remedy === "chooseAnotherInstance";
  const text = code === "" ? plain(message) : plain(words(message));
  return {
    about: `denied ${action}`,
    level: isFinal ? "stop" : "warning",
    text: l10n.t("The cloud denies {0}: {1}", action, text || "–"),
    advice: code === "" ? "" : plain(cause()),
    ...(remedy === "chooseAnotherInstance" && {
      way: { label: l10n.t("Choose Another Instance"), does: link("ecm.createImage") },
    }),
  };
}

export function diskLines(facts: Facts): readonly Line[] {
  const instance = instanceNow(facts);
  const lines: Line[] = [];
  const count = instance?.dataDisks.length ?? 0;
  if (count > 0)
    lines.push({
      about: "dataDisks",
      level: "warning",
      text: l10n.t("{0} data disk(s) will not be in the image: only the system disk is.", count),
      advice: l10n.t("Take them out of /etc/fstab first, or instances made from the image will not boot."),
    });
  const { config } = facts.findings;
  const largest = config.is === "known" ? config.value.largestImageGb : 0;
  const size = instance?.systemDisk?.sizeGb ?? 0;
  if (largest > 0 && size > largest)
    lines.push({
      about: "systemDisk",
      level: "warning",
      text: l10n.t("The system disk has {0} GB; images up to {1} GB are documented.", size, largest),
    });
  return lines;
}

export const systemLines = (facts: Facts): readonly Line[] =>
  /windows/i.test(instanceNow(facts)?.image?.osName ?? "")
    ? [
        {
          about: "windows",
          level: "warning",
          text: l10n.t("Windows: run Sysprep first if the machine is in a domain."),
          advice: l10n.t("Windows images may also have to be applied for before they can be used."),
        },
      ]
    : [];

/** `expireTime` is the API's own, without a zone, and shown as it comes. */
export function expiryLines(facts: Facts): readonly Line[] {
  const instance = instanceNow(facts);
  if (instance?.expireState !== "WILL_EXPIRE") return [];
  return [
    {
      about: "expiry",
      level: "warning",
      text: l10n.t("Instance {0} expires at {1}.", plain(instanceName(instance)), plain(instance.expireTime)),
      advice: l10n.t("An expired instance is shut down, and then no image can be made of it."),
    },
  ];
}

/** Modules go on with the image they have until somebody gives them the new one. */
export function moduleLines(facts: Facts): readonly Line[] {
  const { modules } = facts.findings;
  const image = instanceNow(facts)?.image;
  if (modules.is !== "known" || !image) return [];
  const users = modules.value.filter((module) => module.image?.id === image.id);
  if (users.length === 0) return [];
  const names = users.map(({ name }) => plain(name)).join(", ");
  return [
    {
      about: "modules",
      level: "note",
      text: l10n.t(
        "New instances of module {0} come from the image this instance runs, {1}.",
        names,
        plain(image.name),
      ),
      advice: l10n.t("That stays so until you give the module the new one."),
    },
  ];
}
