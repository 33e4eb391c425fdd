import type { Instance } from '@/lib/provisioning/queries'
import type { RunKind } from '@/lib/provisioning/rules'
import { changePlan } from '@/lib/provisioning/runs/change-plan'
import { close } from '@/lib/provisioning/runs/close'
import { create } from '@/lib/provisioning/runs/create'
import { manual } from '@/lib/provisioning/runs/manual'
import { move } from '@/lib/provisioning/runs/move'
import { purge } from '@/lib/provisioning/runs/purge'
import { reboot } from '@/lib/provisioning/runs/reboot'
import { rebuild } from '@/lib/provisioning/runs/rebuild'
import { rename } from '@/lib/provisioning/runs/rename'
import { restore } from '@/lib/provisioning/runs/restore'
import { start } from '@/lib/provisioning/runs/start'
import { stop } from '@/lib/provisioning/runs/stop'
import { transfer } from '@/lib/provisioning/runs/transfer'
import type { RunDefinition } from '@/lib/provisioning/step'

const byEngine: Record<RunKind, RunDefinition> = {
  create,
  changePlan,
  start,
  stop,
  reboot,
  rename,
  close,
  purge,
  restore,
  transfer,
  move,
  rebuild,
}

/** What a run of this kind does: on the engine, or by the hands of a person. */
export function definitionOf(kind: RunKind, fulfilment: Instance['fulfilment']): RunDefinition {
  return fulfilment === 'manual' ? manual(kind) : byEngine[kind]
}
