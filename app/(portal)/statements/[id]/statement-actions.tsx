import { useTranslations } from 'next-intl'
import { ActionButton } from '@/components/ui/action-button'
import { LinkButton } from '@/components/ui/button'
import { DialogButton } from '@/components/ui/dialog-button'
import { Form } from '@/components/ui/form'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import type { StatementPage } from '@/lib/billing/get-statement'
import { signingProblem, statementCan } from '@/lib/billing/rules'
import type { ErrorCode } from '@/lib/errors'
import { routes } from '@/lib/routes'
import { confirmStatementAction, reviewStatementAction, settleStatementAction } from '../actions'

type Props = Pick<StatementPage, 'statement' | 'signed'> & {
  personId: string | null
  /** A one-time code is asked for once more. */
  proof: boolean
  may: { review: boolean; confirm: boolean; settle: boolean }
}

/** What this person can do with the statement now; what they cannot do says why. */
export function StatementActions({ statement, signed, personId, proof, may }: Props) {
  const t = useTranslations('billing.sign')
  const tPage = useTranslations('billing.page')
  const tError = useTranslations()
  const why = (problem: ErrorCode | null) =>
    problem ? tError(`billing.errors.${problem.slice('billing.'.length)}`) : undefined
  const fields = { statementId: statement.id }
  const problem = (role: 'finance' | 'approver') => why(signingProblem({ statement, signed, personId, role }))
  const open = !['confirmed', 'settled'].includes(statement.state)
  return (
    <>
      <DialogButton label={tPage('export')} title={tPage('export')} icon="download">
        <ul className="acts">
          {(['pdf', 'xlsx', 'csv'] as const).map((format) => (
            <li key={format}>
              <LinkButton href={routes.api.statementExport(statement.id, format)} icon="download" download>
                {format.toUpperCase()}
              </LinkButton>
            </li>
          ))}
        </ul>
      </DialogButton>
      {may.review && open ? (
        <ActionButton
          action={reviewStatementAction}
          fields={fields}
          variant={may.confirm ? 'plain' : 'primary'}
          reason={problem('finance')}
          confirm={{ title: t('reviewTitle'), consequences: [t('reviewText.1'), t('reviewText.2')] }}
        >
          {t('doReview')}
        </ActionButton>
      ) : null}
      {may.confirm && open ? (
        <ActionButton
          action={confirmStatementAction}
          fields={fields}
          variant="primary"
          reason={problem('approver')}
          confirm={{
            title: t('confirmTitle'),
            consequences: [t('confirmText.1'), t('confirmText.2')],
            children: proof ? (
              <TextInput
                name="proof"
                label={t('proof')}
                hint={t('proofHint')}
                inputMode="numeric"
                autoComplete="one-time-code"
                required
              />
            ) : undefined,
          }}
        >
          {t('doConfirm')}
        </ActionButton>
      ) : null}
      {may.settle && statementCan('settle', statement) ? (
        <DialogButton label={t('doSettle')} title={t('settleTitle')} variant="primary">
          <Form action={settleStatementAction} fields={fields} className="stack-4">
            <TextInput
              name="reference"
              label={t('reference')}
              hint={t('referenceHint')}
              required
              maxLength={100}
            />
            <SubmitButton>{t('settle')}</SubmitButton>
          </Form>
        </DialogButton>
      ) : null}
    </>
  )
}
