import type { Client } from 'pg'

/** Constraints that drizzle cannot write. Safe to run again. */
export async function constrain(owner: Client): Promise<void> {
  await owner.query('create extension if not exists btree_gist')
  await addConstraint(
    owner,
    'price_version',
    'price_version_no_overlap',
    `exclude using gist (price_plan_id with =, tstzrange(valid_from, valid_to) with &&)`,
  )
  await addConstraint(
    owner,
    'instance_span',
    'instance_span_no_overlap',
    `exclude using gist (instance_id with =, tstzrange(start_at, end_at) with &&)`,
  )
}

async function addConstraint(owner: Client, table: string, name: string, definition: string): Promise<void> {
  const { rowCount } = await owner.query('select from pg_constraint where conname = $1', [name])
  if (!rowCount) await owner.query(`alter table ${table} add constraint ${name} ${definition}`)
}
