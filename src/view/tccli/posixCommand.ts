import type { PowerMode } from "../../tasks/plan.ts";
import { shellWord } from "./shellWords.ts";
import type { TccliCall, TccliCalls } from "./tccliCalls.ts";

/**
 * A plan for sh, bash and zsh. A subshell keeps its variable, its exit status says whether the image was made, and it
 * has no comments, because zsh takes none at its prompt.
 */
export const posixCommand: Readonly<Record<PowerMode, (calls: TccliCalls) => string>> = {
  asItIs: ({ createImage }) => words(createImage),
  force: ({ createImage }) => words(createImage),
  stopAndLeave: ({ stop, waitForState, createImage }) =>
    [stop, waitForState("STOPPED", 1800), createImage].map(words).join(" &&\n"),
  /**
   * Once the instance is shut down, it is started whatever comes, until it runs. A shutdown whose answer was lost shows
   * in the state.
   */
  stopAndStart: ({ stop, look, waitForState, createImage, waitForEnd, start, checkSuccess }) =>
    `(
task=
${words(stop)} || { sleep 5
case $(${words(look)} | tr -dc A-Z) in (STOPP*) ;; (*) exit 1 ;; esac; }
${words(waitForState("STOPPED", 1800))} &&
task=$(${words([...createImage, "--filter=TaskId"])} | tr -dc 0-9)
[ -n "$task" ] && sleep 5 &&
${words(waitForEnd)} ${taskOption}
until ${words(start)} ||
${words(waitForState("RUNNING", 0))}
do sleep 10; done
${words(waitForState("RUNNING", 1800))} &&
[ -n "$task" ] &&
${words(checkSuccess)} ${taskOption}
)`,
};

const words = (call: TccliCall): string => call.map(shellWord.posix).join(" ");

const taskOption = `"--TaskSet.0.TaskId=$task"`;
