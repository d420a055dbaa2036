import type { TaskEvent } from "../journal/taskEvent.ts";

/**
 * Whether an event may count before it is on the disk: results, observations, and what gives a machine its power back.
 * StopInstances and CreateImage are never sent without their announcement on the disk.
 */
export function mayBeHeld(event: TaskEvent): boolean {
  switch (event.type) {
    case "callAnnounced":
      return event.action === "StartInstances";
    case "decided":
      return event.decision !== "force" && event.decision !== "sendAgain";
    case "callAnswered":
    case "callFailed":
    case "powerObserved":
    case "adopted":
    case "reported":
    case "taskLost":
    case "verified":
    case "decisionNeeded":
    case "paused":
    case "resumed":
    case "noticeShown":
      return true;
    case "noticeClaimed":
      // An end can wait for the disk, so that no other window shows it as well. What needs the user cannot.
      return event.notice !== "ended";
    case "requested":
    case "confirmed":
    case "handedOver":
    case "claimed":
    case "unwatched":
    case "dismissed":
    case "newer":
      return false;
    default:
      return event satisfies never;
  }
}
