import { redirect } from 'next/navigation'
import { requireCtx } from '@/lib/auth/session'
import { AppError } from '@/lib/errors'
import { OpenNotification } from '@/lib/notify/input'
import { markRead } from '@/lib/notify/mark-read'
import { routes } from '@/lib/routes'

/** Where a line of the inbox leads: it counts as read from then on. */
export async function GET(_request: Request, { params }: RouteContext<'/inbox/[id]'>): Promise<Response> {
  const ctx = await requireCtx('self:manage')
  const parsed = OpenNotification.safeParse(await params)
  redirect(parsed.success ? await hrefOf(ctx, parsed.data.id) : routes.inbox)
}

async function hrefOf(ctx: Awaited<ReturnType<typeof requireCtx>>, id: string): Promise<string> {
  try {
    return (await markRead(ctx, { id })) ?? routes.inbox
  } catch (error) {
    if (error instanceof AppError) return routes.inbox
    throw error
  }
}
