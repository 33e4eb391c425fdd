import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { idOrNotFound, orNotFound } from '@/lib/actions/or-not-found'
import { requireCtx } from '@/lib/auth/session'
import { getStatement } from '@/lib/billing/get-statement'
import { getFormat } from '@/lib/i18n/get-format'
import { monthName } from '../_components/month-name'

type Reader = 'statement:read' | 'statement:close'

/** Read once for the title and the page. */
export const loadStatement = cache(async (id: string, reader: Reader) => {
  const ctx = await requireCtx(reader)
  return orNotFound(getStatement(ctx, idOrNotFound(id)))
})

export async function statementTitle(id: string, reader: Reader) {
  const [{ statement }, t, f] = await Promise.all([
    loadStatement(id, reader),
    getTranslations('billing.page'),
    getFormat(),
  ])
  return { title: `${t('title', { month: f.month(monthName(statement.month)) })} ${statement.number}` }
}
