import { NextIntlClientProvider } from 'next-intl'
import { getMessages } from 'next-intl/server'
import type { ReactNode } from 'react'

type Props = { of: string[]; children: ReactNode }

/** Texts for the client components inside: only the namespaces named (and `ui`), never the whole product. */
export async function ClientMessages({ of, children }: Props) {
  const all: Record<string, unknown> = await getMessages()
  const wanted = Object.fromEntries(['ui', 'shell', ...of].map((name) => [name, all[name]]))
  return <NextIntlClientProvider messages={wanted}>{children}</NextIntlClientProvider>
}
