/** Runs the task while no other tab runs one. Browsers offer locks to secure pages only; elsewhere it just runs. */
export async function exclusively<T>(task: () => Promise<T>): Promise<T> {
  if (!('locks' in navigator)) return task();
  let result: { value: T } | undefined;
  await navigator.locks.request('twentyq.guest', async () => {
    result = { value: await task() };
  });
  return (result as { value: T }).value;
}
