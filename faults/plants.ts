import type { Change } from '@/faults/planted-copy'

/** A bug to plant, the drill that brings it out, and the invariant whose check must then speak. */
export type Plant = Change & { name: string; says: string; drill: string; breaks: string }

export const plants: readonly Plant[] = [
  {
    name: 'ensure removed',
    says: 'the engine makes a machine without looking for the token first',
    drill: 'lost answers',
    breaks: 'I2',
    file: 'lib/providers/compute/simulator/build.ts',
    find: `  const found = await machineOf(client, poolCode, 'token', token)`,
    replace: `  const found = null as Awaited<ReturnType<typeof machineOf>>`,
  },
  {
    name: 'no fencing',
    says: 'a writer that was replaced may still write',
    drill: 'frozen writer',
    breaks: 'I8',
    file: 'lib/provisioning/record-step.ts',
    find: `where id = \${run.id} and attempt = \${run.attempt} and state = \${run.state}`,
    replace: `where id = \${run.id}`,
  },
  {
    name: 'bill on retry',
    says: 'metering again makes new facts',
    drill: 'billed again',
    breaks: 'I5',
    file: 'lib/metering/meter-month.ts',
    find: `else \${month} || '-' || id || '-' || meter`,
    replace: `else \${month} || '-' || gen_random_uuid() || '-' || meter`,
  },
  {
    name: 'undo skipped',
    says: 'work that failed for good is not taken back',
    drill: 'refused for good',
    breaks: 'I3',
    file: 'lib/provisioning/advance-run.ts',
    find: `typeof undo === 'function' ?`,
    replace: `typeof undo === 'function' && false ?`,
  },
  {
    name: 'enqueue outside the transaction',
    says: 'a job exists although its change was rolled back',
    drill: 'given up',
    breaks: 'I1',
    file: 'lib/jobs/queue.ts',
    find: `db: { executeSql: (text: string, values?: unknown[]) => $client.query(text, values) },`,
    replace: `db: { executeSql: (text: string, values?: unknown[]) => ($client, tx.databases.platform.query(text, values)) },`,
  },
  {
    name: 'unique index removed',
    says: 'a usage fact delivered twice counts twice',
    drill: 'delivered twice',
    breaks: 'I5',
    file: 'lib/db/constrain.ts',
    find: `  await owner.query('create extension if not exists btree_gist')`,
    replace: `  await owner.query('create extension if not exists btree_gist; alter table usage_fact drop constraint if exists usage_fact_month_source_id_pk')`,
  },
]

/** Faults that are planned and do not happen, one change a kind: a run that proves nothing must say so. */
export const blanks: Record<string, Change> = {
  engine: {
    file: 'lib/providers/compute/simulator/fault.ts',
    find: `return { fault: fault ?? faultBySeed(profile, op, token, calls), latestAttempt: attempt }`,
    replace: `return { fault: fault && faultBySeed(profile, op, token, calls), latestAttempt: attempt }`,
  },
  kills: {
    file: 'faults/workers.ts',
    find: `process.kill('SIGKILL')\n      await gone`,
    replace: `process.kill('SIGHUP')\n      await gone`,
  },
  crashes: {
    file: 'faults/database.ts',
    find: `process.kill(signal)`,
    replace: `process.kill('SIGINT')`,
  },
}
