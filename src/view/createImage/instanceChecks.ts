import * as l10n from "@vscode/l10n";
import { meaningOf } from "../../ecm/errors/classify.ts";
import type { DeniedAction, Instance } from "../../ecm/model.ts";
import { isGraceful } from "../../tasks/plan.ts";
import { failureText } from "../errors/failureText.ts";
import { instanceName, instanceStateLabel, whyNoImage } from "../instances/instanceText.ts";
import { plain } from "../text/escape.ts";
import { pluralize, listed } from "../text/phrases.ts";
import { commandLink } from "../ui/commandLinks.ts";
import { type PreflightInput, instanceNow, type PreflightLine, openTasks, type LineAction } from "./imageDraft.ts";
import { canBecomeReady } from "../../ecm/instanceState.ts";
import { anotherInstanceButton, showTaskButton } from "../ui/buttons.ts";

/** Checks that an image can be made in the instance's current state. */
export function stateLines(input: PreflightInput): readonly PreflightLine[] {
  const { instances } = input.snapshot;
  const instance = instanceNow(input);
  if (!instance) return [goneLine()];
  const line = (
    level: PreflightLine["level"],
    text: string,
    more: Pick<PreflightLine, "advice" | "action"> = {},
  ): readonly PreflightLine[] => [{ level, text, ...more }];
  if (instances.is === "loading") return line("checking", l10n.t("Is the instance ready?"));
  if (instances.is === "failed") {
    const advice = instances.failure ? failureText(instances.failure).text : "";
    return line("warning", l10n.t("Whether the instance is ready could not be checked just now."), { advice });
  }
  const reason = whyNoImage(instance);
  if (reason !== undefined)
    return line("stop", l10n.t("No image can be made now: {0}.", plain(reason)), {
      action: recoveryAction(input, instance),
    });
  return [
    ...line("ok", l10n.t("The instance is {0} and not busy.", instanceStateLabel(instance))),
    ...powerLines(input, instance),
  ];
}

const goneLine = (): PreflightLine => ({
  level: "stop",
  text: l10n.t("The instance is gone."),
  action: anotherInstanceButton(),
});

function recoveryAction({ draft }: PreflightInput, instance: Instance): LineAction {
  const isIsolated = instance.restrictState !== "NORMAL" && instance.restrictState !== "";
  if (isIsolated || !canBecomeReady(instance)) return anotherInstanceButton();
  const { at, name, description, power } = draft;
  const again = commandLink("ecm.createImage", at, [], { name, description, power, waits: true });
  return { label: l10n.t("Wait Until It Settles"), does: again };
}

/** The instance's state may have changed since the plan was chosen. */
function powerLines({ draft: { power } }: PreflightInput, { state }: Instance): readonly PreflightLine[] {
  const action: LineAction = { label: l10n.t("Choose Power Plan"), to: "power" };
  if (state === "RUNNING" && power === "asItIs")
    return [
      {
        level: "stop",
        text: l10n.t("The instance is running now. It has to be stopped first."),
        action,
      },
    ];
  if (state === "RUNNING" && power === "force")
    return [
      {
        level: "warning",
        text: l10n.t("Power is forced off: unsaved data may be lost."),
        action,
      },
    ];
  if (state === "STOPPED" && power !== "asItIs")
    return [{ level: "note", text: l10n.t("The instance is stopped already; its power is not touched.") }];
  return [];
}

/** Checks that no other image is being made of the instance. */
export const taskLines = (input: PreflightInput): readonly PreflightLine[] =>
  openTasks(input)
    .filter(({ plan }) => plan.instance.id === input.draft.at.instance.id)
    .map((task) => ({
      level: "stop",
      text: l10n.t("Image {0} is being made of this instance.", plain(task.plan.image.name)),
      action: showTaskButton(task.key),
    }));

/** Checks DescribeInstancesDeniedActions. An instance missing from its reply counts as unchecked, not as permitted. */
export function deniedLines(input: PreflightInput): readonly PreflightLine[] {
  const { denied } = input.snapshot;
  if (denied.is === "loading") return [{ level: "checking", text: l10n.t("Does the cloud deny it?") }];
  const actions = denied.is === "loaded" ? denied.value.get(input.draft.at.instance.id) : undefined;
  if (!actions) return [{ level: "note", text: l10n.t("Permission could not be checked in advance.") }];
  const against = actions.filter((each) => appliesTo(input, each));
  if (against.length === 0) return [{ level: "ok", text: l10n.t("The cloud does not deny it.") }];
  return isBusyAnyway(input) ? [] : against.map((each) => deniedLine(input, each));
}

/** Whether the state line already says that the instance is busy, with a better action. */
const isBusyAnyway = (input: PreflightInput): boolean => {
  const instance = instanceNow(input);
  return !instance || whyNoImage(instance) !== undefined;
};

/** Whether a denied action concerns the plan. A plan that stops the instance first ignores that it is running. */
function appliesTo({ draft: { power } }: PreflightInput, { action, code }: DeniedAction): boolean {
  if (action === "StopInstances") return isGraceful({ power });
  return action === "CreateImage" && (power === "asItIs" || meaningOf(code).remedy !== "stopAndTryAgain");
}

function deniedLine({ draft: { power } }: PreflightInput, { action, code, message }: DeniedAction): PreflightLine {
  const { text: words, cause, remedy } = meaningOf(code);
  const isFinal = power === "asItIs" || remedy === "chooseAnotherInstance";
  const text = code === "" ? plain(message) : plain(words(message));
  return {
    level: isFinal ? "stop" : "warning",
    text: l10n.t("The cloud denies {0}: {1}", action, text || "–"),
    advice: code === "" ? "" : plain(cause()),
    ...(remedy === "chooseAnotherInstance" && {
      action: anotherInstanceButton(),
    }),
  };
}

/** Warns of data disks, which are not part of an image, and of a large system disk. */
export function diskLines(input: PreflightInput): readonly PreflightLine[] {
  const instance = instanceNow(input);
  const lines: PreflightLine[] = [];
  const count = instance?.dataDisks.length ?? 0;
  if (count > 0)
    lines.push({
      level: "warning",
      text: pluralize(
        count,
        l10n.t("1 data disk will not be in the image: only the system disk is."),
        l10n.t("{0} data disks will not be in the image: only the system disk is.", count),
      ),
      ...(!isWindows(instance) && {
        advice: l10n.t("Take them out of /etc/fstab first, or instances made from the image may not boot."),
      }),
    });
  const { config } = input.snapshot;
  const largest = config.is === "loaded" ? config.value.largestImageGb : 0;
  const size = instance?.systemDisk?.sizeGb ?? 0;
  if (largest > 0 && size > largest)
    lines.push({
      level: "warning",
      text: l10n.t("The system disk has {0} GB; images up to {1} GB are documented.", size, largest),
    });
  return lines;
}

const isWindows = (instance: Instance | undefined): boolean => /windows/i.test(instance?.image?.osName ?? "");

/** Warns of the extra steps for Windows. */
export const systemLines = (input: PreflightInput): readonly PreflightLine[] =>
  isWindows(instanceNow(input))
    ? [
        {
          level: "warning",
          text: l10n.t("Windows: run Sysprep first if the machine is in a domain."),
          advice: l10n.t("Windows images may also have to be applied for before they can be used."),
        },
      ]
    : [];

/** `expireTime` is shown as the API returns it, without a zone. */
export function expiryLines(input: PreflightInput): readonly PreflightLine[] {
  const instance = instanceNow(input);
  if (instance?.expireState !== "WILL_EXPIRE") return [];
  return [
    {
      level: "warning",
      text: l10n.t("Instance {0} expires at {1}.", plain(instanceName(instance)), plain(instance.expireTime)),
      advice: l10n.t("An expired instance is shut down, and then no image can be made of it."),
    },
  ];
}

/** Modules keep their image until the user sets the new one. */
export function moduleLines(input: PreflightInput): readonly PreflightLine[] {
  const { modules } = input.snapshot;
  const image = instanceNow(input)?.image;
  if (modules.is !== "loaded" || !image) return [];
  const users = modules.value.filter((module) => module.image?.id === image.id);
  if (users.length === 0) return [];
  const names = listed(users.map(({ name }) => plain(name)));
  return [
    {
      level: "note",
      text: pluralize(
        users.length,
        l10n.t("New instances of module {0} come from image {1}.", names, plain(image.name)),
        l10n.t("New instances of modules {0} come from image {1}.", names, plain(image.name)),
      ),
      advice: pluralize(
        users.length,
        l10n.t("This instance runs it, too. The module keeps it until you give it the new image."),
        l10n.t("This instance runs it, too. The modules keep it until you give them the new image."),
      ),
    },
  ];
}
