import { answerTransfer } from '@/lib/compute/answer-transfer'
import type { TransferId } from '@/lib/compute/input'
import type { Ctx } from '@/lib/context'

/** The receiving agency says no; the machine can be operated and offered again. */
export const declineTransfer = (ctx: Ctx, { transferId }: TransferId) =>
  answerTransfer(ctx, transferId, 'declined')
