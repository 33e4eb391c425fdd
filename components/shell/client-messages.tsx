import { NextIntlClientProvider } from 'next-intl'
import { getMessages } from 'next-intl/server'
import type { ReactNode } from 'react'

type Props = { of: string[]; children: ReactNode }
type Texts = { [key: string]: Texts | string }

/** Texts for the client components inside: only what is named (`orders`, `scheduler.capacity.map`) and the frame's. */
export async function ClientMessages({ of, children }: Props) {
  const all = (await getMessages()) as Texts
  const wanted: Texts = {}
  for (const path of ['ui', 'shell', ...of]) copyAt(all, wanted, path.split('.'))
  return <NextIntlClientProvider messages={wanted}>{children}</NextIntlClientProvider>
}

function copyAt(from: Texts, to: Texts, [key = '', ...deeper]: string[]): void {
  const found = from[key]
  if (found === undefined) return
  if (deeper.length === 0 || typeof found === 'string') to[key] = found
  else {
    to[key] = { ...(to[key] as Texts | undefined) }
    copyAt(found, to[key], deeper)
  }
}
