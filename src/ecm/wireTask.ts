import * as v from "valibot";
import type { TaskReport } from "./model.ts";
import { anyTaskId, text, word } from "./wireValues.ts";

const source = v.object({ TaskId: anyTaskId, Status: word, Message: text, AddTime: text, EndTime: text });

type Source = v.InferOutput<typeof source>;

/** One row of DescribeTaskStatus. */
export const taskSchema = v.pipe(
  source,
  v.transform((row) => ({ id: row.TaskId, report: reportFrom(row) })),
);

const reportFrom = ({ Status, Message, AddTime, EndTime }: Source): TaskReport => ({
  status: statusFrom(Status),
  message: Message,
  addTime: AddTime,
  endTime: EndTime,
});

function statusFrom(word: string): TaskReport["status"] {
  if (word === "SUCCESS") return "success";
  return word === "FAILED" ? "failed" : "operating";
}
