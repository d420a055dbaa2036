import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { inflateSync } from "node:zlib";
import { animatedPng, chunksOf, smallPng } from "../../screenshots/animatedPng.ts";
import { root } from "../../tools/project.ts";

// Two PNGs of one pixel and one of two, as another program made them.
const png = (base64: string): Buffer => Buffer.from(base64, "base64");
const red = png("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC");
const blue = png("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGNgYPgPAAEDAQAIicLsAAAAAElFTkSuQmCC");
const wide = png("iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjdAAAADUlEQVR4nGP4z8AARAAI/gH/xp559wAAAABJRU5ErkJggg==");

const chunks = chunksOf(
  animatedPng([
    { png: red, ms: 700 },
    { png: blue, ms: 1500 },
    { png: red, ms: 700 },
  ]),
);
const dataOf = (type: string): readonly Buffer[] =>
  chunks.filter((chunk) => chunk.type === type).map(({ data }) => data);

test("an animation has the number of its frames, then the frames in order", () => {
  assert.deepEqual(
    chunks.map(({ type }) => type),
    ["IHDR", "acTL", "fcTL", "IDAT", "fcTL", "fdAT", "fcTL", "fdAT", "IEND"],
  );
  assert.deepEqual(dataOf("acTL"), [Buffer.from([0, 0, 0, 3, 0, 0, 0, 0])]);
});

test("the chunks of frames are numbered without a gap", () => {
  const numbered = chunks.filter(({ type }) => type === "fcTL" || type === "fdAT");
  assert.deepEqual(
    numbered.map(({ data }) => data.readUInt32BE(0)),
    [0, 1, 2, 3, 4],
  );
});

test("each frame is as large as the picture, and shown for its time", () => {
  assert.deepEqual(
    dataOf("fcTL").map((data) => [
      data.readUInt32BE(4),
      data.readUInt32BE(8),
      data.readUInt16BE(20) / data.readUInt16BE(22),
    ]),
    [
      [1, 1, 0.7],
      [1, 1, 1.5],
      [1, 1, 0.7],
    ],
  );
});

test("the pixels of each frame are those of its picture", () => {
  const frames = [...dataOf("IDAT"), ...dataOf("fdAT").map((data) => data.subarray(4))];
  assert.deepEqual(
    frames.map((data) => [...inflateSync(data)]),
    [
      [0, 255, 0, 0],
      [0, 0, 0, 255],
      [0, 255, 0, 0],
    ],
  );
});

test("a picture whose rows are filtered in each of the five ways is the same without filters", () => {
  const filtered = png(
    "iVBORw0KGgoAAAANSUhEUgAAAAMAAAAFCAIAAAAPE8H1AAAAPUlEQVR4nAEyAM3/AHibNMr1Ty4iCgHNlB6kJG/nfvkCoHlnGqvHRl44A/amhCTU8WQYjwRtV88GYFXmBF4fLxVgpRxZfgAAAABJRU5ErkJggg==",
  );
  const rows = [
    [120, 155, 52, 202, 245, 79, 46, 34, 10],
    [205, 148, 30, 113, 184, 141, 88, 54, 134],
    [109, 13, 133, 139, 99, 84, 158, 148, 190],
    [44, 172, 198, 127, 91, 126, 242, 143, 45],
    [153, 3, 149, 159, 99, 211, 216, 147, 220],
  ];
  const data = chunksOf(smallPng(filtered)).find(({ type }) => type === "IDAT")?.data ?? Buffer.alloc(0);
  assert.deepEqual(
    [...inflateSync(data)],
    rows.flatMap((row) => [0, ...row]),
  );
});

test("a damaged chunk, another file, frames of two sizes and no frame at all are refused", () => {
  const damaged = Buffer.from(red);
  damaged[45] = 0;
  assert.throws(() => chunksOf(damaged), /damaged/);
  assert.throws(() => chunksOf(Buffer.from("GIF89a")), /no PNG/);
  assert.throws(
    () =>
      animatedPng([
        { png: red, ms: 1 },
        { png: wide, ms: 1 },
      ]),
    /alike/,
  );
  assert.throws(() => animatedPng([]), /needs a frame/);
});

test("the README's capture is a whole animation of at most 1.2 MB", () => {
  const file = readFileSync(join(root, "media/screenshots/create-image.png"));
  const types = chunksOf(file).map(({ type }) => type);
  assert.ok(types.filter((type) => type === "fcTL").length >= 8);
  assert.ok(file.length < 1_200_000);
});
