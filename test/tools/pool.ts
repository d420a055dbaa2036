/** Does jobs so many at a time, in their order, and gives what came of each in the order they ended. */
export async function pool<Job, Result>(
  hands: number,
  jobs: readonly Job[],
  work: (job: Job) => Promise<Result>,
): Promise<readonly Result[]> {
  const left = [...jobs];
  const results: Result[] = [];
  const hand = async (): Promise<void> => {
    for (let job = left.shift(); job !== undefined; job = left.shift()) results.push(await work(job));
  };
  await Promise.all(Array.from({ length: hands }, hand));
  return results;
}
