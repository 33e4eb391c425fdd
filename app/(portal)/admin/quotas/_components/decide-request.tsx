import { getTranslations } from 'next-intl/server'
import { DialogButton } from '@/components/ui/dialog-button'
import { Form } from '@/components/ui/form'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import type { QuotaKind } from '@/lib/quota/amounts'
import { decideQuotaRequestAction } from '../actions'

type Props = { id: string; agency: string; kind: QuotaKind; limit: string }

/** Granting raises the limit at once; refusing needs a reason the requester reads. */
export async function DecideRequest({ id, agency, kind, limit }: Props) {
  const t = await getTranslations('quota')
  const dialog = (decision: 'grant' | 'refuse') => (
    <DialogButton
      label={t(`admin.${decision}`)}
      title={t(`admin.${decision}Title`)}
      size="small"
      variant={decision === 'grant' ? 'primary' : 'plain'}
    >
      <Form className="stack-4" action={decideQuotaRequestAction} fields={{ requestId: id, decision }}>
        {decision === 'grant' ? (
          <p>{t('admin.grantText', { agency, kind: t(`kinds.${kind}`), limit })}</p>
        ) : null}
        <TextArea
          name="answer"
          label={t('admin.answer')}
          hint={t('admin.answerHint')}
          rows={3}
          maxLength={500}
          required={decision === 'refuse'}
        />
        <div className="row">
          <SubmitButton>{t(`admin.${decision}`)}</SubmitButton>
        </div>
      </Form>
    </DialogButton>
  )
  return (
    <>
      {dialog('refuse')}
      {dialog('grant')}
    </>
  )
}
