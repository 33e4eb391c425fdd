import { hostBound, placementBound } from '@/bench/placement-bounds'
import { burstyTrace } from '@/bench/placement-bursty'
import { HostSet, hostsOf } from '@/bench/placement-hosts'
import type { Flavour, Shape, Trace, Window } from '@/bench/placement-trace'
import { type Random, randomFrom } from '@/lib/random'

/** Requests of one kind, and the clusters they are tried on. */
export type Source = {
  name: string
  bursty: boolean
  trace(repeat: number): Trace
  /** Of the tight and the roomy cluster, whose hosts are alike. */
  shape: Shape
  clusters: { name: string; hosts(trace: Trace, random: Random): Flavour[] }[]
}

const large = { cores: 80, memoryGiB: 180 }
const mixed = [{ cores: 40, memoryGiB: 90 }, large, { cores: 64, memoryGiB: 256 }]
const wide = { cores: 80, memoryGiB: 256 }

export const bursty: Source = {
  name: 'bursty',
  bursty: true,
  trace: (repeat) => burstyTrace(repeat + 1),
  shape: large,
  clusters: [
    { name: '20 alike', hosts: (trace) => hostsOf(20, [large], trace) },
    { name: '24 mixed', hosts: (trace) => hostsOf(24, mixed, trace) },
  ],
}

/** A trace read from a file, on so many hosts alike and, where shapes of real hosts are given, on a draw of them. */
export function fromFile(trace: Trace, counts: readonly number[], nodes: readonly Shape[]): Source {
  const alike = counts.map((count) => ({
    name: `${count} alike`,
    hosts: () => hostsOf(count, [wide], trace),
  }))
  const real = counts.map((count) => ({
    name: `${count} real`,
    hosts: (_: Trace, random: Random) =>
      hostsOf(
        count,
        Array.from({ length: count }, () => random.pick(nodes)),
        trace,
      ),
  }))
  return {
    name: trace.name,
    bursty: false,
    trace: () => trace,
    shape: wide,
    clusters: nodes.length > 0 ? [...alike, ...real] : alike,
  }
}

/**
 * A random place of the trace from which demand outgrows the cluster before the trace ends. Where it never does,
 * nobody leaves.
 */
export function randomStart(
  trace: Trace,
  all: readonly Flavour[],
  random: Random,
): Window & { bound: number } {
  const hosts = new HostSet(all)
  const to = trace.flavour.length
  for (const stay of [false, true]) {
    for (let latest = to; latest > 0; latest = Math.floor(latest / 2)) {
      const window = { trace, from: random.below(latest), to, stay }
      const { placed, reached } = placementBound(window, hosts)
      if (reached) return { ...window, bound: placed }
    }
  }
  throw new Error(`${trace.name}: all its requests together do not fill ${hosts.count} hosts`)
}

/** Stretches of the trace of this many requests, one a repeat, spread over it evenly. */
export function windowOf(trace: Trace, repeat: number, repeats: number, length: number): Window {
  const spare = Math.max(0, trace.flavour.length - length)
  const from = repeats > 1 ? Math.floor((spare * repeat) / (repeats - 1)) : 0
  return { trace, from, to: Math.min(trace.flavour.length, from + length), stay: false }
}

export function boundOf({ shape }: Source, window: Window) {
  const [host] = hostsOf(1, [shape], window.trace)
  if (!host) throw new Error('no host')
  return hostBound(window, host)
}

export const startsOf = (source: Source, cluster: string, repeat: number): Random =>
  randomFrom(
    [...`${source.name} ${cluster}`].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), repeat + 1),
  )
