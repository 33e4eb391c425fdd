'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { use, useState } from 'react'
import { barStates, bytesPerBar, shareOf } from '@/components/charts/draw-mosaic'
import { Mosaic } from '@/components/charts/mosaic'
import { Link } from '@/components/ui/link'
import { Spoken } from '@/components/ui/spoken'
import { useFormat } from '@/components/ui/use-format'
import { routes } from '@/lib/routes'
import { type Picture, PicturesContext } from './host-pictures'

/** The hosts of one pool as bars on a canvas, fullest first. */
export function PoolPicture({ poolId }: { poolId: string }) {
  const t = useTranslations('scheduler.capacity.map')
  const pictures = use(PicturesContext)
  if (pictures === 'loading') return <p className="t3">{t('loading')}</p>
  if (pictures === 'failed') return <p className="t3">{t('failed')}</p>
  const picture = pictures.get(poolId)
  return picture ? <Bars picture={picture} /> : <p className="t3">{t('noMatch')}</p>
}

function Bars({ picture: { name, names, bars } }: { picture: Picture }) {
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
    <div className="min-w-0">
      <Mosaic
        bars={bars}
        count={names.length}
        label={t('label', { name, n: names.length })}
        textOf={textOf}
        onPoint={setHere}
        onOpen={(at) => router.push(hrefOf(at))}
      />
      <p className="mosaic__said">
        {here < 0 ? null : (
          <>
            <Spoken>{textOf(here)}</Spoken>{' '}
            <Link href={hrefOf(here)}>{t('open', { name: names[here] ?? '' })}</Link>
          </>
        )}
      </p>
    </div>
  )
}
