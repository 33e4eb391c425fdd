import './globals.css'
import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { readAppearance } from '@/components/shell/appearance'
import { ClientMessages } from '@/components/shell/client-messages'
import { FallbackFont } from '@/components/shell/fallback-font'
import { LayerLanguage } from '@/components/shell/layer-language'
import { Toaster } from '@/components/ui/toaster'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('shell')
  return {
    title: { default: t('product'), template: `%s｜${t('product')}` },
    description: t('description'),
  }
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1 }

export default async function RootLayout({ children }: { children: ReactNode }) {
  const { theme, text } = readAppearance(await cookies())
  return (
    <html lang={await getLocale()} data-theme={theme} data-text={text}>
      <body>
        <ClientMessages of={['ui', 'shell']}>
          <LayerLanguage>{children}</LayerLanguage>
          <Toaster />
          <FallbackFont />
        </ClientMessages>
      </body>
    </html>
  )
}
