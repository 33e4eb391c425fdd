import { type Row, type Trace, traceOf } from '@/bench/placement-trace'
import { randomFrom } from '@/lib/random'

/** Cores, GiB, and of a hundred requests how many. Mostly 2 GiB a core, as plans for general use are. */
const flavours = [
  [1, 1, 10],
  [1, 2, 18],
  [1, 4, 4],
  [2, 2, 6],
  [2, 4, 20],
  [2, 8, 4],
  [4, 4, 5],
  [4, 8, 14],
  [4, 16, 3],
  [8, 8, 4],
  [8, 16, 7],
  [8, 32, 1],
  [16, 32, 2],
  [32, 64, 1],
  [64, 128, 1],
] as const
const day = 86_400
const perSecond = 0.1
const shortest = 60
const longest = 30 * day
/** Of lifetimes: half end within four minutes, and what lives longest makes up most of what stands. */
const tail = 0.5
/** Seconds between two of a burst. */
const gap = 2
/** A batch job, one burst in `batchEvery`: so many times the machines, for at most this long. */
const batchSize = 8
const batchLasts = 3600

/** So many of one flavour at once on average: a hundred small machines are a job, the large ones come by twos. */
const burstOf = (cores: number) => Math.max(2, 24 / Math.sqrt(cores))

/**
 * A seeded trace of our own: 15 flavours, large ones rare, arrivals in bursts of one flavour, more by day than by
 * night, now and then a batch job, lifetimes with a heavy tail (half of a burst leaves together). Demand grows to about 70 hosts of 80 cores.
 */
export function burstyTrace(seed: number, length = 60_000, batchEvery = 400): Trace {
  const random = randomFrom(seed)
  const weights = flavours.map(([cores, , weight]) => weight / burstOf(cores))
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  const burstsPerSecond = (perSecond * all) / 100
  const someFlavour = () => {
    let share = random.next() * all
    const at = weights.findIndex((weight) => {
      share -= weight
      return share < 0
    })
    return flavours[at] ?? flavours[0]
  }
  const lifetime = () => Math.min(longest, shortest * (1 - random.next()) ** (-1 / tail))
  const rows: Row[] = []
  let now = 0
  while (rows.length < length) {
    const pace = 1 + 0.6 * Math.sin((2 * Math.PI * now) / day)
    now += -Math.log(1 - random.next()) / (burstsPerSecond * pace)
    const [cores, memoryGiB] = someFlavour()
    const batch = random.next() * batchEvery < 1 && cores <= 4
    const size = burstOf(cores) * (batch ? batchSize : 1)
    const count = 1 + Math.floor(-Math.log(1 - random.next()) * (size - 0.5))
    const together = batch ? batchLasts * (0.5 + random.next() / 2) : lifetime()
    for (let at = 0; at < count && rows.length < length; at++) {
      const lifetimeS = batch || random.next() < 0.5 ? together : lifetime()
      rows.push({ arriveS: now + at * gap, lifetimeS, cores, memoryGiB })
    }
  }
  return traceOf('bursty', rows)
}
