import { getTranslations } from 'next-intl/server'
import { ChoiceGroup } from '@/components/ui/choice-group'
import { Form } from '@/components/ui/form'
import { Section } from '@/components/ui/section'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { can } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import type { Decision } from '@/lib/governance/queries'
import { refusalOf } from '@/lib/governance/rules'
import { judgeDecisionAction } from '../actions'

/** For the leading group, while the decision waits: one opinion, two ways. */
export async function JudgeSection({ ctx, decision }: { ctx: Ctx; decision: Decision }) {
  if (!can(ctx.actor, 'decision:endorse') || decision.state !== 'submitted') return null
  const t = await getTranslations('governance')
  const refused = refusalOf('judge', decision, ctx.actor.personId)
  const reason = refused ? t(`errors.${refused}`) : undefined
  return (
    <Section title={t('page.judge')}>
      <Form
        action={judgeDecisionAction}
        fields={{ decisionId: decision.id, revision: decision.revision }}
        aria-label={t('page.judge')}
      >
        <ChoiceGroup
          name="level"
          label={t('page.level')}
          row
          options={(['province', 'city', 'county'] as const).map((value) => ({
            value,
            label: t(`levels.${value}`),
          }))}
          defaultValue="province"
        />
        <TextArea
          name="opinion"
          label={t('page.opinion')}
          hint={t('page.opinionHint')}
          rows={3}
          maxLength={2000}
        />
        <div className="form-foot">
          <SubmitButton name="verdict" value="endorse" reason={reason}>
            {t('page.endorse')}
          </SubmitButton>
          <SubmitButton name="verdict" value="return" variant="plain" reason={reason}>
            {t('page.return')}
          </SubmitButton>
          <span className="small t3">{t('page.consequence')}</span>
        </div>
      </Form>
    </Section>
  )
}
