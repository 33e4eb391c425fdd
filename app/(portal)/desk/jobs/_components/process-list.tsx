import { getTranslations } from 'next-intl/server'
import { KeyValues } from '@/components/ui/key-values'
import { State } from '@/components/ui/state'
import { getFormat } from '@/lib/i18n/get-format'
import type { listProcesses } from '@/lib/jobs/queries'

type Process = Awaited<ReturnType<typeof listProcesses>>[number]

export async function ProcessList({ processes }: { processes: Process[] }) {
  const [t, f] = await Promise.all([getTranslations('jobs.processes'), getFormat()])
  if (processes.length === 0) return <p className="t3">{t('none')}</p>
  return (
    <KeyValues
      as="list"
      items={processes.map(({ process, kind, seenAt, alive }) => ({
        key: `${t(`kind.${kind}`)} ${process.split(':').at(-1)}`,
        value: (
          <>
            <State is={alive ? 'running' : 'failed'}>
              {f.facts(t(alive ? 'alive' : 'silent'), f.exact(seenAt))}
            </State>
            <span className="block small t3 mono break-all">{process}</span>
          </>
        ),
      }))}
    />
  )
}
