import { and, eq, inArray, sql } from 'drizzle-orm'
import { createTranslator } from 'use-intl/core'
import { findPerson } from '@/lib/agencies/person-queries'
import { recordAudit } from '@/lib/audit/record-audit'
import type { Ctx } from '@/lib/context'
import { orders } from '@/lib/db/schema/orders'
import { defaultLocale, type Locale } from '@/lib/i18n/locale'
import { loadMessages } from '@/lib/i18n/messages'
import { OrderContent } from '@/lib/orders/input'
import { nextOrderNumber } from '@/lib/orders/next-order-number'
import type { Order } from '@/lib/orders/queries'
import type { Instance } from '@/lib/provisioning/queries'
import { addDays } from '@/lib/shanghai'

/** A renewal made ready for the requester to check and submit; one that exists already is kept as it is. */
export async function renewalDraft(tx: Ctx, instance: Instance, requesterId: string): Promise<Order> {
  const { agencyId, endsOn } = instance
  const renews = JSON.stringify({ lines: [{ kind: 'renew', instanceId: instance.id }] })
  const [existing] = await tx.db
    .select()
    .from(orders)
    .where(
      and(
        eq(orders.agencyId, agencyId),
        inArray(orders.state, ['draft', 'approving', 'approved', 'fulfilling']),
        sql`${orders.content} @> ${renews}::jsonb`,
      ),
    )
  if (existing) return existing
  const requester = await findPerson(tx, requesterId)
  const startsOn = addDays(endsOn ?? '', 1)
  const content = OrderContent.parse({
    title: orderTexts(requester?.locale ?? defaultLocale)('renewalTitle', { name: instance.name }),
    businessSystemId: instance.businessSystemId,
    startsOn,
    endsOn: `${startsOn.slice(0, 4)}-12-31`,
    lines: [
      {
        key: 'renew-1',
        kind: 'renew',
        serviceId: instance.serviceId,
        planId: instance.planId,
        instanceId: instance.id,
        quantity: 1,
        config: instance.config,
        endAction: 'renew',
      },
    ],
  })
  const [draft] = await tx.db
    .insert(orders)
    .values({
      agencyId,
      number: await nextOrderNumber(tx),
      title: content.title,
      state: 'draft',
      content,
      formVersion: 1,
      requesterId,
      waitingFor: { kind: 'draft', people: requester ? [requester.name] : [] },
      waitingSince: tx.now(),
      createdAt: tx.now(),
    })
    .returning()
  if (!draft) throw new Error('renewal not inserted')
  await recordAudit(tx, 'order.prepareRenewal', draft.id, { after: draft })
  return draft
}

/** Nobody reads a page when the system makes a draft ready: its title is in its requester's language. */
const orderTexts = (locale: Locale) =>
  createTranslator({ locale, messages: loadMessages(locale), namespace: 'orders' }) as unknown as (
    key: string,
    params: Record<string, string>,
  ) => string
