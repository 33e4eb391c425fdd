import { Readable } from 'node:stream'
import type { NextRequest } from 'next/server'
import { getTranslations } from 'next-intl/server'
import { currentCtx } from '@/lib/auth/session'
import { AppError, statusOf } from '@/lib/errors'
import { exportOrders, type OrderColumn } from '@/lib/orders/export-orders'
import { readOrderFilter } from '@/lib/orders/order-view'
import { dayOf } from '@/lib/shanghai'

const heads: Record<OrderColumn, string> = {
  number: 'page.aside.number',
  title: 'list.order',
  state: 'list.state',
  agency: 'list.agency',
  system: 'list.system',
  requester: 'list.requester',
  lines: 'list.lines',
  amount: 'list.amount',
  startsOn: 'form.purpose.startsOn',
  endsOn: 'form.purpose.endsOn',
  created: 'list.created',
  submitted: 'page.track.submit',
}

/** The list's own filter, its whole result. */
export async function GET(request: NextRequest): Promise<Response> {
  const ctx = await currentCtx()
  if (!ctx) return new Response(null, { status: 401 })
  const t = await getTranslations('orders')
  const { filter } = readOrderFilter(Object.fromEntries(request.nextUrl.searchParams))
  try {
    const text = await exportOrders(ctx, filter, {
      title: (column) => t(heads[column]),
      state: ({ state, returned }) => t(`states.${returned ? 'returned' : state}`),
    })
    return new Response(Readable.toWeb(Readable.from(text)) as ReadableStream<Uint8Array>, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="orders-${dayOf(ctx.now())}.csv"`,
        'cache-control': 'no-store',
      },
    })
  } catch (error) {
    if (error instanceof AppError) return new Response(null, { status: statusOf(error.kind) })
    throw error
  }
}
