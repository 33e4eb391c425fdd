import { getTranslations } from 'next-intl/server'
import { idOrNotFound, orNotFound } from '@/lib/actions/or-not-found'
import { can } from '@/lib/auth/permissions'
import { requireCtx } from '@/lib/auth/session'
import { getStatement } from '@/lib/billing/get-statement'
import { routes } from '@/lib/routes'
import { StatementView } from '../../statements/[id]/statement-view'
import { AnswerForm } from '../_components/answer-form'
import { ReviewerActions } from '../_components/reviewer-actions'

export async function generateMetadata() {
  return { title: (await getTranslations('billing.review'))('title') }
}

export default async function ReviewedStatementPage({ params, searchParams }: PageProps<'/billing/[id]'>) {
  const ctx = await requireCtx('statement:close')
  const id = idOrNotFound((await params).id)
  const [found, search, t] = await Promise.all([
    orNotFound(getStatement(ctx, id)),
    searchParams,
    getTranslations('billing.review'),
  ])
  return (
    <StatementView
      ctx={ctx}
      found={found}
      path={routes.billing.one(id)}
      params={search}
      crumbs={[{ label: t('title'), href: routes.billing.list }]}
      actions={<ReviewerActions statement={found.statement} />}
      answer={
        can(ctx.actor, 'statement:answer') ? (disputeId) => <AnswerForm disputeId={disputeId} /> : undefined
      }
    />
  )
}
