import { availableParallelism, loadavg } from "node:os";

/** The time of a fixed piece of work, in milliseconds, and the number of programs per core. */
export interface Measured {
  readonly wall: number;
  readonly cpu: number;
  readonly crowd: number;
}

/** The time of the work on an idle, average core, in milliseconds. */
const usual = 45;
const most = 8;

/** How many times slower than usual the machine is: 1 on a quick, idle one, and at most 8. */
export const slowness = ({ wall, cpu, crowd }: Measured): number =>
  Math.min(most, Math.max(1, wall / usual, (cpu * crowd) / usual));

/** Does the work, or as much as fits into a moment. Measures the load too, because a core may be idle by chance. */
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
