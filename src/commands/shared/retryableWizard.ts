import * as l10n from "@vscode/l10n";
import { EcmError } from "../../ecm/errors/failure.ts";
import type { CommandLink } from "../../view/ui/commandLinks.ts";
import { Continuation } from "../../view/ui/continuation.ts";
import type { Button } from "../../view/ui/notice.ts";
import type { Screen } from "../../view/ui/screen.ts";
import { type AskPage, newWizardState, type WizardState } from "../../view/wizard/wizard.ts";
import { WizardError } from "../../view/wizard/wizardError.ts";

/** Something to do with the answers of a wizard, which the cloud has a say in. */
export interface RetryableWizard<Answers> {
  readonly pages: (ask: AskPage) => Promise<Answers>;
  /** Changes something only once the cloud has had its say. Rejects with `EcmError` for what may go well another time. */
  readonly work: (answers: Answers) => Promise<void>;
  /** What was not done if that fails, as a sentence. */
  readonly failureSummary: (answers: Answers) => string;
  /** The page to go back to, 0 for the first. */
  readonly returnTo: (answers: Answers) => number;
  /** The command that goes on. */
  readonly resume: (where: Continuation) => CommandLink;
}

/** Asks, then works. Of a failure a person is told with buttons that go on with what was typed. Throws `Unfinished`. */
export const runRetryable = <Answers>(screen: Screen, errand: RetryableWizard<Answers>): Promise<void> =>
  askAndWork(screen, errand, newWizardState());

async function askAndWork<Answers>(
  screen: Screen,
  errand: RetryableWizard<Answers>,
  state: WizardState,
): Promise<void> {
  const answers = await screen.ask(errand.pages, state);
  if (answers !== undefined) await work(screen, errand, state, answers);
}

async function work<Answers>(
  screen: Screen,
  errand: RetryableWizard<Answers>,
  state: WizardState,
  answers: Answers,
): Promise<void> {
  const button = (label: string, go: () => Promise<void>): Button => ({
    label,
    does: errand.resume(new Continuation(go)),
  });
  try {
    await errand.work(answers);
  } catch (error) {
    if (!(error instanceof EcmError)) throw error;
    throw new WizardError(error, errand.failureSummary(answers), {
      again: button(l10n.t("Retry"), () => work(screen, errand, state, answers)),
      back: button(l10n.t("Go Back…"), () => {
        state.answers.length = errand.returnTo(answers);
        return askAndWork(screen, errand, state);
      }),
    });
  }
}
