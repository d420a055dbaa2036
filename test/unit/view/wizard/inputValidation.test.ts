import assert from "node:assert/strict";
import { test } from "node:test";
import type { Checked } from "../../../../src/base/checked.ts";
import type { TextQuestion } from "../../../../src/view/ui/question.ts";
import { type InputValidation, InputValidator } from "../../../../src/view/wizard/inputValidation.ts";
import { HandClock } from "../../../doubles/handClock.ts";

/** An input box whose texts the cloud validates; `answer` makes it reply. */
function typing() {
  const clock = new HandClock();
  const asked: string[] = [];
  const answers = new Map<string, (result: Checked<string>) => void>();
  let beside: InputValidation = { message: "", kind: "note", isBusy: false };
  const question: TextQuestion<string> = {
    kind: "text",
    title: "",
    prompt: "",
    check: (text) => (text === "" ? { ok: false, say: "empty" } : { ok: true, value: text, note: `= ${text}` }),
    verify: (text) => {
      asked.push(text);
      return new Promise((resolve) => answers.set(text, resolve));
    },
  };
  const box = new InputValidator(question, clock, (now) => (beside = now));
  const answer = (text: string, result: Checked<string> = { ok: true, value: text }) => answers.get(text)?.(result);
  return { box, clock, asked, answer, beside: () => beside };
}

test("a validation runs after a pause, not at each key", async () => {
  const { box, clock, asked } = typing();
  for (const text of ["g", "go", "gol", "gold"]) {
    box.type(text);
    await clock.advance(100);
  }
  assert.deepEqual(asked, []);
  await clock.advance(300);
  assert.deepEqual(asked, ["gold"]);
  box.type("golden");
  await clock.advance(300);
  assert.deepEqual(asked, ["gold", "golden"]);
});

test("Enter waits for the validation that is under way and starts no second one", async () => {
  const { box, clock, asked, answer } = typing();
  box.type("gold");
  const accepted = box.accept("gold");
  await clock.advance(300);
  answer("gold");
  assert.deepEqual(await accepted, { ok: true, value: "gold", note: "= gold" });
  assert.deepEqual(asked, ["gold"]);
});

test("a late result for an earlier text is not shown", async () => {
  const { box, clock, answer, beside } = typing();
  box.type("gold");
  await clock.advance(300);
  box.type("golden");
  answer("gold", { ok: false, say: "taken" });
  await clock.advance(0);
  assert.deepEqual(beside(), { message: "= golden", kind: "note", isBusy: true });
});

test("the preview of a text stays when the cloud accepts it", async () => {
  const { box, clock, answer, beside } = typing();
  box.type("gold");
  await clock.advance(300);
  answer("gold");
  await clock.advance(0);
  assert.deepEqual(beside(), { message: "= gold", kind: "note", isBusy: false });
});

test("a key after Enter cancels the Enter", async () => {
  const { box, clock } = typing();
  box.type("gold");
  const accepted = box.accept("gold");
  box.type("golden");
  await clock.advance(0);
  assert.deepEqual(await accepted, { ok: false, say: "" });
});
