import * as l10n from "@vscode/l10n";
import { EcmError } from "../../ecm/errors/failure.ts";
import type { CommandLink } from "../../view/ui/commandLinks.ts";
import { Continuation } from "../../view/ui/continuation.ts";
import type { Button } from "../../view/ui/notice.ts";
import type { Screen } from "../../view/ui/screen.ts";
import { type AskPage, newWizardState, type WizardState } from "../../view/wizard/wizard.ts";
import { WizardError } from "../../view/wizard/wizardError.ts";

/** A wizard whose final action may fail and be retried. */
export interface RetryableWizard<Answers> {
  readonly pages: (ask: AskPage) => Promise<Answers>;
  /** The final action. Changes nothing if the cloud refuses. Rejects with `EcmError` for failures worth a retry. */
  readonly work: (answers: Answers) => Promise<void>;
  /** A sentence that says what was not done. */
  readonly failureSummary: (answers: Answers) => string;
  /** The index of the page to go back to; 0 is the first. */
  readonly returnTo: (answers: Answers) => number;
  /** The command that runs a continuation. */
  readonly resume: (where: Continuation) => CommandLink;
}

/** Runs the wizard and its final action. Throws `WizardError` with buttons that continue with the same answers. */
export const runRetryable = <Answers>(screen: Screen, wizard: RetryableWizard<Answers>): Promise<void> =>
  askAndWork(screen, wizard, newWizardState());

async function askAndWork<Answers>(
  screen: Screen,
  wizard: RetryableWizard<Answers>,
  state: WizardState,
): Promise<void> {
  const answers = await screen.ask(wizard.pages, state);
  if (answers !== undefined) await work(screen, wizard, state, answers);
}

async function work<Answers>(
  screen: Screen,
  wizard: RetryableWizard<Answers>,
  state: WizardState,
  answers: Answers,
): Promise<void> {
  const button = (label: string, go: () => Promise<void>): Button => ({
    label,
    does: wizard.resume(new Continuation(go)),
  });
  try {
    await wizard.work(answers);
  } catch (error) {
    if (!(error instanceof EcmError)) throw error;
    throw new WizardError(error, wizard.failureSummary(answers), {
      again: button(l10n.t("Retry"), () => work(screen, wizard, state, answers)),
      back: button(l10n.t("Go Back…"), () => {
        state.answers.length = wizard.returnTo(answers);
        return askAndWork(screen, wizard, state);
      }),
    });
  }
}
