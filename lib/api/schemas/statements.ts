import * as z from 'zod'
import { Decimal, decimal, Fen, fen, Instant, instant, Month } from '@/lib/api/schemas/values'
import type { getVisibleStatement, listLinesAfter } from '@/lib/billing/list-statements-after'
import { statementStates } from '@/lib/db/schema/billing'

export const Statement = z
  .object({
    id: z.uuid(),
    agencyId: z.uuid(),
    month: Month,
    number: z.string(),
    revision: z.number().int(),
    state: z.enum(statementStates),
    totalFen: Fen,
    lines: z.number().int(),
    issuedAt: Instant.nullable(),
    dueAt: Instant.nullable(),
    confirmedAt: Instant.nullable(),
    settledAt: Instant.nullable(),
    contentHash: z.string().nullable(),
  })
  .meta({ id: 'Statement' })

export const StatementLine = z
  .object({
    id: z.uuid(),
    kind: z.enum(['usage', 'oneOff', 'adjustment']),
    instanceId: z.uuid().nullable(),
    orderLineId: z.uuid().nullable(),
    businessSystemId: z.uuid().nullable(),
    serviceId: z.uuid().nullable(),
    planId: z.uuid().nullable(),
    meter: z.string(),
    priceVersionId: z.uuid().nullable(),
    startAt: Instant,
    endAt: Instant,
    quantity: Decimal,
    unit: z.string(),
    unitPrice: Decimal.nullable(),
    listFen: Fen,
    amountFen: Fen,
    correctsLineId: z.uuid().nullable(),
    reason: z.string().nullable(),
  })
  .meta({ id: 'StatementLine' })

type StatementRow = Awaited<ReturnType<typeof getVisibleStatement>>
type LineRow = Awaited<ReturnType<typeof listLinesAfter>>[number]

export const toStatement = (row: StatementRow): z.input<typeof Statement> => ({
  ...row,
  totalFen: fen(row.totalFen),
  issuedAt: instant(row.issuedAt),
  dueAt: instant(row.dueAt),
  confirmedAt: instant(row.confirmedAt),
  settledAt: instant(row.settledAt),
})

export const toStatementLine = (row: LineRow): z.input<typeof StatementLine> => ({
  ...row,
  startAt: row.startAt.toISOString(),
  endAt: row.endAt.toISOString(),
  quantity: decimal(row.quantity),
  unitPrice: row.unitPrice === null ? null : decimal(row.unitPrice),
  listFen: fen(row.listFen),
  amountFen: fen(row.amountFen),
})
