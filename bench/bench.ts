/** Ratios are measured side by side in one run; figures are absolute and belong to their environment. */
export type BenchResult = {
  ratios: Record<string, number>
  figures: Record<string, number>
  environment?: Record<string, string | number>
}

/** Options that are numbers, and all of them as they were typed: names of files, lists. */
export type Bench = (
  options: Record<string, number>,
  say: (line: string) => void,
  texts: Record<string, string>,
) => Promise<BenchResult>

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const high = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] ?? high) + high) / 2
}
