import { findPerson, type Person } from '@/lib/agencies/person-queries'
import type { Ctx } from '@/lib/context'
import { notFound } from '@/lib/errors'

/** The person who acts, on a context that may read and write what belongs to no agency. */
export async function ownAccount(tx: Ctx): Promise<Person> {
  const person = tx.actor.personId ? await findPerson(tx, tx.actor.personId) : undefined
  if (!person) throw notFound('auth')
  return person
}
