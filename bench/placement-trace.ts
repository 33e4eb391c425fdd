import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { gunzipSync } from 'node:zlib'

/** In the trace's own units: a core and a GiB are `perCore` and `perGiB` of them. */
export type Flavour = { cores: number; units: number }
/** Requests in order of arrival, in seconds; what never leaves leaves at infinity. */
export type Trace = {
  name: string
  perCore: number
  perGiB: number
  flavours: Flavour[]
  flavour: Uint16Array
  arrive: Float64Array
  leave: Float64Array
  /** Requests in order of leaving. */
  leaving: Uint32Array
  group: Int32Array
  maxPerHost: Uint8Array
}
export type Shape = { cores: number; memoryGiB: number }

export type Row = {
  arriveS: number
  lifetimeS: number
  cores: number
  memoryGiB: number
  group?: number
  maxPerHost?: number
}

/** gzip CSV `id,arrive_s,lifetime_s,cpu,mem,disk,group,max_per_host`; a lifetime of -1 has no end. Disk is not judged. */
export function readTrace(file: string): Trace {
  const rows = linesOf(file).map((line) => {
    const [, arriveS = 0, lifetimeS = 0, cores = 0, memoryGiB = 0, , group, maxPerHost] = line.map(Number)
    return { arriveS, lifetimeS, cores, memoryGiB, group, maxPerHost }
  })
  return traceOf(basename(file).replace(/\.csv(\.gz)?$/, ''), rows)
}

/** `sn,cpu_milli,memory_mib,…`: the shapes of real hosts, one a line. */
export function readNodes(file: string): Shape[] {
  return linesOf(file).map(([, milli, mib]) => ({
    cores: Math.floor(Number(milli) / 1000),
    memoryGiB: Math.floor(Number(mib) / 1024),
  }))
}

function linesOf(file: string): string[][] {
  const bytes = readFileSync(file)
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  return text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))
}

export function traceOf(name: string, rows: readonly Row[]): Trace {
  const sorted = [...rows].sort((a, b) => a.arriveS - b.arriveS)
  const perCore = finest(sorted.map(({ cores }) => cores))
  const perGiB = finest(sorted.map(({ memoryGiB }) => memoryGiB))
  const known = new Map<string, number>()
  const flavours: Flavour[] = []
  const flavourOf = ({ cores, memoryGiB }: Row) => {
    const key = `${cores}/${memoryGiB}`
    const at = known.get(key)
    if (at !== undefined) return at
    known.set(key, flavours.length)
    return flavours.push({ cores: Math.ceil(cores * perCore), units: Math.ceil(memoryGiB * perGiB) }) - 1
  }
  const leave = Float64Array.from(sorted, ({ arriveS, lifetimeS }) =>
    lifetimeS < 0 ? Number.POSITIVE_INFINITY : arriveS + lifetimeS,
  )
  return {
    name,
    perCore,
    perGiB,
    flavour: Uint16Array.from(sorted, flavourOf),
    flavours,
    arrive: Float64Array.from(sorted, ({ arriveS }) => arriveS),
    leave,
    leaving: Uint32Array.from(sorted.keys()).sort(
      (a, b) => (leave[a] as number) - (leave[b] as number) || a - b,
    ),
    group: Int32Array.from(sorted, ({ group }) => group ?? -1),
    maxPerHost: Uint8Array.from(sorted, ({ maxPerHost }) => maxPerHost ?? 0),
  }
}

/** Halves or quarters where whole numbers do not do; anything finer is rounded up to quarters, alike for everybody. */
function finest(values: readonly number[]): number {
  return [1, 2].find((step) => values.every((value) => Number.isInteger(value * step))) ?? 4
}

/** Requests `from` to `to` on a cluster that is empty before them. */
export type Window = { trace: Trace; from: number; to: number; stay: boolean }

export const endOf = ({ trace, to }: Window) => trace.arrive[to - 1] as number
export const flavourAt = ({ flavours, flavour }: Trace, at: number) =>
  flavours[flavour[at] as number] as Flavour

/** Those who left by `time`, from a place in the order of leaving on; answers the next place. */
export function leaveUntil(window: Window, place: number, time: number, gone: (at: number) => void): number {
  if (window.stay) return place
  const { leaving, leave } = window.trace
  let next = place
  while (next < leaving.length && (leave[leaving[next] as number] as number) <= time) {
    const at = leaving[next] as number
    if (at >= window.from && at < window.to) gone(at)
    next += 1
  }
  return next
}

/** Where the order of leaving starts for a window. */
export function firstToLeave({ trace: { leaving, leave, arrive }, from }: Window): number {
  const start = arrive[from] as number
  let [low, high] = [0, leaving.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((leave[leaving[middle] as number] as number) < start) low = middle + 1
    else high = middle
  }
  return low
}
