import * as l10n from "@vscode/l10n";
import type { Account } from "../../accounts/account.ts";
import { isDenied, meaningOf } from "../../ecm/errors/classify.ts";
import { journalUnwritable } from "../../ecm/errors/ownFailures.ts";
import type { Failure } from "../../ecm/errors/failure.ts";
import type { MadeImage } from "../../tasks/journal/taskEvent.ts";
import { type EndedTask, hasEnded, mayHaveLeftImage, owesPower, type Task } from "../../tasks/task.ts";
import { failureText } from "../errors/failureText.ts";
import { remedyButtons, type RemedyContext } from "../errors/remedies.ts";
import { plain } from "../text/escape.ts";
import { sentences } from "../text/phrases.ts";
import { duration } from "../text/time.ts";
import { commandLink } from "../ui/commandLinks.ts";
import { type Button, mostButtons, type Notice } from "../ui/notice.ts";
import type { WizardError } from "../wizard/wizardError.ts";
import { decisionLabel, decisionsOf } from "./taskDecisions.ts";
import { copyRequestIdButtons, showImageButton, showLogButton, showTaskButton } from "../ui/buttons.ts";

/** The notification for a failed command. */
export function problemNotice(failure: Failure, scene: RemedyContext): Notice {
  const { text, advice } = failureText(failure);
  const problem = sentences(text, advice);
  const { account } = scene;
  return {
    kind: "error",
    text: account ? l10n.t("{0}: {1}", plain(account.label), problem) : problem,
    buttons: remedyButtons(failure, scene),
  };
}

/** The wizard's action failed. A failed check changed nothing, so the advice to look first is left out. */
export function wizardErrorNotice({ failure, summary, recovery }: WizardError): Notice {
  const { text, advice } = failureText(failure);
  const isToLook = meaningOf(failure.code).remedy === "lookAgain";
  return {
    kind: "error",
    text: sentences(plain(summary), text, isToLook ? "" : advice),
    buttons: remedyButtons(failure, { recovery }).slice(0, mostButtons),
  };
}

/** The notification for a task that has ended, waits for a decision or is paused. */
export function taskNotice(task: Task, account: Account | undefined): Notice {
  const scene: RemedyContext = { task: task.key, site: task.plan.account.site, ...(account && { account }) };
  if (hasEnded(task)) return endNotice(task, scene);
  return task.paused ? pausedNotice(task, task.paused, scene) : decisionNotice(task, scene);
}

const named = ({ plan }: Task): readonly [image: string, instance: string, account: string] => [
  plain(plan.image.name),
  plain(plan.instance.name),
  plain(plan.account.label),
];

function endNotice(task: EndedTask, scene: RemedyContext): Notice {
  switch (task.state) {
    case "succeeded":
      return successNotice(task);
    case "failed":
      return failureNotice(task, task.failure, scene);
    case "givenUp":
      return {
        kind: "warning",
        text: sentences(l10n.t("Image {0} of {1} ({2}) was given up.", ...named(task)), leftOffText(task)),
        buttons: [showTaskButton(task.key)],
      };
    default:
      return task satisfies never;
  }
}

function successNotice(task: Task & { readonly state: "succeeded" }): Notice {
  const time = duration(task.endedAt - task.askedAt);
  const copy: Button = { label: l10n.t("Copy Image ID"), does: commandLink("ecm.copyImageId", task.key) };
  const text = task.image
    ? l10n.t("Image {0} of {1} ({2}) is ready after {3}: {4}.", ...named(task), time, plain(task.image.id))
    : l10n.t("Image {0} of {1} ({2}) was made, but is not in the list of images yet.", ...named(task));
  const buttons = task.image ? [showImageButton(task.key), copy, showTaskButton(task.key)] : [showTaskButton(task.key)];
  const warning = stateText(task.image);
  const kind = task.leftOff || warning !== "" ? "warning" : "information";
  return { kind, text: sentences(text, warning, leftOffText(task)), buttons };
}

/** Warns of any state but NORMAL, the only one known to be usable. */
const stateText = (image: MadeImage | undefined): string =>
  image && image.state !== "NORMAL"
    ? l10n.t("Tencent Cloud shows it in the state {0}, so look at it before you use it.", plain(image.state))
    : "";

function failureNotice(task: EndedTask, failure: Failure, scene: RemedyContext): Notice {
  const { text, advice } = failureText(failure);
  const what = l10n.t("Image {0} of {1} ({2}) was not made.", ...named(task));
  const buttons = remedyButtons(failure, scene);
  return {
    kind: "error",
    text: sentences(what, text, advice, leftOffText(task)),
    buttons: mayHaveLeftImage(task) ? buttons.toSpliced(1, 0, showImageButton(task.key)) : buttons,
  };
}

const leftOffText = ({ leftOff, plan }: EndedTask): string =>
  leftOff ? l10n.t("Instance {0} was left off.", plain(plan.instance.name)) : "";

function pausedNotice(task: Task, failure: Failure, scene: RemedyContext): Notice {
  const { text } = failureText(failure);
  const paused = l10n.t("Following image {0} of {1} ({2}) is paused.", ...named(task));
  const buttons = remedyButtons(failure, scene).toSpliced(1, 0, continueTask(task));
  return { kind: isOff(task) ? "error" : "warning", text: sentences(paused, text, isOffText(task)), buttons };
}

/** Tasks go on without the journal, and nothing new is sent that needs it. */
export function journalTroubleNotice(task: Task): Notice {
  const { text, advice } = failureText(journalUnwritable(""));
  const lost = l10n.t("Image {0} of {1} ({2}) is still followed, but a closed window would forget it.", ...named(task));
  return {
    kind: "error",
    text: sentences(text, lost, advice),
    buttons: [showTaskButton(task.key), showLogButton()],
  };
}

function decisionNotice(task: Task, scene: RemedyContext): Notice {
  const buttons: readonly Button[] = decisionsOf(task).map((choice) => ({
    label: decisionLabel(choice),
    does: commandLink("ecm.decideTask", task.key, choice),
  }));
  return {
    kind: task.state === "starting" || isOff(task) ? "error" : "warning",
    text: decisionText(task),
    buttons: [
      ...policyButtons(task, scene),
      ...buttons,
      showTaskButton(task.key),
      ...copyRequestIdButtons(failureOf(task) ?? { requestId: "" }),
    ].slice(0, mostButtons),
  };
}

/** Whether the instance is off because of the task while the user is asked. */
const isOff = (task: Task): boolean => owesPower(task) && task.state !== "stopping" && task.state !== "asked";

const isOffText = (task: Task): string =>
  isOff(task) ? l10n.t("Instance {0} is off meanwhile.", plain(task.plan.instance.name)) : "";

/** Another account may list the instance, or the user may give up. */
const continueTask = (task: Task): Button => ({
  label: l10n.t("Continue or Give Up…"),
  does: commandLink("ecm.decideTask", task.key),
});

/** A missing permission can be granted. */
const policyButtons = ({ decision }: Task, scene: RemedyContext): readonly Button[] =>
  decision?.failure && isDenied(decision.failure) ? remedyButtons(decision.failure, scene).slice(0, 1) : [];

const failureOf = (task: Task): Failure | undefined =>
  task.decision?.failure ?? ("failure" in task ? task.failure : undefined);

/** The question that a waiting task asks the user. */
export function decisionText(task: Task): string {
  const [image, instance, account] = named(task);
  if (task.decision?.reason === "looksRefused") {
    const { text = "", advice = "" } = task.decision.failure ? failureText(task.decision.failure) : {};
    const cannot = l10n.t("Image {0} of {1} ({2}) cannot be followed.", image, instance, account);
    return sentences(cannot, text, advice, isOffText(task));
  }
  if (task.decision?.reason === "takesLong") {
    return sentences(l10n.t("Image {0} of {1} ({2}) takes unusually long.", image, instance, account), isOffText(task));
  }
  if (task.state === "stopping") {
    return l10n.t("Instance {0} ({1}) has not shut down in time for image {2}.", instance, account, image);
  }
  if (task.state === "starting") {
    return l10n.t(
      "Instance {0} ({1}) was shut down for image {2} and could not be started again.",
      instance,
      account,
      image,
    );
  }
  const failure = failureOf(task);
  return sentences(
    l10n.t("Image {0} of {1} ({2}) may or may not have been made: no such image has appeared.", ...named(task)),
    failure ? failureText(failure).text : l10n.t("The answer to the request was lost."),
  );
}
