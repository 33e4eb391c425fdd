import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** A bug to plant in a copy of the code: the suite must notice each. `find` must stand in the file exactly once. */
export type Plant = { name: string; says: string; file: string; find: string; replace: string }

export const plants: readonly Plant[] = [
  {
    name: 'enqueue outside the transaction',
    says: 'a job exists although its change was rolled back',
    file: 'lib/jobs/queue.ts',
    find: `db: { executeSql: (text: string, values?: unknown[]) => $client.query(text, values) },`,
    replace: `db: { executeSql: (text: string, values?: unknown[]) => ($client, tx.databases.platform.query(text, values)) },`,
  },
  {
    name: 'ensure removed',
    says: 'the engine makes a machine without looking for the token first',
    file: 'lib/providers/compute/simulator/build.ts',
    find: `  const found = await machineOf(client, poolCode, 'token', token)`,
    replace: `  const found = null as Awaited<ReturnType<typeof machineOf>>`,
  },
  {
    name: 'no fencing',
    says: 'a writer that was replaced may still write',
    file: 'lib/provisioning/record-step.ts',
    find: `where id = \${run.id} and attempt = \${run.attempt} and state = \${run.state}`,
    replace: `where id = \${run.id}`,
  },
  {
    name: 'undo skipped',
    says: 'work that failed for good is not taken back',
    file: 'lib/provisioning/advance-run.ts',
    find: `typeof undo === 'function' ?`,
    replace: `typeof undo === 'function' && false ?`,
  },
  {
    name: 'unique index removed',
    says: 'a usage fact delivered twice counts twice',
    file: 'lib/db/constrain.ts',
    find: `  await owner.query('create extension if not exists btree_gist')`,
    replace: `  await owner.query('create extension if not exists btree_gist; alter table usage_fact drop constraint if exists usage_fact_month_source_id_pk')`,
  },
  {
    name: 'bill on retry',
    says: 'metering again makes new facts',
    file: 'lib/metering/meter-month.ts',
    find: `else \${month} || '-' || id || '-' || meter`,
    replace: `else \${month} || '-' || gen_random_uuid() || '-' || meter`,
  },
]

/** A copy of the code with the bug in it; `remove` deletes it. Throws when the bug no longer finds its place. */
export function plantedCopy(plant: Plant): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'zhengtong-planted-'))
  for (const part of ['lib', 'scripts', 'faults', 'drizzle', 'package.json', 'tsconfig.json'])
    cpSync(join(root, part), join(folder, part), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  const path = join(folder, plant.file)
  const text = readFileSync(path, 'utf8')
  if (text.split(plant.find).length !== 2)
    throw new Error(`${plant.name}: its place in ${plant.file} is gone`)
  writeFileSync(
    path,
    text.replace(plant.find, () => plant.replace),
  )
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
