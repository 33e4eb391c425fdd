import { expect, vi } from 'vitest'
import { sealAudit } from '@/lib/audit/seal-audit'
import type { Databases } from '@/lib/context'
import { aSystem, countRows } from '@/lib/testing/factories'

/**
 * Seals every row there is. Transactions of any database on the server hold the snapshot horizon back, those of
 * other test files too: the sealer rightly waits for them.
 */
export async function sealAll(db: Databases): Promise<number> {
  let sealed = 0
  await vi.waitFor(
    async () => {
      sealed += await sealAudit(aSystem(db))
      const unsealed = 'not exists (select from audit_seal where event_id = audit_event.id)'
      expect(await countRows(db, 'audit_event', unsealed)).toBe(0)
    },
    { timeout: 25_000, interval: 50 },
  )
  return sealed
}
