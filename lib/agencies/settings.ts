import { asc, eq, sql } from 'drizzle-orm'
import * as z from 'zod'
import { readSetting } from '@/lib/agencies/read-setting'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { people, settings } from '@/lib/db/schema/agencies'
import { AppError } from '@/lib/errors'

/** Parameters the system administrator may change while the platform runs, each with what it may be. */
export const parameters = {
  'auth.passwordProfile': z.enum(['mlps3', 'asvs']).default('mlps3'),
  'platform.hotline': z.string().trim().max(30).default(''),
  'platform.name': z.string().trim().max(60).default(''),
} as const
export type ParameterKey = keyof typeof parameters

export const ChangeSetting = z.object({
  key: z.enum(Object.keys(parameters) as [ParameterKey, ...ParameterKey[]]),
  value: z.string().max(200),
})
export type ChangeSetting = z.infer<typeof ChangeSetting>

export async function listSettings(ctx: Ctx) {
  authorize(ctx.actor, 'setting:manage')
  const rows = await ctx.db
    .select({
      key: settings.key,
      value: settings.value,
      changedAt: settings.changedAt,
      changedBy: people.name,
    })
    .from(settings)
    .leftJoin(people, eq(people.id, settings.changedBy))
    .orderBy(asc(settings.key))
  return (Object.keys(parameters) as ParameterKey[]).map((key) => {
    const row = rows.find((one) => one.key === key)
    const parsed = parameters[key].safeParse(row?.value)
    return {
      key,
      value: String(parsed.success ? parsed.data : parameters[key].parse(undefined)),
      changedAt: row?.changedAt ?? null,
      changedBy: row?.changedBy ?? null,
    }
  })
}

export async function changeSetting(ctx: Ctx, { key, value }: ChangeSetting): Promise<void> {
  authorize(ctx.actor, 'setting:manage')
  const parsed = parameters[key].safeParse(value)
  if (!parsed.success)
    throw new AppError('invalid', 'actions.invalid', { fields: { value: { code: 'actions.invalid' } } })
  const after = parsed.data
  await inTransaction(ctx, async (tx) => {
    const [before] = await tx.db.select().from(settings).where(eq(settings.key, key)).for('update')
    const values = { value: after, changedBy: ctx.actor.personId, changedAt: sql`now()` }
    await tx.db
      .insert(settings)
      .values({ key, ...values })
      .onConflictDoUpdate({ target: settings.key, set: values })
    await recordAudit(tx, 'setting.change', key, {
      before: { value: before?.value },
      after: { value: after },
    })
  })
}

/** What the platform calls itself in front of the door. */
export async function platformWords(ctx: Ctx): Promise<{ name: string; hotline: string }> {
  return {
    name: await readSetting(ctx, 'platform.name', parameters['platform.name']),
    hotline: await readSetting(ctx, 'platform.hotline', parameters['platform.hotline']),
  }
}
