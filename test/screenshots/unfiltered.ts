/** Bytes per pixel: three colours, and alpha if the PNG has it. */
const depths: Readonly<Record<number, number>> = { 2: 3, 6: 4 };

/** How each filter of PNG predicts a byte from those to the left, above, and above to the left. */
const foretell: readonly ((left: number, above: number, corner: number) => number)[] = [
  () => 0,
  (left) => left,
  (_left, above) => above,
  (left, above) => (left + above) >> 1,
  nearest,
];

/**
 * The rows of a PNG without filters, each after a zero: the flat colours of a window compress a fifth better so. Throws
 * for a PNG without 8-bit colours, or with interlacing.
 */
export function unfiltered(header: Buffer, rows: Buffer): Buffer {
  const [bits, kind = 0, , , interlaced] = header.subarray(8);
  const depth = depths[kind];
  if (bits !== 8 || interlaced !== 0 || depth === undefined) throw new Error("Only plain pictures of 8 bit colours.");
  const stride = header.readUInt32BE(0) * depth + 1;
  const plain = Buffer.alloc(rows.length);
  const before = (at: number) => plain[at] ?? 0;
  for (let start = 0; start < rows.length; start += stride) {
    const guess = foretell[rows[start] ?? 0] ?? nearest;
    for (let at = start + 1; at < start + stride; at++) {
      const first = at <= start + depth;
      const left = first ? 0 : before(at - depth);
      const corner = first ? 0 : before(at - stride - depth);
      plain[at] = (rows[at] ?? 0) + guess(left, before(at - stride), corner);
    }
  }
  return plain;
}

function nearest(left: number, above: number, corner: number): number {
  const fromLeft = Math.abs(above - corner);
  const fromAbove = Math.abs(left - corner);
  const fromCorner = Math.abs(left + above - 2 * corner);
  if (fromLeft <= fromAbove && fromLeft <= fromCorner) return left;
  return fromAbove <= fromCorner ? above : corner;
}
