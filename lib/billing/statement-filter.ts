import * as z from 'zod'
import { Month } from '@/lib/billing/input'
import { statementStates } from '@/lib/db/schema/billing'

const first = (value: unknown) => (Array.isArray(value) ? value[0] : value)
const Filter = z.object({
  q: z.preprocess(first, z.string().trim().max(100)).optional().catch(undefined),
  month: z.preprocess(first, Month).optional().catch(undefined),
  state: z
    .preprocess(
      (value) =>
        [value ?? []]
          .flat()
          .flatMap((text) => String(text).split(','))
          .filter(Boolean),
      z.array(z.enum(statementStates)),
    )
    .optional()
    .catch(undefined),
})

/** The filter a list of statements has in its address; nonsense is ignored. */
export function statementFilter(params: Record<string, string | string[] | undefined>) {
  const { q, month, state } = Filter.parse(params)
  return { ...(q ? { q } : {}), ...(month ? { month } : {}), ...(state?.length ? { states: state } : {}) }
}
