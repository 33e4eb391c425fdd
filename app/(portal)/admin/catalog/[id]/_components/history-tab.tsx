import { getLocale, getTranslations } from 'next-intl/server'
import { Section } from '@/components/ui/section'
import { Thread } from '@/components/ui/thread'
import { listNames } from '@/lib/agencies/list-names'
import { getFormat } from '@/lib/i18n/get-format'
import { inLocale } from '@/lib/i18n/in-locale'
import type { TabProps } from './tab-props'

const shapes = { draft: 'draft', published: 'here', superseded: 'done' } as const

/** Every version: when it was published and by whom it was edited last. */
export async function HistoryTab({ ctx, managed: { versions } }: TabProps) {
  const [t, f, locale, names] = await Promise.all([
    getTranslations('catalog.admin'),
    getFormat(),
    getLocale(),
    listNames(
      ctx,
      versions.flatMap(({ editedBy }) => editedBy ?? []),
    ),
  ])
  return (
    <Section title={t('tabs.history')}>
      <Thread
        label={t('tabs.history')}
        items={versions.map((version) => ({
          key: version.id,
          is: shapes[version.state],
          title: t('v', { version: version.version }),
          by: (
            <>
              {f.facts(
                t(`history.states.${version.state}`),
                inLocale(version.name, locale),
                version.editedBy && names.get(version.editedBy),
              )}
            </>
          ),
          when: version.publishedAt ? f.dateTime(version.publishedAt) : undefined,
        }))}
      />
    </Section>
  )
}
