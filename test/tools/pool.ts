/** Runs jobs in their order, so many at a time, and returns their results in the order in which they ended. */
export async function pool<Job, Result>(
  workers: number,
  jobs: readonly Job[],
  work: (job: Job) => Promise<Result>,
): Promise<readonly Result[]> {
  const left = [...jobs];
  const results: Result[] = [];
  const worker = async (): Promise<void> => {
    for (let job = left.shift(); job !== undefined; job = left.shift()) results.push(await work(job));
  };
  await Promise.all(Array.from({ length: workers }, worker));
  return results;
}
