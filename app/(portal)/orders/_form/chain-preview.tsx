'use client'

import { useTranslations } from 'next-intl'
import { Spoken } from '@/components/ui/spoken'
import { Thread } from '@/components/ui/thread'
import { useFormat } from '@/components/ui/use-format'
import { languageOf } from '@/lib/i18n/in-locale'
import type { Quote } from './draft-types'

/** Who will be asked, in which order, and how long each may take. */
export function ChainPreview({ quote }: { quote: Quote | null }) {
  const t = useTranslations('orders.form.chain')
  const f = useFormat()
  const language = languageOf(f.locale)
  const chain = quote?.chain
  return (
    <>
      <h2>{t('title')}</h2>
      {!chain ? (
        <p className="small t3">
          {quote?.lines.some(({ amountFen }) => amountFen !== null) ? t('noRule') : t('later')}
        </p>
      ) : chain.auto ? (
        <p className="small t2">{t('auto')}</p>
      ) : (
        <Thread
          tight
          label={t('title')}
          items={chain.steps.map((step, position) => ({
            key: String(position),
            is: step.missing ? 'failed' : 'waiting',
            title: step.name[language],
            when: t('hours', { hours: step.hours }),
            children: (
              <p>
                <Spoken>
                  {step.missing
                    ? t('missing')
                    : t(`mode.${step.mode}`, { people: f.list(step.people), needed: step.needed })}
                </Spoken>
              </p>
            ),
          }))}
        />
      )}
    </>
  )
}
