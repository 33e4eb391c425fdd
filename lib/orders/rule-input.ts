import * as z from 'zod'
import { approvalRoles, families, lineKinds } from '@/lib/orders/rule-choices'

export const maxSteps = 5

const words = z.string().trim().min(1).max(80)
const several = <T extends z.ZodType>(item: T) =>
  z.preprocess((value) => (value === undefined || value === '' ? [] : [value].flat()), z.array(item).max(200))
const yuan = z.preprocess(
  (value) => (typeof value === 'string' && value.trim() === '' ? undefined : value),
  z
    .string()
    .regex(/^\d{1,12}(\.\d{1,2})?$/, 'quota.notMoney')
    .optional(),
)
const Step = z.object({
  nameZh: words,
  nameEn: words,
  role: z.enum(approvalRoles),
  mode: z.enum(['any', 'all', 'k']),
  k: z.coerce.number().int().min(1).max(20).catch(1),
  hours: z.coerce.number().int().min(1).max(400),
})

/** The form sends step fields by position: steps.0.role …; a position without a role is no step. */
function gather(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  const given = value as Record<string, unknown>
  const steps = Array.from({ length: maxSteps }, (_, at) => ({
    nameZh: given[`steps.${at}.nameZh`],
    nameEn: given[`steps.${at}.nameEn`],
    role: given[`steps.${at}.role`],
    mode: given[`steps.${at}.mode`],
    k: given[`steps.${at}.k`],
    hours: given[`steps.${at}.hours`],
  })).filter(({ role }) => typeof role === 'string' && role !== '')
  return { steps, ...given }
}

export const SaveRule = z.preprocess(
  gather,
  z
    .object({
      ruleId: z.uuid().optional(),
      nameZh: words,
      nameEn: words,
      minYuan: yuan,
      maxYuan: yuan,
      families: several(z.enum(families)),
      kinds: several(z.enum(lineKinds)),
      protectionLevels: several(z.coerce.number().int().min(1).max(5)),
      agencyIds: several(z.uuid()),
      steps: z.array(Step).max(maxSteps, 'orders.ruleNoSteps'),
    })
    .refine(({ minYuan, maxYuan }) => !minYuan || !maxYuan || Number(minYuan) <= Number(maxYuan), {
      path: ['maxYuan'],
      message: 'orders.ruleAmounts',
    })
    .refine(({ steps, maxYuan }) => steps.length > 0 || maxYuan !== undefined, {
      path: ['maxYuan'],
      message: 'orders.ruleAutoLimit',
    }),
)
export type SaveRule = z.infer<typeof SaveRule>

export const SwitchRule = z.object({ ruleId: z.uuid(), active: z.enum(['true', 'false']) })
export type SwitchRule = z.infer<typeof SwitchRule>

export const MoveRule = z.object({ ruleId: z.uuid(), by: z.enum(['up', 'down']) })
export type MoveRule = z.infer<typeof MoveRule>

export const TryRule = z.object({
  agencyId: z.uuid(),
  amountYuan: z.string().regex(/^\d{1,12}(\.\d{1,2})?$/, 'quota.notMoney'),
  family: z.enum(families),
  kind: z.enum(lineKinds),
  protectionLevel: z.coerce.number().int().min(1).max(5),
})
export type TryRule = z.infer<typeof TryRule>
