import type { Ctx } from '@/lib/context'
import { publish } from '@/lib/events/publish'

/** The operators' pages show every step without a reload. */
export const publishEvacuation = (tx: Ctx, evacuationId: string): Promise<void> =>
  publish(tx, 'queue:resourceOperator', 'evacuation', { evacuationId }, null)
