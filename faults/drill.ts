import type { Stage } from '@/faults/stage'

/** What a drill wanted to happen, and whether it did. */
export type Forced = Record<string, boolean>

/** One thing that goes wrong, forced at the very moment at which a bug would show. */
export type Drill = { name: string; force(stage: Stage): Promise<Forced> }
