import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { EcmError, type Failure } from "../../../../src/ecm/errors/failure.ts";
import {
  parseConfig,
  parseCreated,
  parseDeniedActions,
  parseImages,
  parseInstances,
  parseModules,
  parseReceipt,
  parseReports,
} from "../../../../src/ecm/wire/wire.ts";
import { someImage } from "../../../doubles/someImage.ts";

const reply = (body: unknown) => ({ action: "CreateImage", requestId: "r-1", body });

function unreadable(read: () => unknown): Failure {
  try {
    read();
  } catch (error) {
    if (error instanceof EcmError) return error.failure;
    throw error;
  }
  throw new Error("It could be read.");
}

/** The first row of the API's own example, with the fields that have values. */
const example = {
  InstanceId: "ein-bb0ab3pc",
  InstanceName: "滨海",
  InstanceState: "RUNNING",
  ISP: "CTCC",
  SystemDisk: { DiskType: "LOCAL_BASIC", DiskId: "ldisk-91p8tj1p", DiskSize: 50, SnapshotId: "" },
  DataDisks: null,
  TagSet: null,
  SimpleModule: { ModuleId: "em-5wrpefy1", ModuleName: "jiaxuan" },
  InstanceTypeConfig: { InstanceType: "SN3ne.2XLARGE16", Vcpu: 8, Memory: 16, Vgpu: null, GpuModelName: null },
  VirtualPrivateCloud: { PrivateIpAddresses: ["10.11.12.6"] },
  Position: {
    ZoneInfo: { ZoneId: 12000001, Zone: "ap-bhmini-ecm-1", ZoneName: "腾讯滨海专区" },
    RegionInfo: { RegionId: 0, Region: "ap-bhmini-ecm", RegionName: "腾讯滨海专区" },
  },
  Internet: {
    PrivateIPAddressSet: [{ PrivateIPAddress: "10.11.12.6" }],
    PublicIPAddressSet: [{ PublicIPAddress: "118.126.126.23" }],
  },
  Image: { ImageId: "img-9qabwvbn", ImageName: "CentOS 7.6 64位", ImageOsName: "CentOS 7.6 64位" },
  CreateTime: "2020-09-27 16:13:51",
  ExpireTime: "2020-09-27 16:13:51",
  ExpireState: "NORMAL",
  RestrictState: "NORMAL",
  LatestOperation: "ResetInstancesPassword",
  LatestOperationState: "SUCCESS",
};

test("the API's own example of an instance is read completely", () => {
  assert.deepEqual(parseInstances(reply({ TotalCount: 12, InstanceSet: [example] })), {
    total: 12,
    rows: [
      {
        id: "ein-bb0ab3pc",
        name: "滨海",
        state: "RUNNING",
        tags: [],
        region: { id: "ap-bhmini-ecm", name: "腾讯滨海专区" },
        zone: { id: "ap-bhmini-ecm-1", name: "腾讯滨海专区" },
        module: { id: "em-5wrpefy1", name: "jiaxuan" },
        isp: "CTCC",
        type: "SN3ne.2XLARGE16",
        vcpu: 8,
        memoryGb: 16,
        publicIps: ["118.126.126.23"],
        privateIps: ["10.11.12.6"],
        systemDisk: { type: "LOCAL_BASIC", sizeGb: 50 },
        dataDisks: [],
        image: { id: "img-9qabwvbn", name: "CentOS 7.6 64位", osName: "CentOS 7.6 64位" },
        createTime: "2020-09-27 16:13:51",
        expireTime: "2020-09-27 16:13:51",
        expireState: "NORMAL",
        restrictState: "NORMAL",
        latestOperation: "ResetInstancesPassword",
        latestOperationState: "SUCCESS",
      },
    ],
  });
});

const bare = {
  id: "ein-1",
  name: "",
  state: "",
  tags: [],
  region: { id: "", name: "" },
  zone: { id: "", name: "" },
  module: undefined,
  isp: "",
  type: "",
  vcpu: 0,
  memoryGb: 0,
  publicIps: [],
  privateIps: [],
  systemDisk: undefined,
  dataDisks: [],
  image: undefined,
  createTime: "",
  expireTime: "",
  expireState: "",
  restrictState: "",
  latestOperation: "",
  latestOperationState: "",
};

test("an instance with nothing but an ID is an instance", () => {
  const nothing = Object.fromEntries(Object.keys(example).map((key) => [key, null]));
  const rows = [{ InstanceId: "ein-1" }, { ...nothing, InstanceId: " ein-1\r\n" }];
  assert.deepEqual(parseInstances(reply({ TotalCount: "2", InstanceSet: rows })), { total: 2, rows: [bare, bare] });
});

test("a zone without a name has its number, as a text or not", () => {
  const zones = [490001, "490001"].map((ZoneId) => ({ InstanceId: "ein-1", Position: { ZoneInfo: { ZoneId } } }));
  const { rows } = parseInstances(reply({ TotalCount: 2, InstanceSet: zones }));
  assert.deepEqual(
    rows.map(({ zone }) => zone.id),
    ["490001", "490001"],
  );
});

test("a missing list, a null and an empty list all mean no rows", () => {
  for (const set of [{}, { InstanceSet: null }, { InstanceSet: [] }]) {
    assert.deepEqual(parseInstances(reply(set)), { total: 0, rows: [] });
  }
  for (const set of [{}, { ImageSet: null }]) assert.deepEqual(parseImages(reply(set)), { total: 0, rows: [] });
  for (const set of [{}, { TaskSet: null }]) assert.equal(parseReports(reply(set)).size, 0);
});

test("an image keeps what it was made from, and the task that makes it", () => {
  const made = {
    ImageId: "img-1",
    ImageName: "golden",
    ImageState: "CREATING",
    ImageSize: 50,
    ImageSource: "CREATE_IMAGE",
    TaskId: 1528600,
    SrcImage: { InstanceId: "ein-1", InstanceName: "", ImageId: "img-0", ImageName: "base" },
  };
  const { rows } = parseImages(reply({ TotalCount: 2, ImageSet: [made, { ImageId: "img-2", TaskId: "" }] }));
  assert.deepEqual(rows[0], {
    ...someImage,
    state: "CREATING",
    task: "1528600",
    from: { instance: "ein-1", instanceName: "", image: "img-0", imageName: "base" },
  });
  assert.equal(rows[1]?.task, undefined);
});

const ids: readonly (readonly [sent: unknown, read: string])[] = [
  ["1528611", "1528611"],
  [1528611, "1528611"],
  [" 1528611\n", "1528611"],
];

for (const [sent, read] of ids) {
  test(`the task ${JSON.stringify(sent)} is ${read}`, () => {
    assert.deepEqual(parseCreated(reply({ TaskId: sent })), { requestId: "r-1", task: read });
  });
}

for (const sent of [undefined, null, "", " ", 0, "0", {}, ["1"]]) {
  test(`${JSON.stringify(sent)} is no task, though CreateImage was carried out`, () => {
    const { code, executed, requestId } = unreadable(() => parseCreated(reply({ TaskId: sent })));
    assert.equal(`${code} ${executed} ${requestId}`, "ClientError.ParseJsonError yes r-1");
  });
}

test("a status the documents do not list counts as operating", () => {
  const rows = ["SUCCESS", "FAILED", "OPERATING", "QUEUED", null].map((Status, TaskId) => ({
    TaskId: TaskId + 1,
    Status,
  }));
  const reports = parseReports(reply({ TaskSet: rows }));
  assert.deepEqual(
    [...reports].map(([id, { status }]) => `${id} ${status}`),
    ["1 success", "2 failed", "3 operating", "4 operating", "5 operating"],
  );
});

test("a reply that cannot be read names the place", () => {
  const { message } = unreadable(() => parseInstances(reply({ InstanceSet: [{ InstanceId: "ein-1" }, {}] })));
  assert.equal(message, "InstanceSet.1.InstanceId: An id is missing.");
});

test("a power call needs nothing but its request ID", () => {
  assert.deepEqual(parseReceipt(reply(undefined)), { requestId: "r-1" });
});

test("whatever a reply holds, it is read or refused as unreadable", () => {
  const odd = fc.anything({ withNullPrototype: true });
  const row = fc.record(Object.fromEntries(Object.keys(example).map((key) => [key, odd])), { requiredKeys: [] });
  const named = fc.record({ InstanceSet: fc.array(row), ImageSet: odd, TaskSet: odd, TotalCount: odd, TaskId: odd });
  fc.assert(
    fc.property(fc.oneof(odd, named), (body) => {
      for (const read of [parseInstances, parseImages, parseReports, parseCreated]) {
        const failure = failureOrNone(() => read(reply(body)));
        assert.ok(failure === undefined || failure.code === "ClientError.ParseJsonError");
      }
    }),
  );
});

function failureOrNone(read: () => unknown): Failure | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    if (error instanceof EcmError) return error.failure;
    throw error;
  }
}

test("denied actions that the reply leaves out are unknown, and the others keep their code", () => {
  assert.equal(parseDeniedActions(reply({})).size, 0);
  const listed = { InstanceId: "ein-1", DeniedActions: [{ Action: "CreateImage", Code: "X.Y", Message: "No." }] };
  const silent = { InstanceId: "ein-2", DeniedActions: null };
  assert.deepEqual(
    [...parseDeniedActions(reply({ InstanceOperatorSet: [listed, silent] }))],
    [
      ["ein-1", [{ action: "CreateImage", code: "X.Y", message: "No." }]],
      ["ein-2", []],
    ],
  );
});

test("a module without an image and a configuration that says nothing are read as such", () => {
  const item = { Module: { ModuleId: "em-1", ModuleName: "live", ModuleState: "NORMAL", DefaultImage: null } };
  assert.deepEqual(parseModules(reply({ TotalCount: 1, ModuleItemSet: [item] })).rows, [
    { id: "em-1", name: "live", state: "NORMAL", image: undefined },
  ]);
  assert.deepEqual(parseConfig(reply({ ImageLimits: null })), { largestImageGb: 0 });
});
