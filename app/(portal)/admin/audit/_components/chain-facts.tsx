import { State } from '@/components/ui/state'
import type { ChainStatus } from '@/lib/audit/chain-status'
import type { Format } from '@/lib/i18n/format'

type Translate = (key: string, params?: Record<string, string>) => string

/** Where the chain stands and whether it held at the last verification, as facts under the page's title. */
export function chainFacts(t: Translate, f: Format, status: ChainStatus) {
  const { sealed, sealedAt, waiting, verifiedAt, whole } = status
  const rows = (count: number) => t('rows', { count: f.number(count) })
  return [
    { key: 'sealed', label: t('sealed'), value: rows(sealed) },
    { key: 'waiting', label: t('waiting'), value: rows(waiting) },
    { key: 'sealedAt', label: t('sealedAt'), value: sealedAt ? f.exact(sealedAt) : '—' },
    {
      key: 'verified',
      label: t('verified'),
      value:
        whole === null || !verifiedAt ? (
          t('never')
        ) : (
          <State is={whole ? 'done' : 'failed'}>
            {f.facts(t(whole ? 'whole' : 'broken'), f.moment(verifiedAt))}
          </State>
        ),
    },
  ]
}
