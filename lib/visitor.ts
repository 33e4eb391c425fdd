import { type Ctx, type Databases, newCtx } from '@/lib/context'

/** Whoever stands at the door. Works on the platform login, may only knock: `door:enter`. */
export function visitorCtx(
  databases: Databases,
  options: { address?: string; requestId?: string } = {},
): Ctx {
  return newCtx(
    databases,
    {
      personId: null,
      name: 'visitor',
      agencyId: null,
      roles: ['visitor'],
      via: 'session',
      secondFactor: true,
    },
    options,
  )
}

/** The same visit once it is known who it is, for the audit row. */
export function visitOf(ctx: Ctx, person: { id: string; name: string }): Ctx {
  return { ...ctx, actor: { ...ctx.actor, personId: person.id, name: person.name } }
}
