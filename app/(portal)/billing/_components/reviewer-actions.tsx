import { useTranslations } from 'next-intl'
import { ActionButton } from '@/components/ui/action-button'
import { LinkButton } from '@/components/ui/button'
import type { StatementPage } from '@/lib/billing/get-statement'
import { statementCan } from '@/lib/billing/rules'
import { routes } from '@/lib/routes'
import { issueStatementAction, verifyStatementAction, voidStatementAction } from '../actions'

/** A draft is rated again, issued or voided; later the reviewer only answers disputes. */
export function ReviewerActions({ statement }: Pick<StatementPage, 'statement'>) {
  const t = useTranslations('billing.review')
  const fields = { statementId: statement.id }
  return (
    <>
      <LinkButton href={routes.api.statementExport(statement.id, 'csv')} icon="download" download>
        CSV
      </LinkButton>
      {statementCan('issue', statement) ? (
        <>
          <ActionButton
            action={voidStatementAction}
            fields={fields}
            variant="danger"
            confirm={{
              title: t('voidTitle'),
              consequences: [t('voidText.1'), t('voidText.2')],
              danger: true,
            }}
          >
            {t('void')}
          </ActionButton>
          <ActionButton action={verifyStatementAction} fields={fields}>
            {t('verify')}
          </ActionButton>
          <ActionButton
            action={issueStatementAction}
            fields={fields}
            variant="primary"
            confirm={{ title: t('issueTitle'), consequences: [t('issueText.1'), t('issueText.2')] }}
          >
            {t('issue')}
          </ActionButton>
        </>
      ) : null}
    </>
  )
}
