import { listDutyRules } from '@/lib/agencies/duty-conflicts'
import type { DutyRule } from '@/lib/agencies/duty-rules'
import { listReportingLines } from '@/lib/agencies/list-reporting-lines'
import { withSubordinates } from '@/lib/agencies/with-subordinates'
import type { Ctx } from '@/lib/context'

/** Who may not decide what this person asks for, each with the rule that says so. */
export async function barredFromDeciding(
  system: Ctx,
  { agencyId, requesterId }: { agencyId: string; requesterId: string },
): Promise<ReadonlyMap<string, DutyRule>> {
  const rules = (await listDutyRules(system)).filter(({ scope }) => scope === 'order')
  const [own, below] = ['requester', 'subordinate'].map((role) => rules.find(({ roleA }) => roleA === role))
  if (!own) throw new Error('the duty rule about requesters is missing: migrate')
  const barred = new Map<string, DutyRule>()
  if (below)
    for (const id of withSubordinates(requesterId, await listReportingLines(system, agencyId)))
      barred.set(id, below)
  return barred.set(requesterId, own)
}
