import { eq } from 'drizzle-orm'
import type * as z from 'zod'
import type { Ctx } from '@/lib/context'
import { settings } from '@/lib/db/schema/agencies'

/** A parameter of the running platform; the schema's default where none was set or it no longer fits. */
export async function readSetting<S extends z.ZodType>(
  ctx: Ctx,
  key: string,
  schema: S,
): Promise<z.output<S>> {
  const [row] = await ctx.db.select({ value: settings.value }).from(settings).where(eq(settings.key, key))
  const parsed = schema.safeParse(row?.value)
  return parsed.success ? parsed.data : schema.parse(undefined)
}
