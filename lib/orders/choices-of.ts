import { can } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import type { OrderView } from '@/lib/orders/get-order'
import { type ChoiceTold, listChoices } from '@/lib/scheduler/list-choices'
import { resizeKeys } from '@/lib/scheduler/resize-keys'

const placing = ['create', 'changePlan']

/** By line id, why its machine was placed or found no room; of a plan change, on its host or on another. */
export async function choicesOf(
  ctx: Ctx,
  { approvedAt, lines }: Pick<OrderView, 'approvedAt' | 'lines'>,
): Promise<Map<string, ChoiceTold>> {
  if (!approvedAt || !can(ctx.actor, 'capacity:ask')) return new Map()
  const keysOf = ({ kind, roomKey }: OrderView['lines'][number]) => {
    const { here, elsewhere } = resizeKeys(roomKey)
    return kind === 'create' ? [roomKey] : [elsewhere, here]
  }
  const placed = lines.filter(({ kind }) => placing.includes(kind))
  const choices = await listChoices(ctx, placed.flatMap(keysOf))
  return new Map(
    placed.flatMap((line) => {
      const told = keysOf(line).flatMap((key) => choices.get(key) ?? [])
      const [latest] = told.sort((a, b) => b.at.getTime() - a.at.getTime())
      return latest ? [[line.id, latest] as const] : []
    }),
  )
}
