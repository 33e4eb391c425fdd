import { changeState } from '@/lib/provisioning/change-state'
import { noteFailure, powerStep } from '@/lib/provisioning/runs/power-run'
import type { RunDefinition } from '@/lib/provisioning/step'

/** Out of the recycle bin, running again as it was. */
export const restore: RunDefinition = {
  steps: [powerStep('start')],
  finish: (tx, { instance }) =>
    changeState(tx, instance, 'running', { recycleUntil: null, failure: null, missingSince: null }),
  undone: noteFailure,
}
