/** So many at a time, answers in the order of the questions. */
export async function inParallel<T, R>(
  items: T[],
  width: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = []
  const left = items.entries()
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (const [index, item] of left) results[index] = await work(item)
    }),
  )
  return results
}
