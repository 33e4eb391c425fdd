'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { barStates, bytesPerBar, shareOf } from '@/components/charts/draw-mosaic'
import { Mosaic } from '@/components/charts/mosaic'
import { Link } from '@/components/ui/link'
import { Spoken } from '@/components/ui/spoken'
import { useFormat } from '@/components/ui/use-format'
import { routes } from '@/lib/routes'
import type { HostMap as Answer } from '@/lib/scheduler/host-map'

type Part = { name: string; names: string[]; bars: Uint8Array }

/** Every host that matches, pool after pool, as bars on canvas; the array comes by itself after the page. */
export function HostMap({ query }: { query: string }) {
  const t = useTranslations('scheduler.capacity.map')
  const [parts, setParts] = useState<Part[] | 'failed' | null>(null)

  useEffect(() => {
    const giveUp = new AbortController()
    fetch(`${routes.desk.hostMap}?${query}`, { signal: giveUp.signal })
      .then(async (answer) => setParts(answer.ok ? partsOf((await answer.json()) as Answer) : 'failed'))
      .catch(() => giveUp.signal.aborted || setParts('failed'))
    return () => giveUp.abort()
  }, [query])

  if (parts === null) return <p className="t3">{t('loading')}</p>
  if (parts === 'failed') return <p className="t3">{t('failed')}</p>
  return (
    <div className="stack-4">
      {parts.map((part) => (
        <PoolMosaic key={part.name} part={part} />
      ))}
    </div>
  )
}

function PoolMosaic({ part: { name, names, bars } }: { part: Part }) {
  const [t, h, f] = [
    useTranslations('scheduler.capacity.map'),
    useTranslations('scheduler.capacity.map.states'),
    useFormat(),
  ]
  const router = useRouter()
  const [here, setHere] = useState(-1)
  const hrefOf = (at: number) => routes.desk.host(names[at] ?? '')
  const textOf = (at: number) => {
    const [cpu, held, memory, state] = bars.subarray(at * bytesPerBar)
    return t('host', {
      name: names[at] ?? '',
      cpu: f.percent(shareOf(cpu)),
      held: f.percent(shareOf(held)),
      memory: f.percent(shareOf(memory)),
      state: h(barStates[state ?? 0] ?? 'on'),
    })
  }
  return (
    <div>
      <p className="small">
        <b>
          <Spoken>{name}</Spoken>
        </b>{' '}
        <span className="t3">{t('hosts', { n: f.number(names.length) })}</span>
      </p>
      <Mosaic
        bars={bars}
        count={names.length}
        label={t('label', { name, n: names.length })}
        textOf={textOf}
        onPoint={setHere}
        onOpen={(at) => router.push(hrefOf(at))}
      />
      <p className="mosaic__said">
        {here < 0 ? (
          t('hint')
        ) : (
          <>
            <Spoken>{textOf(here)}</Spoken>{' '}
            <Link href={hrefOf(here)}>{t('open', { name: names[here] ?? '' })}</Link>
          </>
        )}
      </p>
    </div>
  )
}

function partsOf({ pools, names, bars }: Answer): Part[] {
  const allNames = names ? names.split('\n') : []
  const allBars = Uint8Array.from(atob(bars), (letter) => letter.charCodeAt(0))
  let from = 0
  return pools.map(({ name, hosts }) => {
    const [start, end] = [from, from + hosts]
    from = end
    return {
      name,
      names: allNames.slice(start, end),
      bars: allBars.subarray(start * bytesPerBar, end * bytesPerBar),
    }
  })
}
