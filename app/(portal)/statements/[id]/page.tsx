import { getTranslations } from 'next-intl/server'
import { can } from '@/lib/auth/permissions'
import { proofNeeded } from '@/lib/auth/prove-identity'
import { requireCtx } from '@/lib/auth/session'
import { statementCan } from '@/lib/billing/rules'
import { routes } from '@/lib/routes'
import { loadStatement, statementTitle } from './load-statement'
import { StatementActions } from './statement-actions'
import { StatementView } from './statement-view'

export async function generateMetadata({ params }: PageProps<'/statements/[id]'>) {
  return statementTitle((await params).id, 'statement:read')
}

export default async function StatementPage({ params, searchParams }: PageProps<'/statements/[id]'>) {
  const ctx = await requireCtx('statement:read')
  const { id } = await params
  const [found, search, t] = await Promise.all([
    loadStatement(id, 'statement:read'),
    searchParams,
    getTranslations('billing.list'),
  ])
  const { actor } = ctx
  const signs = can(actor, 'statement:confirm') && statementCan('confirm', found.statement)
  const proof = signs && (await proofNeeded(ctx))
  return (
    <StatementView
      ctx={ctx}
      found={found}
      path={routes.statements.one(id)}
      params={search}
      crumbs={[{ label: t('title'), href: routes.statements.list }]}
      actions={
        <StatementActions
          statement={found.statement}
          signed={found.signed}
          personId={actor.personId}
          proof={proof}
          may={{
            review: can(actor, 'statement:review'),
            confirm: can(actor, 'statement:confirm'),
            settle: can(actor, 'statement:settle'),
          }}
        />
      }
    />
  )
}
