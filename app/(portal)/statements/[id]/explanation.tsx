import { getLocale, getTranslations } from 'next-intl/server'
import { CopyButton } from '@/components/ui/copy-button'
import { DialogButton } from '@/components/ui/dialog-button'
import { Drawer } from '@/components/ui/drawer'
import { Form } from '@/components/ui/form'
import { State } from '@/components/ui/state'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { TextInput } from '@/components/ui/text-input'
import type { Explanation as Explained } from '@/lib/billing/explain-line'
import { getFormat } from '@/lib/i18n/get-format'
import { raiseDisputeAction } from '../actions'
import { Arithmetic } from './arithmetic'
import { Basis } from './basis'
import { lineWords } from './line-words'
import style from './statement.module.css'
import { UsageHistory } from './usage-history'

type Props = {
  explained: Explained
  closeHref: string
  previousHref?: string
  nextHref?: string
  /** The reader may question this line now. */
  mayDispute: boolean
}

/** "Explain this line": the sum, where its quantity comes from, by which price and order, and the second rating. */
export async function Explanation({ explained, closeHref, previousHref, nextHref, mayDispute }: Props) {
  const [t, locale, f] = await Promise.all([getTranslations('billing'), getLocale(), getFormat()])
  const words = lineWords(t, f, locale)
  const { line } = explained
  return (
    <Drawer
      title={t('explain.title')}
      subtitle={f.facts(words.name(line), words.about(line))}
      closeHref={closeHref}
      previousHref={previousHref}
      nextHref={nextHref}
      foot={
        <>
          {line.disputed ? <State is="risk">{t('explain.disputed')}</State> : null}
          {mayDispute && !line.disputed ? (
            <DialogButton label={t('explain.dispute')} title={t('dispute.raiseTitle')}>
              <Form action={raiseDisputeAction} fields={{ lineId: line.id }} className="stack-4">
                <TextArea
                  name="reason"
                  label={t('dispute.reason')}
                  hint={t('dispute.reasonHint')}
                  rows={4}
                  required
                />
                <TextInput
                  name="expected"
                  label={t('dispute.expected')}
                  hint={t('dispute.expectedHint')}
                  inputMode="decimal"
                />
                <SubmitButton>{t('dispute.submit')}</SubmitButton>
              </Form>
            </DialogButton>
          ) : null}
          <CopyButton value={`?ask=${line.id}`}>{t('explain.copy')}</CopyButton>
        </>
      }
    >
      <div className={style.explain}>
        {explained.steps.length > 0 ? <Arithmetic explained={explained} /> : null}
        {line.corrects ? <p>{t('explain.correction', { number: line.corrects })}</p> : null}
        {explained.history.length > 0 || explained.factCount > 0 ? (
          <UsageHistory explained={explained} />
        ) : null}
        <Basis explained={explained} />
      </div>
    </Drawer>
  )
}
