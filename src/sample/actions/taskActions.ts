import { assumptions } from "../assumptions.ts";
import { chinaTime } from "../replies/chinaTime.ts";
import { WorldError } from "../worldError.ts";
import type { TaskRecord, WorldState } from "../worldState.ts";
import type { SampleAction, ActionReply } from "./action.ts";
import { type Params, records, required, text } from "./actionRequest.ts";

/** DescribeTaskStatus: one unknown task fails the whole call. */
export const describeTaskStatus: SampleAction = (state, params, now) => {
  const asked = required(records, params, "TaskSet");
  if (asked.length === 0) throw new WorldError("InvalidParameter", "TaskSet");
  return { reply: { TaskSet: asked.map((entry) => taskReply(taskOf(state, entry), now)) } };
};

function taskOf({ tasks }: WorldState, entry: Params): TaskRecord {
  const operation = required(text, entry, "Operation");
  const id = required(text, entry, "TaskId");
  const task = tasks.find((task) => task.id === id);
  if (operation !== "CreateImage" || task === undefined) throw new WorldError("InvalidParameterValue.TaskNotFound", id);
  return task;
}

/**
 * TaskId is a number here but a string in CreateImage, as in the official examples.
 * @see https://www.tencentcloud.com/document/api/1119/45681
 */
const taskReply = (task: TaskRecord, now: number): ActionReply => ({
  TaskId: Number(task.id),
  Operation: "CreateImage",
  AddTime: chinaTime(task.addedAt),
  ...(task.endsAt > now
    ? { Status: "OPERATING", Message: assumptions.messageOfOperating, EndTime: assumptions.endOfOperating }
    : ended(task)),
});

const ended = ({ fails, endsAt }: TaskRecord): ActionReply => ({
  Status: fails ? "FAILED" : "SUCCESS",
  Message: fails ? "Create image failed" : assumptions.messageOfSuccess,
  EndTime: chinaTime(endsAt),
});
