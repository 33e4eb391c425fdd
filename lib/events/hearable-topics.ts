import { sql } from 'drizzle-orm'
import { isAuthorized, type Permission } from '@/lib/auth/permissions'
import type { Role } from '@/lib/auth/roles'
import type { Ctx } from '@/lib/context'

const most = 50
const form =
  /^(order|instance|run|statement|agency|inbox|queue):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[A-Za-z]+)$/

/** Kinds whose objects belong to an agency: row-level security says whose. */
const objects: Record<string, { table: string; permission: Permission }> = {
  order: { table: 'order', permission: 'order:read' },
  instance: { table: 'instance', permission: 'instance:read' },
  run: { table: 'run', permission: 'run:read' },
  statement: { table: 'statement', permission: 'statement:read' },
}

/** Of the topics asked for, those the actor may hear of; what it may not see is left out like what is not there. */
export async function hearableTopics(ctx: Ctx, topics: readonly string[]): Promise<string[]> {
  const parsed = [...new Set(topics)].slice(0, most).flatMap((topic) => {
    const [, kind = '', id = ''] = form.exec(topic) ?? []
    return kind ? [{ topic, kind, id }] : []
  })
  const heard = parsed.filter(({ kind, id }) => isOwn(ctx, kind, id)).map(({ topic }) => topic)
  for (const [kind, { table, permission }] of Object.entries(objects)) {
    const ids = parsed.filter((each) => each.kind === kind && each.id.includes('-')).map(({ id }) => id)
    if (ids.length === 0 || !isAuthorized(ctx.actor, permission)) continue
    const wanted = sql.join(
      ids.map((id) => sql`${id}::uuid`),
      sql`, `,
    )
    const { rows } = await ctx.db.execute<{ id: string }>(
      sql`select id::text from ${sql.identifier(table)} where id in (${wanted})`,
    )
    heard.push(...rows.map(({ id }) => `${kind}:${id}`))
  }
  return heard
}

function isOwn({ actor }: Ctx, kind: string, id: string): boolean {
  switch (kind) {
    case 'inbox':
      return id === actor.personId
    case 'queue':
      return actor.roles.includes(id as Role)
    case 'agency':
      return isAuthorized(actor, 'agency:read') && (actor.agencyId === null || id === actor.agencyId)
    default:
      return false
  }
}
