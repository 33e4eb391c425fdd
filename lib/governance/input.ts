import * as z from 'zod'
import { divisionLevels } from '@/lib/db/schema/agencies'
import { decisionKinds } from '@/lib/db/schema/governance'
import { isDay } from '@/lib/shanghai'

const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^\P{Cc}*$/u, 'governance.controlCharacters')
const prose = (min: number, max: number) =>
  z
    .string()
    .trim()
    .min(min)
    .max(max)
    .regex(/^[\n\r\t\P{Cc}]*$/u, 'governance.controlCharacters')
const day = z.string().refine(isDay, 'governance.notADay')
const optional = <T extends z.ZodType>(type: T) => z.preprocess((value) => value || null, type.nullable())

/** What a kind does not have is left out, so that changing the kind of a draft leaves nothing behind. */
export const SaveDecision = z
  .object({
    decisionId: optional(z.uuid()).default(null),
    formVersion: z.coerce.number().int().min(0).default(0),
    kind: z.enum(decisionKinds),
    title: line(120),
    text: prose(1, 20_000),
    agencyId: optional(z.uuid()).default(null),
    targetValue: optional(
      z
        .string()
        .trim()
        .regex(/^\d{1,12}(\.\d{1,6})?$/, 'governance.notANumber'),
    ).default(null),
    unit: optional(line(20)).default(null),
    dueOn: optional(day).default(null),
    effectiveFrom: day,
    effectiveUntil: optional(day).default(null),
  })
  .transform((given) => ({
    ...given,
    agencyId: given.kind === 'exemption' ? given.agencyId : null,
    targetValue: given.kind === 'target' ? given.targetValue : null,
    unit: given.kind === 'target' ? given.unit : null,
    dueOn: given.kind === 'target' ? given.dueOn : null,
  }))
  .superRefine((given, issues) => {
    const want = (path: 'agencyId' | 'targetValue' | 'unit' | 'dueOn', message: string) => {
      if (given[path] === null) issues.addIssue({ code: 'custom', path: [path], message })
    }
    if (given.kind === 'exemption') want('agencyId', 'governance.agencyNeeded')
    if (given.kind === 'target')
      for (const path of ['targetValue', 'unit', 'dueOn'] as const) want(path, 'governance.targetNeeded')
    if (given.effectiveUntil && given.effectiveUntil < given.effectiveFrom)
      issues.addIssue({ code: 'custom', path: ['effectiveUntil'], message: 'governance.endBeforeStart' })
  })
export type SaveDecision = z.infer<typeof SaveDecision>

export const DecisionId = z.object({ decisionId: z.uuid() })
export type DecisionId = z.infer<typeof DecisionId>

export const JudgeDecision = z.object({
  decisionId: z.uuid(),
  /** The submission that was read: another one wants reading again. */
  revision: z.coerce.number().int().min(1),
  verdict: z.enum(['endorse', 'return']),
  level: z.enum(divisionLevels),
  opinion: prose(0, 2000).default(''),
})
export type JudgeDecision = z.infer<typeof JudgeDecision>

export const RepealDecision = z.object({ decisionId: z.uuid(), reason: prose(1, 500) })
export type RepealDecision = z.infer<typeof RepealDecision>
