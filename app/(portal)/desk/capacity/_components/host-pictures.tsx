'use client'

import { createContext, type ReactNode, useEffect, useState } from 'react'
import { bytesPerBar } from '@/components/charts/draw-mosaic'
import { routes } from '@/lib/routes'
import type { HostMap as Answer } from '@/lib/scheduler/host-map'

export type Picture = { name: string; names: string[]; bars: Uint8Array }
export type Pictures = ReadonlyMap<string, Picture> | 'failed' | 'loading'

/** Pictures by pool; a pool of which no host matches has none. */
export const PicturesContext = createContext<Pictures>('loading')

/** Every host that matches comes once, by itself after the page, for the pictures of all pools. */
export function HostPictures({ query, children }: { query: string; children: ReactNode }) {
  const [pictures, setPictures] = useState<Pictures>('loading')

  useEffect(() => {
    const giveUp = new AbortController()
    fetch(`${routes.desk.hostMap}?${query}`, { signal: giveUp.signal })
      .then(async (answer) => setPictures(answer.ok ? picturesOf((await answer.json()) as Answer) : 'failed'))
      .catch(() => giveUp.signal.aborted || setPictures('failed'))
    return () => giveUp.abort()
  }, [query])

  return <PicturesContext value={pictures}>{children}</PicturesContext>
}

function picturesOf({ pools, names, bars }: Answer): Pictures {
  const allNames = names ? names.split('\n') : []
  const allBars = Uint8Array.from(atob(bars), (letter) => letter.charCodeAt(0))
  let from = 0
  return new Map(
    pools.map(({ id, name, hosts }) => {
      const [start, end] = [from, from + hosts]
      from = end
      const picture = {
        name,
        names: allNames.slice(start, end),
        bars: allBars.subarray(start * bytesPerBar, end * bytesPerBar),
      }
      return [id, picture]
    }),
  )
}
