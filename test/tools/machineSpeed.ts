import { availableParallelism, loadavg } from "node:os";

/** What a piece of work that is always the same took, in milliseconds, and how many programs wanted each core. */
export interface Measured {
  readonly wall: number;
  readonly cpu: number;
  readonly crowd: number;
}

/** What the work takes on a core that is as quick as most, and has nothing else to do. */
const usual = 45;
const most = 8;

/** How many times longer than usual things take: 1 on a machine that is quick or idle, and never more than 8. */
export const slowness = ({ wall, cpu, crowd }: Measured): number =>
  Math.min(most, Math.max(1, wall / usual, (cpu * crowd) / usual));

/** Does the work, or as much of it as fits into a moment. A core may be free just now, so the last minute's load counts too. */
export function measureMachine(): Measured {
  const [start, before] = [performance.now(), process.cpuUsage()];
  let done = 0;
  for (; done < pieces && performance.now() - start < longest; done += 1) workAPiece();
  const { user, system } = process.cpuUsage(before);
  const [load = 0] = loadavg();
  const whole = pieces / done;
  const wall = (performance.now() - start) * whole;
  return { wall, cpu: ((user + system) / 1000) * whole, crowd: load / availableParallelism() };
}

const pieces = 20;
const longest = 200;

function workAPiece(): number {
  let mixed = 1;
  for (let round = 0; round < 2e6; round += 1) mixed = (Math.imul(mixed, 1_664_525) + round + (mixed >>> 7)) | 0;
  return mixed;
}
