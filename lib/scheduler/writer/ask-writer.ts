import type { Databases } from '@/lib/context'
import { handOver } from '@/lib/scheduler/writer/hand-over'
import type { PlacementAnswer, PlacementAsk } from '@/lib/scheduler/writer/placement-ask'
import type { PlacementWriter } from '@/lib/scheduler/writer/placement-writer'

const writers = new WeakMap<Databases, PlacementWriter>()

/** From now on this process asks its own writer; null: no longer. */
export function setWriter(databases: Databases, writer: PlacementWriter | null): void {
  if (writer) writers.set(databases, writer)
  else writers.delete(databases)
}

/** Of the writer in this process where it leads a pool that serves the request, else of the one that does. */
export async function askWriter(databases: Databases, ask: PlacementAsk): Promise<PlacementAnswer> {
  const writer = writers.get(databases)
  return writer?.leadsFor(ask) ? writer.ask(ask) : handOver(databases, ask)
}
