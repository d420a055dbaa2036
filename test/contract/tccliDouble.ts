import { once } from "node:events";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { readTccliArguments, type TccliRun } from "../doubles/tccliArguments.ts";
import { signedCall } from "../simulator/signedCall.ts";
import type { RunningSimulator } from "../simulator/startSimulator.ts";

/** What ends a double: a test, or the end of a test file. */
type Ending = Pick<TestContext, "after">;

/**
 * A folder for PATH with a `tccli` that calls a simulator by the official rules, and a `sleep` that does not sleep.
 * `between` passes the time between two looks.
 */
export async function tccliFolder(context: Ending, simulator: RunningSimulator, between: () => void) {
  const folder = await mkdtemp(join(tmpdir(), "ecm-tccli-"));
  context.after(() => rm(folder, { recursive: true }));
  const calls: string[] = [];
  const port = await serve(context, async (words) => {
    const run = readTccliArguments(words);
    calls.push(run.action);
    return await carryOut(simulator, run, between);
  });
  await program(folder, "tccli", client(port));
  await program(folder, "sleep", "#!/bin/sh\n");
  return { folder, calls };
}

async function program(folder: string, name: string, text: string): Promise<void> {
  await writeFile(join(folder, name), text);
  await chmod(join(folder, name), 0o755);
}

/** Passes its arguments to the test, prints the answer and ends with its exit status. */
const client = (port: number): string => `#!${process.execPath}
const socket = require("node:net").connect(${port}, "127.0.0.1");
let text = "";
socket.end(JSON.stringify(process.argv.slice(2)) + "\\n");
socket.on("data", (some) => (text += some));
socket.on("end", () => {
  const { output, problem } = JSON.parse(text);
  if (output !== "") console.log(output);
  if (problem !== "") console.error(problem);
  process.exitCode = problem === "" ? 0 : 255;
});
`;

type Answer = (words: readonly string[]) => Promise<string>;

async function serve(context: Ending, answer: Answer): Promise<number> {
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    let text = "";
    socket.on("data", (some) => (text += String(some)));
    socket.on("end", () => void answered(answer, text).then((reply) => socket.end(JSON.stringify(reply))));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  context.after(() => server.close());
  const address = server.address();
  return typeof address === "object" && address ? address.port : 0;
}

const answered = async (answer: Answer, text: string) =>
  await answer(JSON.parse(text) as readonly string[]).then(
    (output) => ({ output, problem: "" }),
    (error: unknown) => ({ output: "", problem: String(error) }),
  );

/** Calls until the waiter's expression is what it waits for. `between` passes the time of an interval. */
async function carryOut(simulator: RunningSimulator, run: TccliRun, between: () => void): Promise<string> {
  const { expr, to, timeout, interval } = waiterOf(run.options["waiter"]);
  for (let seconds = 0; ; seconds += interval) {
    const reply = await call(simulator, run);
    if (expr === "" || search(expr, reply) === to) return output(run.options["filter"], reply);
    if (seconds >= timeout)
      throw new Error(`Request timeout, wait ${expr} to ${to}, last is ${String(search(expr, reply))}`);
    between();
  }
}

const output = (filter: string | undefined, reply: unknown): string =>
  JSON.stringify(filter === undefined ? reply : search(filter, reply), undefined, 4);

async function call({ url, keys }: RunningSimulator, { action, parameters }: TccliRun): Promise<unknown> {
  const response = await signedCall(url, { ...keys, token: undefined }, action, parameters);
  const { Response: reply } = (await response.json()) as { readonly Response: Readonly<Record<string, unknown>> };
  if ("Error" in reply) throw new Error(JSON.stringify(reply["Error"]));
  return reply;
}

/** Reads the Python expression of `--waiter`. */
function waiterOf(text: string | undefined) {
  if (text === undefined) return { expr: "", to: "", timeout: 0, interval: 0 };
  const [, expr, to, timeout, interval] =
    /^\{'expr':'((?:[^'\\]|\\')*)','to':('\w+'|True),'timeout':(\d+),'interval':(\d+)\}$/.exec(text) ?? [];
  if (expr === undefined || to === undefined) throw new SyntaxError(text);
  return {
    expr: expr.replaceAll("\\'", "'"),
    to: to === "True" ? true : to.slice(1, -1),
    timeout: Number(timeout),
    interval: Number(interval),
  };
}

/** The part of JMESPath that the copied commands use. */
function search(expression: string, value: unknown): unknown {
  const [, list, path] = /^contains\(\[(.*)\],(.*)\)$/.exec(expression) ?? [];
  if (list !== undefined && path !== undefined) return list.split(",").includes(`'${String(search(path, value))}'`);
  return expression
    .split(/[.[\]]+/)
    .filter((step) => step !== "")
    .reduce<unknown>((inner, step) => (inner as Readonly<Record<string, unknown>> | undefined)?.[step], value);
}
