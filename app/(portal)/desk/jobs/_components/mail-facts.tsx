import { getTranslations } from 'next-intl/server'
import { KeyValues } from '@/components/ui/key-values'
import { State } from '@/components/ui/state'
import { getFormat } from '@/lib/i18n/get-format'
import type { MailCounts } from '@/lib/notify/count-mails'

export async function MailFacts({ mails }: { mails: MailCounts }) {
  const [t, f] = await Promise.all([getTranslations('jobs.mails'), getFormat()])
  const { configured, waiting, sent, failed } = mails
  return (
    <KeyValues
      as="list"
      items={[
        {
          key: t('server'),
          value: (
            <>
              <State is={configured ? 'done' : 'waiting'}>{t(configured ? 'configured' : 'off')}</State>
              {configured ? null : <span className="block small t3">{t('offNote')}</span>}
            </>
          ),
        },
        { key: t('waiting'), value: f.number(waiting) },
        { key: t('sent'), value: f.number(sent) },
        {
          key: t('failed'),
          value:
            failed > 0 ? (
              <>
                <State is="failed">{f.number(failed)}</State>
                <span className="block small t3">{t('givenUp')}</span>
              </>
            ) : (
              f.number(0)
            ),
        },
      ]}
    />
  )
}
