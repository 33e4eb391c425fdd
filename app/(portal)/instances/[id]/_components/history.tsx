import { useTranslations } from 'next-intl'
import { Spoken } from '@/components/ui/spoken'
import { Thread, type ThreadItem } from '@/components/ui/thread'
import { useFormat } from '@/components/ui/use-format'
import type { HistoryItem } from '@/lib/compute/list-history'
import type { Format } from '@/lib/i18n/format'
import type { InstanceState } from '@/lib/provisioning/rules'
import { shapeOf } from '../../_components/instance-state'

/** Who did what and when, as the audit has it; changes of state with the shape of the new state. */
export function History({ items, now }: { items: HistoryItem[]; now: Date }) {
  const t = useTranslations('compute')
  const f = useFormat()
  const shown = items.map((item): ThreadItem => {
    const state = typeof item.after?.state === 'string' ? item.after.state : undefined
    const moved = item.action === 'instance.changeState' && state !== undefined && state in shapeOf
    const who =
      item.actorId === null
        ? t('machine.system_')
        : item.platform
          ? t('machine.byPlatform', { name: item.actorName })
          : item.actorName
    const [, verb = ''] = item.action.split('.')
    return {
      key: item.id,
      is: moved ? shapeOf[state as InstanceState] : 'done',
      title: moved
        ? t(`state.${state as InstanceState}`)
        : t.has(`history.${verb}` as 'history.start')
          ? t(`history.${verb}` as 'history.start')
          : t('history.other'),
      by: (
        <span className="t2">
          <Spoken>{who}</Spoken>
        </span>
      ),
      when: f.moment(item.at, now),
      children: detailOf(item, f) ? (
        <p>
          <Spoken>{detailOf(item, f)}</Spoken>
        </p>
      ) : undefined,
    }
  })
  return <Thread items={shown} label={t('machine.history')} tight />
}

/** What a reader wants to know besides the verb: a new name, new tags, the other agency, a failure. */
function detailOf({ action, before, after }: HistoryItem, f: Format): string | null {
  const text = (value: unknown) => (typeof value === 'string' && value ? value : null)
  if (action === 'instance.rename') return [text(before?.name), text(after?.name)].filter(Boolean).join(' → ')
  if (action === 'instance.tag') return Array.isArray(after?.tags) ? f.list(after.tags) : null
  if (action === 'instance.offerTransfer') return text(after?.to)
  const failure = after?.failure
  return typeof failure === 'object' && failure !== null && 'message' in failure
    ? text(failure.message)
    : null
}
