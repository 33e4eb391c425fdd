import type * as z from 'zod'
import { type ImportKind, keysByWord } from '@/lib/agencies/import-columns'
import { InviteMember, OpenAgency } from '@/lib/agencies/input'
import { listMembers } from '@/lib/agencies/member-queries'
import type { ImportLine } from '@/lib/agencies/read-import'
import type { Ctx } from '@/lib/context'
import { agencies } from '@/lib/db/schema/agencies'

export type RowError = { field: string; code: string }
export type CheckedLine = ImportLine & { errors: RowError[] }
type Known = { agencies: Map<string, string>; members: Map<string, string> }

/** Every row against the same rules as the form, and against what is there and what the file says twice. */
export async function checkImport(ctx: Ctx, kind: ImportKind, lines: ImportLine[]): Promise<CheckedLine[]> {
  const known = await whatIsThere(ctx, kind)
  const identity = kind === 'agencies' ? 'creditCode' : 'email'
  const seen = new Set<string>()
  return lines.map((line) => {
    const errors = issuesOf(kind, line, known)
    const self = (line.values[identity] ?? '').toLowerCase()
    const there = kind === 'agencies' ? known.agencies.has(self) : known.members.has(self)
    if (there || seen.has(self)) errors.push({ field: identity, code: 'agencies.importTwice' })
    seen.add(self)
    return { ...line, errors }
  })
}

export async function whatIsThere(ctx: Ctx, kind: ImportKind): Promise<Known> {
  const rows =
    kind === 'agencies'
      ? await ctx.db.select({ id: agencies.id, code: agencies.creditCode }).from(agencies)
      : []
  const members = kind === 'people' ? await listMembers(ctx) : []
  return {
    agencies: new Map(rows.map(({ id, code }) => [code.toLowerCase(), id])),
    members: new Map(members.map(({ personId, email }) => [email.toLowerCase(), personId])),
  }
}

/** A row as the form would send it. A superior that is not found stays empty, and is said so by the check. */
export function formOf(kind: ImportKind, { values }: ImportLine, known: Known): Record<string, unknown> {
  const split = (text = '') => text.split(/[;；、,，\s]+/).filter(Boolean)
  if (kind === 'agencies') {
    const zones = keysByWord('agencies', 'systems', 'zones')
    return {
      ...values,
      zones: split(values.zones).map((word) => zones.get(word.toLowerCase()) ?? word),
      superiorId: known.agencies.get((values.superiorCode ?? '').toLowerCase()) ?? '',
      maxProtectionLevel: values.maxProtectionLevel || '3',
    }
  }
  const roles = keysByWord('auth', 'roles')
  return {
    ...values,
    roles: split(values.roles).map((word) => roles.get(word.toLowerCase()) ?? word),
    superiorId: known.members.get((values.superiorEmail ?? '').toLowerCase()) ?? '',
  }
}

function issuesOf(kind: ImportKind, line: ImportLine, known: Known): RowError[] {
  const schema: z.ZodType = kind === 'agencies' ? OpenAgency : InviteMember
  const form = formOf(kind, line, known)
  const errors: RowError[] = (schema.safeParse(form).error?.issues ?? []).map((issue) => ({
    field: String(issue.path[0] ?? ''),
    code: /^[a-z]+\.[a-zA-Z]+$/.test(issue.message) ? issue.message : 'agencies.importField',
  }))
  const superior = kind === 'agencies' ? 'superiorCode' : 'superiorEmail'
  if (line.values[superior] && form.superiorId === '') {
    errors.push({
      field: superior,
      code: kind === 'agencies' ? 'agencies.noSuperiorAgency' : 'agencies.noSuperior',
    })
  }
  return errors
}
