import * as z from 'zod'

const reason = z.string().trim().min(2).max(200)

/** `seen`: the plan that was looked at, by its digest; another one is not begun. */
export const StartEvacuation = z.object({ hostId: z.uuid(), seen: z.string().max(100), reason })
export type StartEvacuation = z.infer<typeof StartEvacuation>

export const StopEvacuation = z.object({ evacuationId: z.uuid(), reason })
export type StopEvacuation = z.infer<typeof StopEvacuation>

export const PinMachine = z.object({ instanceId: z.uuid(), reason })
export type PinMachine = z.infer<typeof PinMachine>

export const UnpinMachine = z.object({ instanceId: z.uuid() })
export type UnpinMachine = z.infer<typeof UnpinMachine>
