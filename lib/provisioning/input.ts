import * as z from 'zod'

const words = (most: number) => z.string().trim().min(2).max(most)

export const RunInput = z.object({ runId: z.uuid() })
export type RunInput = z.infer<typeof RunInput>

export const UndoRun = RunInput.extend({ reason: words(500) })
export type UndoRun = z.infer<typeof UndoRun>

export const HandOverRun = RunInput.extend({ personId: z.uuid(), note: words(500) })
export type HandOverRun = z.infer<typeof HandOverRun>

export const TaskInput = z.object({ taskId: z.uuid() })
export type TaskInput = z.infer<typeof TaskInput>

export const EndTask = TaskInput.extend({ result: words(2000) })
export type EndTask = z.infer<typeof EndTask>

export const ReassignTask = TaskInput.extend({ personId: z.uuid() })
export type ReassignTask = z.infer<typeof ReassignTask>

export const AdoptOrphan = z.object({ orphanId: z.uuid(), instanceId: z.uuid() })
export type AdoptOrphan = z.infer<typeof AdoptOrphan>

export const RemoveOrphan = z.object({ orphanId: z.uuid(), reason: words(500) })
export type RemoveOrphan = z.infer<typeof RemoveOrphan>
