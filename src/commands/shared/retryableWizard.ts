import * as l10n from "@vscode/l10n";
import { EcmError } from "../../ecm/errors/failure.ts";
import type { Link } from "../../view/ui/commandLinks.ts";
import { Resume } from "../../view/ui/continuation.ts";
import type { Button } from "../../view/ui/notice.ts";
import type { Screen } from "../../view/ui/screen.ts";
import { type Ask, newTrail, type Trail } from "../../view/wizard/wizard.ts";
import { Unfinished } from "../../view/wizard/wizardError.ts";

/** Something to do with the answers of a wizard, which the cloud has a say in. */
export interface Errand<Answers> {
  readonly pages: (ask: Ask) => Promise<Answers>;
  /** Changes something only once the cloud has had its say. Rejects with `EcmError` for what may go well another time. */
  readonly work: (answers: Answers) => Promise<void>;
  /** What was not done if that fails, as a sentence. */
  readonly undone: (answers: Answers) => string;
  /** The page to go back to, 0 for the first. */
  readonly backTo: (answers: Answers) => number;
  /** The command that goes on. */
  readonly resume: (where: Resume) => Link;
}

/** Asks, then works. Of a failure a person is told with buttons that go on with what was typed. Throws `Unfinished`. */
export const run = <Answers>(screen: Screen, errand: Errand<Answers>): Promise<void> =>
  askAndWork(screen, errand, newTrail());

async function askAndWork<Answers>(screen: Screen, errand: Errand<Answers>, trail: Trail): Promise<void> {
  const answers = await screen.ask(errand.pages, trail);
  if (answers !== undefined) await work(screen, errand, trail, answers);
}

async function work<Answers>(screen: Screen, errand: Errand<Answers>, trail: Trail, answers: Answers): Promise<void> {
  const button = (label: string, go: () => Promise<void>): Button => ({ label, does: errand.resume(new Resume(go)) });
  try {
    await errand.work(answers);
  } catch (error) {
    if (!(error instanceof EcmError)) throw error;
    throw new Unfinished(error, errand.undone(answers), {
      again: button(l10n.t("Retry"), () => work(screen, errand, trail, answers)),
      back: button(l10n.t("Go Back…"), () => {
        trail.answers.length = errand.backTo(answers);
        return askAndWork(screen, errand, trail);
      }),
    });
  }
}
