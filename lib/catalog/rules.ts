import type { services } from '@/lib/db/schema/catalog'

type State = (typeof services.$inferSelect)['state']

const allowedFrom = {
  edit: ['draft', 'published'],
  publish: ['draft', 'published'],
  retire: ['published'],
  restore: ['retired'],
} satisfies Record<string, State[]>

/** A retired service keeps its instances but takes no new orders; it can be put on sale again. */
export function serviceCan(verb: keyof typeof allowedFrom, service: { state: State }): boolean {
  const states: readonly State[] = allowedFrom[verb]
  return states.includes(service.state)
}
