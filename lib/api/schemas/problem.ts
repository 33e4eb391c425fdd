import * as z from 'zod'

export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string().optional(),
    code: z.string(),
    requestId: z.string(),
    contact: z.string().optional(),
    errors: z
      .array(
        z.object({ in: z.enum(['body', 'query', 'path', 'header']), name: z.string(), detail: z.string() }),
      )
      .optional(),
  })
  .meta({ id: 'Problem' })
