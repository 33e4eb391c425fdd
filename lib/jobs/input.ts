import * as z from 'zod'

export const RunRecurringNow = z.object({ name: z.string().max(60) })
export type RunRecurringNow = z.infer<typeof RunRecurringNow>

export const RetryJob = z.object({ jobId: z.uuid() })
export type RetryJob = z.infer<typeof RetryJob>
