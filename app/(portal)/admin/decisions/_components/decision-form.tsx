import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/shell/client-messages'
import { DateField } from '@/components/ui/date-field'
import { Form } from '@/components/ui/form'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { TextInput } from '@/components/ui/text-input'
import { decisionKinds } from '@/lib/governance/list-decisions'
import type { Decision } from '@/lib/governance/queries'
import { saveDecisionAction } from '../actions'
import { KindFields } from './kind-fields'

type Props = { decision?: Decision; agencies: { id: string; name: string }[] }

/** A draft of the authority, or what came back with reasons. */
export async function DecisionForm({ decision, agencies }: Props) {
  const t = await getTranslations('governance')
  return (
    <Form
      className="stack-4"
      action={saveDecisionAction}
      fields={{ decisionId: decision?.id, formVersion: decision?.formVersion }}
    >
      <ClientMessages of={['governance']}>
        <KindFields
          kinds={decisionKinds}
          agencies={agencies.map(({ id, name }) => ({ id, name }))}
          given={
            decision && {
              kind: decision.kind,
              agencyId: decision.agencyId,
              targetValue: decision.targetValue,
              unit: decision.unit,
              dueOn: decision.dueOn,
            }
          }
        />
      </ClientMessages>
      <TextInput
        name="title"
        label={t('fields.title')}
        defaultValue={decision?.title}
        maxLength={120}
        required
      />
      <TextArea
        name="text"
        label={t('fields.text')}
        defaultValue={decision?.text}
        rows={8}
        maxLength={20_000}
        required
      />
      <div className="grid2">
        <DateField
          name="effectiveFrom"
          label={t('fields.effectiveFrom')}
          defaultValue={decision?.effectiveFrom}
          required
        />
        <DateField
          name="effectiveUntil"
          label={t('fields.effectiveUntil')}
          hint={t('fields.effectiveUntilHint')}
          defaultValue={decision?.effectiveUntil ?? undefined}
        />
      </div>
      <div className="row">
        <SubmitButton>{t('page.save')}</SubmitButton>
      </div>
    </Form>
  )
}
