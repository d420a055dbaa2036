import assert from "node:assert/strict";
import { test } from "node:test";
import type { ImageName } from "../../../../src/ecm/imageName.ts";
import type { TaskEventData } from "../../../../src/tasks/journal/taskEvent.ts";
import { taskDocument, taskFileName } from "../../../../src/view/tasks/taskDocument.ts";
import { eventsOf, historyOf, plan } from "../../../doubles/taskHistory.ts";

const fileOf = (name: string): string =>
  taskFileName(historyOf([], { ...plan, image: { name: name as ImageName, description: "" } }));

test("a task's document is named after its image", () => {
  assert.equal(fileOf("golden"), "golden.md");
  assert.equal(fileOf("网关 基线"), "网关 基线.md");
});

test("no name makes a path of several parts, or a title that is not what it seems", () => {
  assert.equal(fileOf("a/b\\c"), "a%2Fb%5Cc.md");
  assert.equal(fileOf("a\u202eb\nc"), "a b c.md");
});

test("a long name is cut between characters as the user sees them", () => {
  assert.equal(fileOf("👩‍🚀".repeat(41)), `${"👩‍🚀".repeat(40)}….md`);
  assert.equal(fileOf("字".repeat(40)), `${"字".repeat(40)}.md`);
});

test("a task's document has its history, and the same as tccli commands", () => {
  const history: readonly TaskEventData[] = [{ type: "callAnnounced", action: "StopInstances" }];
  const named = { ...plan, image: { ...plan.image, description: 'it\'s *mine* "rm -rf"' } };
  const text = taskDocument(historyOf(history, named), eventsOf(history, named), {
    shell: "posix",
    options: [],
  }).replaceAll(/\d{4}\\?-\d\d\\?-\d\d \d\d\\?:\d\d\\?:\d\d/g, "<time>");
  assert.equal(text, documentText);
});

const documentText = String.raw`# Image golden

- State: shutting the instance down
- Instance: web-1 (ein-1)
- Account: Lab
- Asked: <time>

## Timeline

- <time>  Asked for, and written down before anything was sent
- <time>  StopInstances is sent

## The same with tccli

    (
    task=
    tccli ecm StopInstances --cli-unfold-argument --InstanceIdSet=ein-1 --StopType=SOFT || { sleep 5
    case $(tccli ecm DescribeInstances --cli-unfold-argument --Filters.0.Name=instance-id --Filters.0.Values=ein-1 '--filter=InstanceSet[0].InstanceState' | tr -dc A-Z) in (STOPP*) ;; (*) exit 1 ;; esac; }
    tccli ecm DescribeInstances --cli-unfold-argument --Filters.0.Name=instance-id --Filters.0.Values=ein-1 '--filter=InstanceSet[0].InstanceState' "--waiter={'expr':'InstanceSet[0].InstanceState','to':'STOPPED','timeout':1800,'interval':10}" &&
    task=$(tccli ecm CreateImage --cli-unfold-argument --InstanceId=ein-1 --ImageName=golden '--ImageDescription=it'\''s *mine* "rm -rf"' --ForcePoweroff=FALSE --filter=TaskId | tr -dc 0-9)
    [ -n "$task" ] && sleep 5 &&
    tccli ecm DescribeTaskStatus --cli-unfold-argument --TaskSet.0.Operation=CreateImage '--filter=TaskSet[0].Status' "--waiter={'expr':'contains([\'SUCCESS\',\'FAILED\'],TaskSet[0].Status)','to':True,'timeout':14400,'interval':10}" "--TaskSet.0.TaskId=$task"
    until tccli ecm StartInstances --cli-unfold-argument --InstanceIdSet=ein-1 ||
    tccli ecm DescribeInstances --cli-unfold-argument --Filters.0.Name=instance-id --Filters.0.Values=ein-1 '--filter=InstanceSet[0].InstanceState' "--waiter={'expr':'InstanceSet[0].InstanceState','to':'RUNNING','timeout':0,'interval':10}"
    do sleep 10; done
    tccli ecm DescribeInstances --cli-unfold-argument --Filters.0.Name=instance-id --Filters.0.Values=ein-1 '--filter=InstanceSet[0].InstanceState' "--waiter={'expr':'InstanceSet[0].InstanceState','to':'RUNNING','timeout':1800,'interval':10}" &&
    [ -n "$task" ] &&
    tccli ecm DescribeTaskStatus --cli-unfold-argument --TaskSet.0.Operation=CreateImage '--filter=TaskSet[0].Status' "--waiter={'expr':'TaskSet[0].Status','to':'SUCCESS','timeout':0,'interval':10}" "--TaskSet.0.TaskId=$task"
    )
`;
