import { getTranslations } from 'next-intl/server'
import { Form } from '@/components/ui/form'
import { Section } from '@/components/ui/section'
import { langOf } from '@/components/ui/spoken'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { getFormat } from '@/lib/i18n/get-format'
import { languageOf } from '@/lib/i18n/in-locale'
import { decideStepAction } from '../actions'
import { myOpenStep, type OrderPart } from './shared'

/** For whoever is asked now, before everything else: one comment, three ways. */
export async function DecisionSection({ order, actor }: OrderPart) {
  const step = myOpenStep(order, actor)
  if (!step) return null
  const [t, f] = await Promise.all([getTranslations('orders.page'), getFormat()])
  return (
    <Section title={t('decide.title')} note={step.name[languageOf(f.locale)]}>
      <p className="measure whitespace-pre-line" lang={langOf(order.content.justification)}>
        {order.content.justification}
      </p>
      <Form action={decideStepAction} fields={{ stepId: step.id }}>
        <TextArea
          name="comment"
          label={t('decide.comment')}
          mark={t('decide.commentMark')}
          hint={t('decide.hint')}
          maxLength={2000}
        />
        <div className="form-foot">
          <SubmitButton name="decision" value="approve">
            {t('decide.approve')}
          </SubmitButton>
          <SubmitButton name="decision" value="return" variant="plain">
            {t('decide.return')}
          </SubmitButton>
          <SubmitButton name="decision" value="reject" variant="danger">
            {t('decide.reject')}
          </SubmitButton>
          <span className="small t3">{t('decide.consequence')}</span>
        </div>
      </Form>
    </Section>
  )
}
