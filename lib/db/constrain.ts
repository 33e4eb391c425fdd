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
  await keepEndorsed(owner)
}

/** What is endorsed never changes; it can only be repealed, once, and what was said to it stays. */
async function keepEndorsed(owner: Client): Promise<void> {
  const kept = `(number, kind, title, text, agency_id, target_value, unit, due_on, effective_from, effective_until, endorsed_at)`
  const [before, after] = ['old', 'new'].map((row) => kept.replace(/\w+/g, (column) => `${row}.${column}`))
  await owner.query(`
    create or replace function keep_endorsed() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' or tg_table_name = 'endorsement' then
        raise exception 'kept for good' using errcode = 'integrity_constraint_violation', constraint = 'endorsed_kept';
      end if;
      if old.state = 'repealed' or ${before} is distinct from ${after} or new.state not in ('endorsed', 'repealed') then
        raise exception 'endorsed' using errcode = 'integrity_constraint_violation', constraint = 'endorsed_kept';
      end if;
      return new;
    end $$;
    create or replace trigger decision_endorsed_kept before update or delete on decision
      for each row when (old.state in ('endorsed', 'repealed')) execute function keep_endorsed();
    create or replace trigger endorsement_kept before update or delete on endorsement
      for each row execute function keep_endorsed()`)
}

async function addConstraint(owner: Client, table: string, name: string, definition: string): Promise<void> {
  const { rowCount } = await owner.query('select from pg_constraint where conname = $1', [name])
  if (!rowCount) await owner.query(`alter table ${table} add constraint ${name} ${definition}`)
}
