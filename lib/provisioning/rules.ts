import { type instanceStates, runKinds } from '@/lib/provisioning/state-names'

export type InstanceState = (typeof instanceStates)[number]
export type RunKind = (typeof runKinds)[number]

/** For filters. */
export const runKindNames: readonly RunKind[] = runKinds

/** States from which a run of each kind may start; one run at a time is a constraint of the table. */
const startsFrom: Record<RunKind, readonly InstanceState[]> = {
  create: ['pending', 'failed'],
  changePlan: ['running', 'stopped'],
  start: ['stopped'],
  stop: ['running'],
  reboot: ['running'],
  rename: ['running', 'stopped'],
  close: ['running', 'stopped', 'suspended', 'failed', 'missing'],
  purge: ['recycled', 'failed', 'missing'],
  restore: ['recycled'],
  transfer: ['running', 'stopped'],
  move: ['running', 'stopped', 'suspended', 'recycled'],
  rebuild: ['running', 'stopped', 'suspended', 'recycled', 'missing'],
}

export const runCanStart = (kind: RunKind, instance: { state: InstanceState }): boolean =>
  startsFrom[kind].includes(instance.state)

const byHand: readonly RunKind[] = ['create', 'changePlan', 'close', 'purge']

/** Whether the operation exists at all for what a person fulfils. */
export const isFor = (kind: RunKind, { fulfilment }: { fulfilment: string }): boolean =>
  fulfilment !== 'manual' || byHand.includes(kind)

/** States whose time is kept as spans: from the first moment the machine runs until it is gone. */
const spanStates: readonly InstanceState[] = [
  'running',
  'stopped',
  'suspended',
  'changing',
  'closing',
  'recycled',
  'missing',
]
export const hasSpan = (state: InstanceState): boolean => spanStates.includes(state)

/** What undoing would destroy, as message keys under `undoCosts`. */
export function undoCosts(kind: RunKind, doneSteps: readonly string[]): string[] {
  if (kind !== 'create') return ['keepsBefore']
  const costs = doneSteps.flatMap((step) => {
    if (step === 'machine') return ['machine']
    if (step === 'port') return ['address']
    return step === 'disks' ? ['disks'] : []
  })
  return [...costs, 'capacity']
}
