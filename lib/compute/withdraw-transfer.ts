import { answerTransfer } from '@/lib/compute/answer-transfer'
import type { TransferId } from '@/lib/compute/input'
import type { Ctx } from '@/lib/context'

/** The giving agency takes its offer back, as long as nobody has accepted it. */
export const withdrawTransfer = (ctx: Ctx, { transferId }: TransferId) =>
  answerTransfer(ctx, transferId, 'withdrawn')
