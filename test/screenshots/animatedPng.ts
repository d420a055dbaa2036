import { deflateSync, inflateSync } from "node:zlib";
import { unfiltered } from "./unfiltered.ts";

/** A frame of an animation: a complete PNG, and how long it is shown, in milliseconds. */
export interface Frame {
  readonly png: Buffer;
  readonly ms: number;
}

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * Makes an animated PNG that repeats for ever; programs without support show its first frame. Throws unless all frames
 * have the same size and colour type.
 */
export function animatedPng(frames: readonly Frame[]): Buffer {
  const [first] = frames;
  if (first === undefined) throw new Error("An animation needs a frame.");
  const header = headerOf(first.png);
  if (frames.some(({ png }) => !headerOf(png).equals(header))) throw new Error("All frames must be alike in size.");
  let sequence = 0;
  const chunks = frames.flatMap(({ png, ms }, at) => [
    chunk("fcTL", frameControl(sequence++, header, ms)),
    at === 0 ? chunk("IDAT", pixels(png)) : chunk("fdAT", Buffer.concat([uint32(sequence++), pixels(png)])),
  ]);
  const control = Buffer.concat([uint32(frames.length), uint32(0)]);
  return Buffer.concat([signature, chunk("IHDR", header), chunk("acTL", control), ...chunks, chunk("IEND")]);
}

/** The same picture, compressed better than by a browser. */
export const smallPng = (png: Buffer): Buffer =>
  Buffer.concat([signature, chunk("IHDR", headerOf(png)), chunk("IDAT", pixels(png)), chunk("IEND")]);

/** The chunks of a PNG. Throws if it is none, or if one of them is damaged. */
export function chunksOf(png: Buffer): readonly Chunk[] {
  if (!png.subarray(0, signature.length).equals(signature)) throw new Error("This is no PNG.");
  const chunks: Chunk[] = [];
  for (let at = signature.length; at < png.length;) {
    const end = at + 8 + png.readUInt32BE(at);
    if (crc32(png.subarray(at + 4, end)) !== png.readUInt32BE(end)) throw new Error("A chunk is damaged.");
    chunks.push({ type: png.toString("latin1", at + 4, at + 8), data: png.subarray(at + 8, end) });
    at = end + 4;
  }
  return chunks;
}

const dataOf = (png: Buffer, type: string): Buffer =>
  Buffer.concat(chunksOf(png).flatMap((part) => (part.type === type ? [part.data] : [])));

const headerOf = (png: Buffer): Buffer => dataOf(png, "IHDR");

const pixels = (png: Buffer): Buffer =>
  deflateSync(unfiltered(headerOf(png), inflateSync(dataOf(png, "IDAT"))), { level: 9, memLevel: 9 });

/** The whole picture at the upper left corner, kept afterwards and not blended with the previous one. */
const frameControl = (sequence: number, header: Buffer, ms: number): Buffer =>
  Buffer.concat([uint32(sequence), header.subarray(0, 8), uint32(0), uint32(0), uint16(ms), uint16(1000), uint16(0)]);

function chunk(type: string, data: Buffer = Buffer.alloc(0)): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), data]);
  return Buffer.concat([uint32(data.length), named, uint32(crc32(named))]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}

function crc32(bytes: Buffer): number {
  let rest = ~0;
  for (const byte of bytes) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit++) rest = (rest >>> 1) ^ (rest & 1 ? 0xedb88320 : 0);
  }
  return ~rest >>> 0;
}
