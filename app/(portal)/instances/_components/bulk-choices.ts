import type { useTranslations } from 'next-intl'
import type { BulkVerb as Choice } from '@/components/ui/table-selection'
import { bulkVerbs } from '@/lib/compute/input'
import type { ListedInstance } from '@/lib/compute/list-instances'
import { instanceCan } from '@/lib/compute/rules'
import { routes } from '@/lib/routes'

const icons = { start: 'play', stop: 'stop', reboot: 'refresh', tag: 'tag' } as const

/** Verbs of the action bar; each leads to its preview, and says why it is barred for the rows picked. */
export function bulkChoices(
  t: ReturnType<typeof useTranslations<'compute'>>,
  rows: ListedInstance[],
  now: Date,
): Choice[] {
  const able = (verb: 'start' | 'stop' | 'reboot' | 'tag' | 'renew' | 'close') =>
    rows.filter((row) => instanceCan(verb, row, { now }).ok).map(({ id }) => id)
  return [
    ...bulkVerbs.map((verb) => ({
      key: verb,
      label: t(`verb.${verb}`),
      icon: icons[verb],
      href: `${routes.instances.newBulk}?verb=${verb}`,
      allowed: able(verb),
      reason: t('list.mixed', { verb: t(`verb.${verb}`) }),
    })),
    {
      key: 'renew',
      label: t('verb.renew'),
      icon: 'calendar',
      href: `${routes.instances.newBulk}?verb=renew`,
      allowed: able('renew'),
      reason: t('list.mixed', { verb: t('verb.renew') }),
    },
    {
      key: 'close',
      label: t('verb.close'),
      icon: 'trash',
      danger: true,
      href: `${routes.instances.newBulk}?verb=close`,
      allowed: able('close'),
      reason: t('list.mixed', { verb: t('verb.close') }),
    },
  ]
}
