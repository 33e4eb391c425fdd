import type { Ctx } from '@/lib/context'
import type { Run } from '@/lib/provisioning/queries'

/** How the orders learn of a run's end, or that it waits for a person; in the run's own transaction. */
export type RunHooks = {
  /** `run.state` is 'done' or 'undone'; purge runs have no order line. */
  finished(tx: Ctx, run: Run): Promise<void>
  stuck(tx: Ctx, run: Run): Promise<void>
}
