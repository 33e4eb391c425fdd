import { getTranslations } from 'next-intl/server'
import { can } from '@/lib/auth/permissions'
import { requireCtx } from '@/lib/auth/session'
import { routes } from '@/lib/routes'
import { loadStatement, statementTitle } from '../../statements/[id]/load-statement'
import { StatementView } from '../../statements/[id]/statement-view'
import { AnswerForm } from '../_components/answer-form'
import { ReviewerActions } from '../_components/reviewer-actions'

export async function generateMetadata({ params }: PageProps<'/billing/[id]'>) {
  return statementTitle((await params).id, 'statement:close')
}

export default async function ReviewedStatementPage({ params, searchParams }: PageProps<'/billing/[id]'>) {
  const ctx = await requireCtx('statement:close')
  const { id } = await params
  const [found, search, t] = await Promise.all([
    loadStatement(id, 'statement:close'),
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
        can(ctx.actor, 'statement:answer')
          ? (disputeId, about) => <AnswerForm disputeId={disputeId} about={about} />
          : undefined
      }
    />
  )
}
