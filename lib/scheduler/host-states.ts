export const hostStates = ['up', 'drain', 'maintenance', 'down', 'dozing', 'asleep', 'waking'] as const
export type HostState = (typeof hostStates)[number]

/** Powered down to save energy, or on its way there or back: empty, and takes nothing. */
export const restingStates = ['dozing', 'asleep', 'waking'] as const satisfies readonly HostState[]

export const rests = (state: string): boolean => restingStates.some((each) => each === state)
