import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'

export type TraceRequest = {
  index: number
  arriveSeconds: number
  /** Null: still running when the window ends. */
  lifetimeSeconds: number | null
  vcpu: number
  memoryMiB: number
  diskGiB: number
  /** Deployment or tenant batch of the source; -1 none. */
  group: number
}

const header = 'id,arrive_s,lifetime_s,cpu,mem,disk,group,max_per_host'

/** The first `limit` requests of a gzip CSV, in the order they arrived. Throws on another header or a broken row. */
export async function readTrace(path: string, limit: number): Promise<TraceRequest[]> {
  const requests: TraceRequest[] = []
  const source = createReadStream(path)
  const lines = createInterface({ input: source.pipe(createGunzip()), crlfDelay: Number.POSITIVE_INFINITY })
  let first = true
  for await (const line of lines) {
    if (first && line.trim() !== header) throw new Error(`${path}: the first line is not ${header}`)
    if (!first && line) requests.push(parse(line, requests.length))
    first = false
    if (requests.length === limit) break
  }
  source.destroy()
  return requests
}

function parse(line: string, index: number): TraceRequest {
  const [, arrive, lifetime, cpu, mem, disk, group] = line.split(',').map(Number)
  if (
    arrive === undefined ||
    lifetime === undefined ||
    cpu === undefined ||
    mem === undefined ||
    Number.isNaN(arrive + lifetime + cpu + mem)
  )
    throw new Error(`row ${index + 2} is not readable`)
  return {
    index,
    arriveSeconds: Math.floor(arrive),
    lifetimeSeconds: lifetime < 0 ? null : Math.max(1, Math.floor(lifetime)),
    vcpu: Math.max(1, Math.round(cpu)),
    memoryMiB: Math.max(256, Math.round(mem * 1024)),
    diskGiB: Math.round(disk ?? 0),
    group: group ?? -1,
  }
}
